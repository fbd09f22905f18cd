"""`servqual-desk report`: the report as a PDF."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language, use_language
from ui.cli.options import command, file_argument, language_option, output_option, where_option


@command(help=N_("Write the report of the project FILE as a PDF."))
@file_argument
@output_option(N_("The PDF to write."), metavar="OUT.pdf")
@language_option(N_("The report's language; else the program's."))
@where_option
def report(file: Path, output: Path, lang: str | None, where: tuple[str, ...]) -> None:
    from analysis import analyse as compute
    from exports.report import write_report
    from servqual_desk.store.whole_files import replacing
    from ui.cli.arguments import project_to_read, read_where, require_ending, selected_frame, selection_title
    from ui.cli.terminal_progress import steps
    from ui.jobs.saved_analyses import kept_for_report

    require_ending(output, ".pdf")
    with project_to_read(file) as project, steps(_("Report"), 2) as step, replacing(output) as temporary:
        frame = selected_frame(project, where)
        result = compute(frame, project.instrument)
        step()
        with use_language(lang or language()):
            kept = kept_for_report(project, read_where(where))
        write_report(
            result,
            project.instrument,
            frame,
            temporary,
            language=lang or language(),
            title=selection_title(project.title, where),
            organisation=project.setting("organisation"),
            kept=kept,
        )
        step()
    click.echo(_("Written: {path}").format(path=output))

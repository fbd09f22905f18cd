"""`servqual-desk form`: the blank questionnaire to print."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import command, file_argument, language_option, option, output_option


@command(help=N_("Write the blank form of the project FILE as a PDF to print, each copy with a number of its own."))
@file_argument
@output_option(N_("The PDF to write."), metavar="OUT.pdf")
@language_option(N_("The form's language; else the program's."))
@option(
    "--copies",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    help=N_("How many; numbers go on where they ended."),
)
@option("--prefix", default="", metavar="P", help=N_("What stands before the numbers, such as MPP-."))
def form(file: Path, output: Path, lang: str | None, copies: int, prefix: str) -> None:
    from exports.form.form import write_form
    from servqual_desk.interviewing.paper_serials import next_number, note_printed, numbered
    from servqual_desk.project import Project
    from ui.cli.arguments import require_ending

    require_ending(output, ".pdf")
    with Project.open(file) as project:
        first = next_number(project)
        serials = numbered(first, copies, prefix=prefix)
        office = project.setting("organisation")
        write_form(
            project.instrument,
            output,
            language=lang or language(),
            title=project.title,
            organisation=office,
            serials=serials,
        )
        note_printed(project, first=first, copies=copies)
    click.echo(_("Written: {path}, {first} to {last}").format(path=output, first=serials[0], last=serials[-1]))

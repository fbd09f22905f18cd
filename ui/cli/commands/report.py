"""`servqual-desk report`: the report as a PDF."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import command, file_argument, language_option, output_option, wave_option, where_option


@command(help=N_("Write the report of the survey FILE as a PDF."))
@file_argument
@output_option(N_("The PDF to write."), metavar="OUT.pdf")
@language_option(N_("The report's language; else the program's."))
@where_option
@wave_option("latest")
def report(file: Path, output: Path, lang: str | None, where: tuple[str, ...], wave: str) -> None:
    from ui.cli.arguments import read_where, require_ending
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.write_report import report_project

    require_ending(output, ".pdf")
    with shown_progress() as progress:
        report_project(file, output, progress, language=lang or language(), where=read_where(where), wave=wave)
    click.echo(_("Saved: {path}").format(path=output))

"""`servqual-desk codebook`: what each column and each code of a survey's data files means."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import command, file_argument, language_option, output_option


@command(
    help=N_(
        "Write what each column and code of the survey FILE's data files means: .html, .pdf, .csv, or .xml (DDI-Codebook 2.5)."
    )
)
@file_argument
@output_option(N_("The codebook to write, by its ending."), metavar="OUT")
@language_option(N_("The codebook's language; else the program's."))
def codebook(file: Path, output: Path, lang: str | None) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.export_data import write_project_codebook

    with shown_progress() as progress:
        write_project_codebook(file, output, progress, language=lang or language())
    click.echo(_("Saved: {path}").format(path=output))

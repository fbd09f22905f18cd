"""`servqual-desk export`: the responses as a data file."""

from pathlib import Path

import click

from instruments.i18n import N_, language, ngettext
from ui.cli.options import command, file_argument, output_option


@command(help=N_("Write the responses of the survey FILE as a data file: .csv, .xlsx, .sav, .dta or .parquet."))
@file_argument
@output_option(N_("The data file to write, by its ending."), metavar="OUT")
def export(file: Path, output: Path) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.export_data import export_data

    with shown_progress() as progress:
        n = export_data(file, output, progress, language=language()).n
    sentence = ngettext("Saved: {path}, {n} response.", "Saved: {path}, {n} responses.", n)
    click.echo(sentence.format(path=output, n=n))

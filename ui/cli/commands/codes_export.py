"""`servqual-desk codes export`: the codebook for NVivo, ATLAS.ti, MAXQDA and others."""

from pathlib import Path

import click

from instruments.i18n import N_
from ui.cli.options import command, file_argument, output_option


@command(help=N_("Write the codebook of the survey FILE as a REFI-QDA codebook."))
@file_argument
@output_option(N_("The file to write, ending in .qdc."), metavar="OUT.qdc")
def codes_export(file: Path, output: Path) -> None:
    from ui.jobs.exchange_codes import export_codes, written_words
    from ui.jobs.selected_responses import project_to_read

    with project_to_read(file) as project:
        n = export_codes(project.comments, output)
    click.echo(written_words(n, output))

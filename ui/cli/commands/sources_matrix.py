"""`servqual-desk sources matrix`: in how many sources of each kind each code was found."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, output_option


@command(help=N_("Write in how many sources of each kind a code was found, with its quotes."))
@file_argument
@output_option(N_("The file to write, ending in .csv."), metavar="OUT.csv")
def sources_matrix(file: Path, output: Path) -> None:
    from ui.jobs.selected_responses import project_to_read
    from ui.jobs.sources import write_matrix

    with project_to_read(file) as project:
        write_matrix(project, output)
    click.echo(_("{name} is written.").format(name=output.name))

"""`servqual-desk replicate`: the same numbers from R, Python and SPSS."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument, output_option, where_option


@command(help=N_("Write the data of the survey FILE with scripts that compute its results in R, Python and SPSS."))
@file_argument
@output_option(N_("The folder to write into."), metavar="FOLDER")
@where_option
def replicate(file: Path, output: Path, where: tuple[str, ...]) -> None:
    from ui.cli.arguments import read_where
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.replicate_analysis import replicate_analysis

    with shown_progress() as progress:
        written = replicate_analysis(file, output, progress, where=read_where(where))
    for path in written:
        click.echo(_("Saved: {path}").format(path=path))

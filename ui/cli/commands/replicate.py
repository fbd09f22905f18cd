"""`servqual-desk replicate`: the same numbers from R, Python and SPSS."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from servqual_desk.errors import DataError
from ui.cli.options import command, file_argument, method_settings_option, option, output_option, where_option


@command(help=N_("Write the data of the survey FILE with scripts that compute its results in R, Python and SPSS."))
@file_argument
@output_option(N_("The folder to write into."), metavar="FOLDER")
@option("--method", metavar="METHOD", help=N_("A method of the lab instead of the survey's own analysis."))
@method_settings_option
@where_option
def replicate(file: Path, output: Path, method: str | None, settings: tuple[str, ...], where: tuple[str, ...]) -> None:
    from ui.cli.arguments import read_where
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.replicate_analysis import replicate_analysis, replicate_method

    if method is None and settings:
        raise DataError(_("--set needs a --method; `lab FILE` lists the methods and their options."))
    with shown_progress() as progress:
        if method is None:
            written = replicate_analysis(file, output, progress, where=read_where(where))
        else:
            written = replicate_method(file, method, settings, output, progress, where=read_where(where))
    for path in written:
        click.echo(_("Saved: {path}").format(path=path))

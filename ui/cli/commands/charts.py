"""`servqual-desk charts`: every chart of the results, each as a file."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import command, file_argument, language_option, option, output_option, wave_option, where_option


@command(help=N_("Draw every chart of the survey FILE's results into a folder, each as a file; nothing of few people."))
@file_argument
@output_option(N_("The folder; it is made where it is missing."), metavar="FOLDER")
@option(
    "--format",
    "format_",
    type=click.Choice(["svg", "png"]),
    default="svg",
    show_default=True,
    help=N_("SVG for print, or PNG for a slide (300 dots an inch)."),
)
@language_option(N_("The charts' language; else the program's."))
@where_option
@wave_option("latest")
def charts(file: Path, output: Path, format_: str, lang: str | None, where: tuple[str, ...], wave: str) -> None:
    from ui.cli.arguments import read_where
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.write_charts import write_charts

    with shown_progress() as progress:
        drawn = write_charts(
            file,
            output,
            progress,
            ending=f".{format_}",
            language=lang or language(),
            where=read_where(where),
            wave=wave,
        )
    for path in drawn:
        click.echo(_("Saved: {path}").format(path=path))

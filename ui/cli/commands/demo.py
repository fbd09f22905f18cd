"""`servqual-desk demo`: a simulated survey and everything that is made of one."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import FILE, command, option


@command(help=N_("Make a simulated survey with its analysis, data and report in DIR (./demo when not given)."))
@click.argument("folder", metavar="[DIR]", type=FILE, default="demo")
@option(
    "--instrument",
    metavar="ID",
    default=None,
    help=N_("The questionnaire that the simulated citizens answer; loket-lengkap when not given."),
)
def demo(folder: Path, instrument: str | None) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.demo_folder import make_demo_folder
    from ui.jobs.simulated_survey import QUESTIONNAIRE

    with shown_progress() as progress:
        asked = instrument or QUESTIONNAIRE
        written = make_demo_folder(folder, progress, language=language(), questionnaire=asked)
    for path in written:
        click.echo(_("Saved: {path}").format(path=path))
    click.echo(_("The citizens are simulated; every page of the report says so."))

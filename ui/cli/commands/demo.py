"""`servqual-desk demo`: a simulated survey and everything that is made of one."""

from pathlib import Path

import click

from instruments.i18n import N_, _, language
from ui.cli.options import FILE, command


@command(help=N_("Make a simulated survey with its analysis, data and report in DIR (./demo when not given)."))
@click.argument("folder", metavar="[DIR]", type=FILE, default="demo")
def demo(folder: Path) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.demo_folder import make_demo_folder

    with shown_progress() as progress:
        written = make_demo_folder(folder, progress, language=language())
    for path in written:
        click.echo(_("Saved: {path}").format(path=path))
    click.echo(_("The citizens are simulated; every page of the report says so."))

"""`servqual-desk backup`: a verified copy."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import FILE, command, file_argument


@command(
    help=N_(
        "Copy the survey FILE into FOLDER and read the copy back; without FOLDER, to the place chosen in Set up, "
        "else into NAME-backups beside FILE."
    )
)
@file_argument
@click.argument("folder", type=FILE, required=False)
def backup(file: Path, folder: Path | None) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.back_up_project import back_up_project

    with shown_progress() as progress:
        made = back_up_project(file, folder, progress)
    click.echo(_("Copied and read back: {path}").format(path=made.path))
    for sentence in made.reservations:
        click.echo(sentence, err=True)

"""`servqual-desk unprotect`: the encryption taken away."""

from pathlib import Path

import click

from instruments.i18n import N_, _
from ui.cli.options import command, file_argument


@command(help=N_("Write the protected survey FILE, and its backups, so that everybody can read them."))
@file_argument
def unprotect(file: Path) -> None:
    from ui.cli.commands.protect import tell_copies
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.protect_project import unprotect_project

    with shown_progress() as progress:
        done = unprotect_project(file, progress)
    click.echo(_("No longer protected: {path}. Whoever has the file can read it.").format(path=file))
    tell_copies(len(done.copies), done.left)

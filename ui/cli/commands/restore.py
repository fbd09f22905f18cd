"""`servqual-desk restore`: a backup in the place of a survey."""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.options import FILE, command, file_argument


@command(help=N_("Put the backup BACKUP in the place of the survey FILE; what is there now is kept aside."))
@click.argument("backup", type=FILE)
@file_argument
def restore(backup: Path, file: Path) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.restore_backup import restore_backup

    with shown_progress() as progress:
        done = restore_backup(backup, file, progress)
    sentence = ngettext("Restored: {path}, {n} response.", "Restored: {path}, {n} responses.", done.responses)
    click.echo(sentence.format(path=file, n=done.responses))
    if done.aside is not None:
        click.echo(_("What was there before is kept: {path}").format(path=done.aside))
    if done.erased_again:
        sentence = ngettext(
            "{n} response in the backup had been erased since, and was erased in it again.",
            "{n} responses in the backup had been erased since, and were erased in it again.",
            done.erased_again,
        )
        click.echo(sentence.format(n=done.erased_again))

"""`servqual-desk protect`: encryption at rest."""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import DataError
from ui.cli.options import FILE, command, file_argument, option


@command(help=N_("Encrypt the survey FILE and its backups with a passphrase, and tell its recovery code this once."))
@file_argument
@option(
    "--recovery",
    type=FILE,
    metavar="OUT",
    help=N_("Write the recovery code to this file (.pdf or .txt), to be printed, and not to the terminal."),
)
@option("--change", is_flag=True, help=N_("Give a protected survey another passphrase and recovery code."))
@option("--mine", is_flag=True, help=N_("Set your own passphrase (with --as NAME); the survey is not encrypted anew."))
@option("--new-key-file", type=FILE, metavar="PATH", help=N_("With --change or --mine: holds the new passphrase."))
def protect(file: Path, recovery: Path | None, change: bool, mine: bool, new_key_file: Path | None) -> None:
    from ui.cli.passphrase import new_passphrase, read_key_file
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.protect_project import protect_project, require_protectable, set_own_passphrase

    if mine and change:
        raise DataError(_("--change and --mine are two different things; say one of them."))
    require_protectable(file, change=change or mine, recovery=recovery)
    if mine:
        set_own_passphrase(file, read_key_file(new_key_file) if new_key_file else new_passphrase(file, change=True))
        click.echo(_("From now on your own passphrase opens it too: {path}.").format(path=file))
        return
    passphrase = read_key_file(new_key_file) if new_key_file else new_passphrase(file, change=change)
    with shown_progress() as progress:
        done = protect_project(file, passphrase, progress)
    click.echo(_("Protected: {path}.").format(path=file))
    if done.keys is not None:
        click.echo(done.keys_words)
    if recovery is not None:
        from exports.slip.recovery_sheet import write_recovery_sheet

        write_recovery_sheet(recovery, done.recovery_code, survey=file.name)
        click.echo(
            _("Its recovery code is in {path}. Print it, lock it away, and delete the file.").format(path=recovery)
        )
    else:
        click.echo(
            _("Recovery code, shown only now: {code}. Write it down and lock it away.").format(code=done.recovery_code)
        )
    tell_copies(len(done.copies), done.left)


def tell_copies(count: int, left: tuple[str, ...]) -> None:
    """What became of the backups."""
    if count:
        sentence = ngettext("{n} backup was written anew too.", "{n} backups were written anew too.", count)
        click.echo(sentence.format(n=count))
    for sentence in left:
        click.echo(sentence, err=True)

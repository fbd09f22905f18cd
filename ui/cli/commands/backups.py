"""`servqual-desk backups`: the copies of a survey, and which of them are good."""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.json_output import give_json
from ui.cli.options import command, file_argument, json_option


@command(help=N_("List the backups of the survey FILE, newest first, and say which of them are good."))
@file_argument
@json_option
def backups(file: Path, json_: Path | None) -> None:
    from servqual_desk.store.clock import moment_words
    from ui.jobs.list_backups import backups_json, list_backups

    listing = list_backups(file)
    for sentence in listing.reservations:
        click.echo(sentence, err=True)
    if json_ is not None:
        give_json(backups_json(listing), json_)
        return
    if not listing.copies:
        click.echo(_("There is no backup of {path}. Make one: servqual-desk backup {path}").format(path=file))
    for copy in listing.copies:
        responses = ngettext("{n} response", "{n} responses", copy.responses or 0).format(n=copy.responses or 0)
        state = (
            _("good, {responses}").format(responses=responses) if copy.good else _("not good: it does not open whole")
        )
        click.echo(f"{moment_words(copy.at, 'medium')}  {copy.path}  {state}")

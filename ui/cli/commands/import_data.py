"""`servqual-desk import`: the responses of a data file, all or none."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.options import FILE, command, file_argument, option

if TYPE_CHECKING:
    from servqual_desk.importing.import_check import Intake


@command(help=N_("Add the responses of a data file (.csv, .xlsx, .sav) to the survey FILE, all or none."))
@file_argument
@click.argument("data", type=FILE)
@option(
    "--map",
    "map_",
    type=FILE,
    metavar="MAP.toml",
    help=N_("Matches their column names to ours, and lists those to ignore."),
)
@option("--skip-invalid", is_flag=True, help=N_("Leave out the rows that have a fault, and say which."))
def import_data(file: Path, data: Path, map_: Path | None, skip_invalid: bool) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.import_data import check_file, import_checked

    with shown_progress() as progress:
        checked = check_file(file, data, progress.between(0, 0.6), map_=map_)
        count = import_checked(file, checked, progress.between(0.6, 1), skip_invalid=skip_invalid)
    click.echo(ngettext("{n} response imported.", "{n} responses imported.", count).format(n=count))
    _tell_what_is_left_out(checked.found)


def _tell_what_is_left_out(found: "Intake") -> None:
    for fault in found.faults:
        click.echo(fault.sentence, err=True)
    if found.skipped:
        n = len(found.skipped)
        sentence = ngettext("{n} row skipped: {rows}.", "{n} rows skipped: {rows}.", n)
        click.echo(sentence.format(n=n, rows=_listed(found.skipped)))
    if found.blank:
        n = len(found.blank)
        sentence = ngettext("{n} empty row is no response: {rows}.", "{n} empty rows are no responses: {rows}.", n)
        click.echo(sentence.format(n=n, rows=_listed(found.blank)))
    if found.lacking:
        sentence = _("Columns that the file does not have, missing for everyone: {columns}.")
        click.echo(sentence.format(columns=_listed(found.lacking)))


def _listed(things: Sequence[object]) -> str:
    return ", ".join(map(str, things))

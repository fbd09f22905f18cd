"""`servqual-desk import`: the responses of a data file, all or none."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exports.datasets.reading.formats import FORMATS
from instruments.i18n import N_, _, ngettext
from servqual_desk.importing.survey_service_columns import PRESETS
from ui.cli.options import FILE, command, file_argument, option
from ui.jobs.guess_words import guess_sentence

if TYPE_CHECKING:
    from servqual_desk.importing.import_check import CheckedImport

MOST_SHOWN = 100  # rows or columns that one sentence names


@command(
    help=N_("Add the responses of a data file ({endings}) to the survey FILE, all or none."), endings=" ".join(FORMATS)
)
@file_argument
@click.argument("data", type=FILE)
@option(
    "--preset",
    type=click.Choice(PRESETS),
    default="auto",
    show_default=True,
    help=N_("Which service wrote the file; auto concludes it."),
)
@option(
    "--map",
    "map_",
    type=FILE,
    metavar="MAP.toml",
    help=N_("Matches their column names to ours, lists those to ignore, and says what cells and dates mean."),
)
@option("--sheet", default="", metavar="NAME", help=N_("Which sheet of a workbook, where several hold answers."))
@option(
    "--day",
    default="",
    metavar="DAY",
    help=N_("The day of the interviews (2026-11-21), where the file does not tell it."),
)
@option("--wave", default="", metavar="CODE", help=N_("The wave of the responses that name none."))
@option("--recode", is_flag=True, help=N_("Take codes by the file's own labels where these turn the scale."))
@option("--fill-merged", is_flag=True, help=N_("Let a merged cell of a workbook count for all of its rows."))
@option("--with-totals", is_flag=True, help=N_("Count last rows that look like totals of those above as responses."))
@option("--take-suggestions", is_flag=True, help=N_("Let unknown words mean the answers that they come near to."))
@option("--again", is_flag=True, help=N_("Add the rows even if this file was imported before."))
@option("--with-erased", is_flag=True, help=N_("Bring back rows whose responses were erased at the respondent's wish."))
@option("--dry-run", is_flag=True, help=N_("Say what would happen, and store nothing."))
@option("--skip-invalid", is_flag=True, help=N_("Leave out the rows that have a fault, and say which."))
def import_data(
    file: Path, data: Path, map_: Path | None, dry_run: bool, skip_invalid: bool, day: str, **said: Any
) -> None:
    from servqual_desk.interviewing.entered_text import read_date
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.automatic_backup import safeguard
    from ui.jobs.import_data import ImportOptions, check_file, import_checked

    options = ImportOptions(map_=map_, day=read_date(day).isoformat() if day else "", **said)
    with shown_progress() as progress:
        checked = check_file(file, data, progress.between(0, 0.6), options=options)
        _offer_suggestions(checked.found)
        if dry_run:
            count = len(checked.found.accepted(skip_invalid=skip_invalid))
        else:
            for sentence in safeguard(file):
                click.echo(sentence, err=True)
            count = import_checked(file, checked, progress.between(0.6, 1), skip_invalid=skip_invalid)
    if dry_run:
        sentence = ngettext(
            "{n} response would be imported; nothing was stored.",
            "{n} responses would be imported; nothing was stored.",
            count,
        )
    else:
        sentence = ngettext("{n} response imported.", "{n} responses imported.", count)
    click.echo(sentence.format(n=count))
    for guess in checked.found.guesses:
        click.echo(guess_sentence(guess))
    _tell_what_is_left_out(checked.found)


def _offer_suggestions(found: "CheckedImport") -> None:
    """The words that nobody can tell, each with what it may mean; one option says yes to all."""
    for word in found.suggestions[:MOST_SHOWN]:
        where = ngettext("{n} column", "{n} columns", len(word.columns)).format(n=len(word.columns))
        cells = ngettext("{n} cell", "{n} cells", word.n).format(n=word.n)
        sentence = _("“{word}” in {columns}, {cells}: means {answer}? Say --take-suggestions to take it so.")
        click.echo(sentence.format(word=word.cell, columns=where, cells=cells, answer=word.near), err=True)


def _tell_what_is_left_out(found: "CheckedImport") -> None:
    for sentence in found.sentences(found.faults):
        click.echo(sentence, err=True)
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
    shown = ", ".join(map(str, things[:MOST_SHOWN]))
    return f"{shown}, …" if len(things) > MOST_SHOWN else shown

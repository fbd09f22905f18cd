"""`servqual-desk merge`: many laptops, one survey."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.json_output import give_json
from ui.cli.options import FILE, command, file_argument, json_option, option

if TYPE_CHECKING:
    from servqual_desk.merging.result import MergeResult

MOST_SHOWN = 50


@command(
    help=N_(
        "Bring what the files OTHER of the same questionnaire hold (a folder: every survey in it) into the survey FILE. "
        "The others are only read."
    )
)
@file_argument
@click.argument("others", type=FILE, nargs=-1, metavar="OTHER…")
@option("--dry-run", is_flag=True, help=N_("Say what would happen, and write nothing."))
@option(
    "--conflicts",
    type=FILE,
    metavar="OUT.toml",
    help=N_("Write the answers that differ to this file, to be decided by a person."),
)
@option("--resolve", type=FILE, metavar="FORM.toml", help=N_("Let stand what a person decided in such a file."))
@json_option
def merge(
    file: Path,
    others: tuple[Path, ...],
    dry_run: bool,
    conflicts: Path | None,
    resolve: Path | None,
    json_: Path | None,
) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.merge_decisions import read_decisions, write_form
    from ui.jobs.merge_projects import merge_projects, settle_conflicts

    if not others and resolve is None:
        raise click.UsageError(_("Name the files to merge into {path}.").format(path=file))
    decisions = read_decisions(resolve) if resolve is not None else []
    if others:
        with shown_progress() as progress:
            result = merge_projects(file, others, progress, dry_run=dry_run)
        if conflicts is not None:
            write_form(result.conflicts, conflicts)
        if json_ is not None:
            give_json(result.to_json(), json_)
        else:
            _tell(result)
    if decisions and not dry_run:
        settled = settle_conflicts(file, decisions)
        click.echo(
            ngettext("{n} answer settled.", "{n} answers settled.", settled).format(n=settled), err=json_ is not None
        )


def _tell(result: "MergeResult") -> None:
    from ui.jobs.merge_words import conflict_count_words, conflict_words, counts_words, note_sentence

    for counts in result.files:
        click.echo(f"{counts.path}: {counts_words(counts)}")
    for note in result.notes:
        click.echo(note_sentence(note))
    if result.conflicts:
        click.echo(conflict_count_words(len(result.conflicts)))
    for conflict in result.conflicts[:MOST_SHOWN]:
        click.echo(f"  {conflict_words(conflict)}")
    if len(result.conflicts) > MOST_SHOWN:
        click.echo("  …")
    if result.written:
        click.echo(_("Merged. Backup of the survey as it was: {path}").format(path=result.backup))
    else:
        click.echo(_("Nothing was written."))

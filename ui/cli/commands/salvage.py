"""`servqual-desk salvage`: what can be read of a damaged survey, in a new file."""

from pathlib import Path

import click

from instruments.i18n import N_, _, ngettext
from ui.cli.json_output import give_json
from ui.cli.options import FILE, command, json_option, key_file_option

MOST_SAID = 50


@command(
    help=N_(
        "Save what can be read of the damaged survey FILE in the new survey OUT, and say what could not be saved. "
        "FILE is only read."
    )
)
@key_file_option
@click.argument("file", type=FILE)
@click.argument("out", type=FILE)
@json_option
def salvage(file: Path, out: Path, json_: Path | None) -> None:
    from ui.cli.terminal_progress import shown_progress
    from ui.jobs.salvage_project import salvage_project, salvaged_json, salvaged_words

    with shown_progress() as progress:
        saved = salvage_project(file, out, progress)
    if json_ is not None:
        give_json(salvaged_json(saved), json_)
    for sentence in (*salvaged_words(saved), *_named(saved.doubtful), _("Written: {path}").format(path=out)):
        click.echo(sentence, err=json_ is not None)


def _named(uuids: tuple[str, ...]) -> list[str]:
    """The responses that a person should look at, by their identifiers."""
    named = [f"  {uuid}" for uuid in uuids[:MOST_SAID]]
    left_out = len(uuids) - len(named)
    if left_out > 0:
        named.append(
            ngettext("{n} more; --json lists it.", "{n} more; --json lists them.", left_out).format(n=left_out)
        )
    return named

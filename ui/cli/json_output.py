"""What `--json` writes: a result to a file, whole or not at all, or to the terminal."""

from pathlib import Path
from typing import Any

import click

from instruments.i18n import _

TERMINAL = "-"


def give_json(value: Any, out: Path) -> None:
    """Write a value of plain dictionaries, lists, texts and numbers in full precision; `-` is the terminal.

    Raises:
        KnownError: the machine refuses the file.
    """
    from ui.jobs.json_file import json_text, write_json_file

    if str(out) == TERMINAL:
        click.echo(json_text(value).encode())
    else:
        click.echo(_("Saved: {path}").format(path=write_json_file(value, out)))

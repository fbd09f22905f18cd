"""A result as JSON: to a file, whole or not at all, or to the terminal."""

import json
from pathlib import Path
from typing import Any

import click

from instruments.i18n import _

TERMINAL = "-"


def write_json(value: Any, out: Path) -> None:
    """Write a value of plain dictionaries, lists, texts and numbers in full precision; `-` is the terminal.

    Raises:
        KnownError: the machine refuses the file.
        ValueError: a number is not finite, which would be a bug: what is undefined is None.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    if str(out) == TERMINAL:
        click.echo(text.encode())
        return
    from servqual_desk.store.whole_files import replacing

    with replacing(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    click.echo(_("Written: {path}").format(path=out))

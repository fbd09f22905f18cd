"""Arguments and options that several commands have, and the types of their values."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from instruments.i18n import LANGUAGES, N_
from ui.cli.click_words import SpokenCommand, SpokenOption

Function = TypeVar("Function", bound=Callable[..., Any])

FILE = click.Path(path_type=Path)
OUT = click.Path(path_type=Path, allow_dash=True)


def command(help: str) -> Callable[[Callable[..., None]], click.Command]:  # noqa: A002  click's own name
    """A command whose help is translated when it is shown."""
    return click.command(cls=SpokenCommand, help=help)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option whose help is translated when it is shown."""
    return click.option(*names, cls=SpokenOption, **settings)


def output_option(help: str, *, metavar: str) -> Callable[[Function], Function]:  # noqa: A002  click's own name
    """`-o`, the file to write."""
    return option("-o", "--output", type=FILE, required=True, metavar=metavar, help=help)


def language_option(help: str) -> Callable[[Function], Function]:  # noqa: A002  click's own name
    """`--lang`, the language of what is written."""
    return option("--lang", type=click.Choice(list(LANGUAGES)), help=help)


file_argument = click.argument("file", type=FILE)

where_option = option(
    "--where",
    multiple=True,
    metavar="COLUMN=VALUE",
    help=N_("Only responses with this answer. Again for the same column: this or that; for another column: both."),
)

json_option = option(
    "--json", "json_", type=OUT, metavar="OUT", help=N_("Write the result to this file instead (- is the terminal).")
)

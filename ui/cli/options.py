"""Arguments and options that several commands have, and the types of their values."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from instruments.i18n import LANGUAGES, N_
from ui.cli.click_words import SpokenCommand, SpokenOption
from ui.cli.passphrase import use_key_file
from ui.cli.person import use_name

Function = TypeVar("Function", bound=Callable[..., Any])

FILE = click.Path(path_type=Path)
OUT = click.Path(path_type=Path, allow_dash=True)


def command(help: str, **named: str) -> Callable[[Callable[..., None]], click.Command]:  # noqa: A002  click's own name
    """A command whose help is translated when it is shown; `named` is what stands in it by name."""
    return click.command(cls=SpokenCommand, help=help, named=named)


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """An option whose help is translated when it is shown."""
    return click.option(*names, cls=SpokenOption, **settings)


def output_option(help: str, *, metavar: str) -> Callable[[Function], Function]:  # noqa: A002  click's own name
    """`-o`, the file to write."""
    return option("-o", "--output", type=FILE, required=True, metavar=metavar, help=help)


def language_option(help: str) -> Callable[[Function], Function]:  # noqa: A002  click's own name
    """`--lang`, the language of what is written."""
    return option("--lang", type=click.Choice(list(LANGUAGES)), help=help)


key_file_option = option(
    "--key-file",
    type=FILE,
    metavar="PATH",
    expose_value=False,
    callback=use_key_file,
    help=N_("Holds the passphrase of a protected survey; else SERVQUAL_DESK_PASSPHRASE, else it is asked for."),
)


person_option = option(
    "--as",
    "as_",
    metavar="NAME",
    expose_value=False,
    callback=use_name,
    help=N_("Who does it, where people are set up; the PIN is in SERVQUAL_DESK_PIN, else it is asked for."),
)

new_file_argument = click.argument("file", type=FILE)


def file_argument(function: Function) -> Function:
    """FILE, a survey, which may be protected and may ask who works with it."""
    return key_file_option(person_option(click.argument("file", type=FILE)(function)))


where_option = option(
    "--where",
    multiple=True,
    metavar="COLUMN=VALUE",
    help=N_("Only responses with this answer. Again for the same column: this or that; for another column: both."),
)


method_settings_option = option(
    "--set",
    "settings",
    multiple=True,
    metavar="OPTION=VALUE",
    help=N_("Choose an option of the method; again for the same option: another value beside."),
)


def wave_option(default: str) -> Callable[[Function], Function]:
    """`--wave`; what it is when nobody says."""
    return option(
        "--wave",
        metavar="CODE|latest|all",
        default=default,
        show_default=True,
        help=N_("The wave that the numbers are about: its code, the latest one, or all responses together."),
    )


json_option = option(
    "--json", "json_", type=OUT, metavar="OUT", help=N_("Write the result to this file instead (- is the terminal).")
)

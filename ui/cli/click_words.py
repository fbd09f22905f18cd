"""click's commands and options in the program's language: their help, and click's own sentences."""

import gettext
import io
import os
import re
import sys
from collections import UserDict
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from instruments.i18n import DOMAIN, LOCALE_DIR, N_, _, language, set_language
from servqual_desk.settings import load_settings
from ui.cli.exit_codes import exit_code


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """Mark a sentence with a plural for the catalogue."""
    return singular, plural


# click's own message ids, named so that our catalogue holds them.
CLICK_WORDS = (
    N_("Usage:"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("[COMMAND] [ARGS]..."),
    N_("Options"),
    N_("Commands"),
    N_("required"),
    N_("default: {default}"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("%(prog)s, version %(version)s"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing parameter: {param_name}"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Choose from:\n\t{choices}"),
    NN_("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    NN_("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    NN_("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    NN_("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)


def speak() -> None:
    """Speak the chosen language, click's own sentences too; a terminal that lacks a sign shows “?” in its place."""
    set_language(load_settings().spoken_language())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language()


_GROUPS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")  # 14.012, 14,012


class _Spoken:
    """`help` is a message id, and is read in the language in force; `_named` is what stands in it by name."""

    _words: str | None = None
    _named: Mapping[str, str] = {}

    @property
    def help(self) -> str | None:
        words = _(self._words) if self._words else self._words
        return words.format(**self._named) if words and self._named else words

    @help.setter  # noqa: A003  click's own name
    def help(self, words: str | None) -> None:
        self._words = words


class SpokenOption(_Spoken, click.Option):
    """An option."""


class WholeNumber(click.ParamType[int]):
    """A whole number of at least `least`, thousands grouped or not; what is none, or lies outside, gets the same sentence."""

    name = "whole number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        digits = _GROUPS.sub("", str(value))
        number = int(digits) if digits.isascii() and digits.isdigit() else None
        if number is None or number < self.least or (self.most is not None and number > self.most):
            self.fail(self._sentence(), param, ctx)
        return number

    def _sentence(self) -> str:
        if self.most is None:
            return _("Write a whole number of at least {least}.").format(least=self.least)
        return _("Write a whole number from {least} to {most}.").format(least=self.least, most=self.most)


class DecimalNumber(click.ParamType[float]):
    """A number with a decimal comma or point, as the window reads it."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        from servqual_desk.errors import AnswerError
        from servqual_desk.interviewing.entered_text import decimal_number

        try:
            return decimal_number(str(value))
        except AnswerError as error:
            self.fail(str(error), param, ctx)


class SpokenCommand(_Spoken, click.Command):
    """A command; the list of commands shows its whole sentence. `named` is what stands in its help by name."""

    def __init__(self, *args: Any, named: Mapping[str, str] | None = None, **settings: Any) -> None:
        self._named = named or {}
        super().__init__(*args, **settings)

    def get_short_help_str(self, limit: int = 0) -> str:
        return self.help or ""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        # click makes this option once and keeps it, with its help in the language that was spoken then.
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class CommandModules(UserDict[str, str]):
    """A group's commands by what is typed, each the function that is called as its module is, imported when it is asked for."""

    def __init__(self, package: str, modules: Mapping[str, str]) -> None:
        super().__init__(modules)
        self._package = package

    def __getitem__(self, name: str) -> Any:
        module = self.data[name]
        return getattr(import_module(f"{self._package}.{module}"), module)


class SpokenGroup(SpokenCommand, click.Group):
    """Commands under one name, listed in the order in which they are written, which leave the process as `exit_codes` says."""

    command_class = SpokenCommand

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, context_settings={"help_option_names": ["-h", "--help"]}, **settings)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def main(self, *args: Any, **options: Any) -> Any:
        speak()
        options["standalone_mode"] = False
        raise SystemExit(exit_code(lambda: click.Group.main(self, *args, **options)))

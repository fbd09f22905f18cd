"""Who works at the command line: `--as NAME`, the PIN from SERVQUAL_DESK_PIN, else typed."""

import os
from functools import partial

import click

from instruments.i18n import _
from servqual_desk.people import session
from servqual_desk.people.session import Credentials
from ui.cli.asking import ask_hidden

VARIABLE = "SERVQUAL_DESK_PIN"
_chosen: dict[str, str] = {}


def use_name(_context: click.Context, _option: click.Parameter, name: str | None) -> None:
    """What `--as` does."""
    _chosen.clear()
    if name:
        _chosen["name"] = name


def answer_for_people(context: click.Context) -> None:
    """Sign in whoever `--as` names, when a survey is opened while the command runs."""
    session.ask_with(_credentials)
    context.call_on_close(partial(session.ask_with, None))


def is_named() -> bool:
    """Whether `--as` names somebody."""
    return "name" in _chosen


def credentials(survey: str) -> Credentials:
    """Name and PIN of whom `--as` names; the PIN is asked for once."""
    name = _chosen["name"]
    pin = os.environ.get(VARIABLE)
    if pin is None and "pin" not in _chosen:
        _chosen["pin"] = ask_hidden(_("PIN of {name} in “{survey}”").format(name=name, survey=survey)) or ""
    return Credentials(name=name, pin=_chosen["pin"] if pin is None else pin)


def _credentials(title: str, needed: bool) -> Credentials | None:
    return credentials(title) if is_named() else None

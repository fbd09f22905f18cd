"""Options by which an action of the follow-up plan is described, for a new one and for one that is there."""

from collections.abc import Mapping
from typing import Any

import click

from instruments.i18n import N_
from servqual_desk.words.follow_up_words import ACTION_STATUSES
from ui.cli.options import Function, option

# What is typed → the field of an action.
_OPTIONS: Mapping[str, tuple[str, str, str]] = {
    "--item": ("item", "ID", N_("The item that it is about.")),
    "--dimension": ("dimension", "ID", N_("The dimension that it is about.")),
    "--what": ("what", "WORDS", N_("The programme or activity.")),
    "--owner": ("owner", "NAME", N_("Who is responsible.")),
    "--from": ("starts_on", "DAY", N_("When it begins, such as 2027-01-04.")),
    "--due": ("due_on", "DAY", N_("When it is to be done.")),
    "--evidence": ("evidence", "WORDS", N_("What shows that it was done.")),
    "--link": ("evidence_place", "PATH", N_("Where the evidence is: a link or a path.")),
    "--wave": ("wave", "CODE", N_("The wave whose results it comes from.")),
}


def action_options(function: Function) -> Function:
    """All of them; the command gets each by the field's name, None where it was not given."""
    for spelling, (field, metavar, words) in reversed(list(_OPTIONS.items())):
        function = option(spelling, field, metavar=metavar, help=words)(function)
    choice = click.Choice(list(ACTION_STATUSES))
    return option("--status", type=choice, help=N_("How far it is."))(function)


def given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was said; an empty text takes a field's content away."""
    empty_is_none = ("item", "dimension", "starts_on", "due_on", "wave")
    return {
        name: None if name in empty_is_none and value == "" else value
        for name, value in fields.items()
        if value is not None
    }

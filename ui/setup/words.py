"""Words that several sections of the set-up share."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from servqual_desk.clock import local
from servqual_desk.field import Unit
from servqual_desk.i18n import N_, _, format_date, format_time, language
from servqual_desk.project import Project
from ui.widgets.words import Sentence, as_it_is

CHANNELS: Mapping[str, str] = MappingProxyType(
    {"counter": N_("Counter"), "online": N_("Online"), "both": N_("Counter and online")}
)
ROLES: Mapping[str, str] = MappingProxyType({"enumerator": N_("Enumerator"), "supervisor": N_("Supervisor")})


def whole(number: int | None) -> Sentence:
    """A number, or nothing where there is none."""
    return as_it_is("" if number is None else str(number))


def day_words(day: str | None) -> str:
    """An ISO day as people write it: 21 Nov 2026."""
    return format_date(dt.date.fromisoformat(day), "medium") if day else ""


def moment_words(stored: str) -> str:
    """A stored moment in the computer's time: 21 Nov 2026, 10.14."""
    at = local(stored)
    return _("{day}, {time}").format(day=format_date(at, "medium"), time=format_time(at, seconds=False))


def last_backup_words(project: Project) -> str:
    """When the last verified backup was made."""
    at = project.setting("backup_at")
    return _("Last verified backup: {moment}").format(moment=moment_words(at)) if at else _("No backup yet")


def unit_name(units: tuple[Unit, ...], code: str | None) -> str:
    return next((unit.name for unit in units if unit.code == code), "")


def variable_words(project: Project, variable: str) -> str:
    """A profile question's own words; its id where this version of the questionnaire no longer asks it."""
    questions = (question for question in project.instrument.questions if question.id == variable)
    return next((question.text.get(language()) for question in questions), variable)


def value_words(project: Project, variable: str, value: str) -> str:
    """A choice's own words; its id where this version of the questionnaire no longer has it."""
    questions = (one for one in project.instrument.questions if one.id == variable)
    choices = (choice for question in questions for choice in question.choices)
    return next((choice.label.get(language()) for choice in choices if choice.id == value), value)

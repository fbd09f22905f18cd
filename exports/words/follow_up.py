"""The follow-up plan in words: what an action is about, how far it is, what came of it, and goals."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from exports.words.days import day_words
from exports.words.indicators import amount, distance
from exports.words.judgements import CHANGES
from exports.words.limits import with_limits
from exports.words.names import item_label, item_text, scale_name
from exports.words.numbers import interval, number, signed
from instruments.i18n import N_, _, format_date, language
from instruments.model import Instrument
from servqual_desk.follow_up import goals as kept
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.next_wave import NextWave
from servqual_desk.reported_figures.indicators import indicator_title
from servqual_desk.words.follow_up_words import OVERDUE, action_sign, action_status_word

if TYPE_CHECKING:  # they load statistics
    from analysis.follow_up.changes import Change
    from analysis.follow_up.follow_up import PlannedAction
    from analysis.follow_up.goal_result import GoalResult

_GOALS: Mapping[str | None, str] = MappingProxyType(
    {
        "reached": N_("Goal reached"),
        "missed": N_("Goal not reached"),
        "open": N_("Cannot be said with these answers"),
        None: N_("No result to compare with"),
    }
)


def subject_words(action: Action, instrument: Instrument) -> str:
    """The item or dimension that an action is about; "" where it is about neither."""
    if action.item:
        return item_label(action.item, instrument, 140)
    return scale_name(action.dimension, instrument) if action.dimension else ""


def status_words(planned: "PlannedAction") -> str:
    """How far an action is: sign and word, and that it is overdue."""
    status = planned.action.status
    words = f"{action_sign(status)} {action_status_word(status)}"
    return f"{words} – ! {_(OVERDUE)}" if planned.is_overdue else words


def change_words(change: "Change | None", waves: Mapping[str, str]) -> str:
    """What citizens' answers say came of it; "" where nothing can be compared. `waves`: titles by code."""
    if change is None:
        return ""
    return with_limits(
        _(CHANGES[change.verdict]),
        change=number(abs(change.difference)) if change.verdict in ("better", "worse") else signed(change.difference),
        wave=waves.get(change.before_wave, change.before_wave),
        interval=interval(change.lower, change.upper),
    )


def indicator_words(indicator: str, instrument: Instrument) -> str:
    """What a goal is set for."""
    kind, _slash, part = indicator.partition("/")
    if kind == kept.IKM:
        return _("IKM")
    if kind == kept.ELEMENT:
        return _("Mean answer: {element}").format(element=item_text(part, instrument))
    if kind == kept.GAP:
        return _("Gap: {scale}").format(scale=scale_name(part, instrument)) if part else _("Overall gap")
    if kind == kept.SHEET:
        return indicator_title(part, language())
    return _("Mean perception: {scale}").format(scale=scale_name(part, instrument))


def goal_number(indicator: str, value: float | None) -> str:
    """A goal or a result in its indicator's own decimals."""
    return amount(value) if indicator.startswith(kept.SHEET) else number(value)


def goal_distance(indicator: str, difference: float | None) -> str:
    """Result less goal, its sign always shown."""
    return distance(difference) if indicator.startswith(kept.SHEET) else signed(difference)


def goal_words(goal: "GoalResult") -> str:
    """Whether it is reached, as far as that can be said."""
    return _(_GOALS[goal.verdict])


def goal_sentence(goal: "GoalResult", instrument: Instrument) -> str:
    """A goal, how far the result is from it, and whether it is reached."""
    if goal.result is None:
        sentence = _("{indicator}: goal {value} by {day}. {verdict}.")
    else:
        sentence = _("{indicator}: goal {value} by {day}, now {result} ({difference}). {verdict}.")
    return sentence.format(
        indicator=indicator_words(goal.indicator, instrument),
        value=goal_number(goal.indicator, goal.value),
        day=day_words(goal.due_on),
        result=goal_number(goal.indicator, goal.result),
        difference=goal_distance(goal.indicator, goal.difference),
        verdict=goal_words(goal),
    )


def result_words(goal: "GoalResult") -> str:
    """The result with its interval."""
    if goal.result is None:
        return ""
    figure = goal_number(goal.indicator, goal.result)
    return figure if goal.lower is None else f"{figure} ({interval(goal.lower, goal.upper)})"


def next_wave_words(wave: NextWave | None, today: str) -> str:
    """When citizens are to be asked again; "" where no wave has a day."""
    if wave is None:
        return ""
    day = format_date(dt.date.fromisoformat(wave.due_on))
    if wave.is_planned:
        return _("The next wave, “{title}”, begins on {day}.").format(title=wave.title, day=day)
    if wave.due_on < today:
        return _("The next wave was due by {day}, a year after the last one; none is planned.").format(day=day)
    return _("The next wave is due by {day}, a year after the last one; none is planned yet.").format(day=day)

"""The indicator sheet for the terminal: an indicator a line, its values beneath; and a value kept with its goal at once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from exports.words.follow_up import goal_words
from exports.words.indicators import DIRECTIONS, amount, direction_words, distance, period_words, titled
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.follow_up.goals import Goal, of_sheet
from servqual_desk.follow_up.indicator_sheet import IndicatorValue, own_indicator
from servqual_desk.project import Project
from servqual_desk.reported_figures.indicators import Indicator
from ui.jobs.follow_up import counted_indicators

if TYPE_CHECKING:
    from analysis.follow_up.indicators import Counted


def sheet_lines(known: Mapping[str, Indicator], counted: "Sequence[Counted]") -> Iterator[str]:
    """Every indicator by its code, in the catalogue's order."""
    for code, indicator in known.items():
        yield f"{code}: {titled(indicator)}; {direction_words(indicator.direction)}"
        yield from (f"  {counted_line(one)}" for one in counted if one.indicator.code == code)


def counted_line(one: "Counted") -> str:
    """A value with its source, and how far it is from its goal."""
    line = f"{period_words(one.value)}: {amount(one.value.value)} ({one.value.source})"
    if one.goal is None:
        return line
    goal = _("goal {value} by {day}: {distance}. {verdict}.").format(
        value=amount(one.goal.value),
        day=one.goal.due_on,
        distance=distance(one.goal.difference),
        verdict=goal_words(one.goal),
    )
    return f"{line}; {goal}"


def keep_indicator(
    project: Project,
    entered: IndicatorValue,
    *,
    own: tuple[str, str | None] | None = None,
    goal: tuple[float | None, str] | None = None,
) -> "Counted":
    """Keep a value, the office's own indicator first (`own`: unit, direction) and a goal of it with its day; all or nothing.

    Raises:
        DataError: one of them cannot be kept.
        RightError: whoever is signed in may not do this.
    """
    with project.transaction():
        if own is not None:
            _add_own(project, entered.indicator, *own)
        kept = project.indicator_sheet.put(entered)
        if goal is not None and goal[0] is not None:
            project.goals.keep(Goal(indicator=of_sheet(kept.indicator), due_on=goal[1], value=goal[0]))
    return next(one for one in counted_indicators(project) if one.value.id == kept.id)


def _add_own(project: Project, code: str, unit: str, direction: str | None) -> None:
    """Where no direction is given it stays what it was, and of a new one more is wanted."""
    sheet = project.indicator_sheet
    before = next((one.direction for one in sheet.own() if one.code == code.strip()), next(iter(DIRECTIONS)))
    chosen = before if direction is None else next((one for one in DIRECTIONS if one == direction), None)
    if chosen is None:
        raise DataError(_("Say whether more or less of it is wanted."))
    sheet.add(own_indicator(code=code, unit=unit, direction=chosen))

"""The indicator sheet with its goals: what the office counted itself, how far it is from what it wants to reach.

The values are counts of the office and no sample: there is no interval. A goal is reached where the value is as good or better.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from analysis.follow_up.goal_result import GoalResult, goal_result
from servqual_desk.follow_up.goals import SHEET, Goal, of_sheet
from servqual_desk.follow_up.indicator_sheet import IndicatorValue
from servqual_desk.reported_figures.indicators import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A value of the sheet, and the goal that it is held against; None where none is set.

    The goal is the first one due at the period or after it, else the last one there was.
    """

    indicator: Indicator
    value: IndicatorValue
    goal: GoalResult | None


def counted(
    values: Iterable[IndicatorValue], known: Mapping[str, Indicator], goals: Sequence[Goal]
) -> tuple[Counted, ...]:
    """Each value of a known indicator beside its goal, in the order given."""
    return tuple(
        Counted(indicator=known[one.indicator], value=one, goal=_beside(one, known[one.indicator], goals))
        for one in values
        if one.indicator in known
    )


def sheet_goals(
    values: Iterable[IndicatorValue], known: Mapping[str, Indicator], goals: Iterable[Goal]
) -> tuple[GoalResult, ...]:
    """Every goal about the sheet beside the newest value of its indicator."""
    newest = {one.indicator: one for one in sorted(values, key=attrgetter("period"))}
    return tuple(
        _result(goal, newest.get(code), known[code]) for goal in goals if (code := sheet_indicator(goal)) in known
    )


def sheet_indicator(goal: Goal) -> str:
    """The indicator of the sheet that a goal is about; "" where it is about answers."""
    kind, _slash, code = goal.indicator.partition("/")
    return code if kind == SHEET else ""


def _beside(value: IndicatorValue, indicator: Indicator, goals: Sequence[Goal]) -> GoalResult | None:
    about = sorted((one for one in goals if one.indicator == of_sheet(value.indicator)), key=attrgetter("due_on"))
    if not about:
        return None
    goal = next((one for one in about if one.due_on >= value.period), about[-1])
    return _result(goal, value, indicator)


def _result(goal: Goal, value: IndicatorValue | None, indicator: Indicator) -> GoalResult:
    result = None if value is None else value.value
    is_reached = result is not None and indicator.reaches(result, goal.value)
    return goal_result(goal, result, "reached" if is_reached else "missed")

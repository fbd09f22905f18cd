"""A goal beside what it is about; light, so that a page can show one before anything is computed."""

from dataclasses import dataclass
from typing import Literal

from servqual_desk.follow_up.goals import Goal

GoalVerdict = Literal["reached", "missed", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalResult:
    """A goal beside the result that it is about; `difference` is result − value.

    `reached`: the whole interval is at or above the goal. `missed`: all of it is below. `open`: neither can be said. The result
    and all that follows from it are None where there is none, or of fewer than the minimum of people.
    """

    indicator: str
    due_on: str
    value: float
    result: float | None
    lower: float | None
    upper: float | None
    difference: float | None
    verdict: GoalVerdict | None


def goal_result(
    goal: Goal, result: float | None, verdict: GoalVerdict, *, lower: float | None = None, upper: float | None = None
) -> GoalResult:
    """The goal beside a result; without one there is no verdict."""
    return GoalResult(
        indicator=goal.indicator,
        due_on=goal.due_on,
        value=goal.value,
        result=result,
        lower=lower,
        upper=upper,
        difference=None if result is None else result - goal.value,
        verdict=None if result is None else verdict,
    )

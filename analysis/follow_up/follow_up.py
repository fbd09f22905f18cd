"""The follow-up plan as window, papers and JSON show it: what was planned, and what the answers say came of it."""

from dataclasses import dataclass
from typing import Any

from analysis.follow_up.changes import Change
from analysis.follow_up.goal_result import GoalResult
from analysis.follow_up.indicators import Counted
from analysis.jsonable import jsonable
from analysis.sources.matrix import SourceFindings
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.follow_up.next_wave import NextWave
from servqual_desk.follow_up.risks import Risk
from servqual_desk.follow_up.timeline import Happening, timeline_matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """An action with the change since its wave; None where there is no later wave, or too few answered."""

    action: Action
    is_overdue: bool
    change: Change | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Everything that follows from the results, on an ISO day; `wave` is the wave that the results are of, "" for all."""

    today: str = ""
    wave: str = ""
    actions: tuple[PlannedAction, ...] = ()
    goals: tuple[GoalResult, ...] = ()
    happenings: tuple[Happening, ...] = ()
    risks: tuple[Risk, ...] = ()
    months: tuple[MonthFigures, ...] = ()
    indicators: tuple[Counted, ...] = ()
    next_wave: NextWave | None = None
    sources: SourceFindings | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned at all."""
        written = [one for one in self.indicators if not one.indicator.is_computed]
        return not (self.actions or self.goals or self.happenings or self.risks or self.months or written)

    @property
    def from_before(self) -> tuple[PlannedAction, ...]:
        """What earlier waves led to: carried on, or brought to an end."""
        return tuple(one for one in self.actions if one.action.wave not in (None, self.wave))

    def to_dict(self) -> dict[str, Any]:
        """As it stands in the JSON result."""
        next_wave = self.next_wave
        return {
            "today": self.today,
            "actions": [
                jsonable(one.action) | {"overdue": one.is_overdue, "change": jsonable(one.change)}
                for one in self.actions
            ],
            "goals": jsonable(self.goals),
            "events": jsonable(self.happenings),
            "timeline": jsonable(timeline_matrix(self.happenings)),
            "months": [month_to_dict(month) for month in self.months],
            "indicators": [counted_to_dict(one) for one in self.indicators],
            "risks": [jsonable(risk) | {"level": risk.level} for risk in self.risks],
            "sources": None if self.sources is None else self.sources.to_dict(),
            "next_wave": None if next_wave is None else jsonable(next_wave),
        }


def month_to_dict(month: MonthFigures) -> dict[str, Any]:
    """The counts, the parts' sum less what was received, whether they add up, and the share done."""
    check = month.check
    told = {"status": check.status, "difference": check.difference, "share_done": month.share_done}
    return {**jsonable(month), **told}


def counted_to_dict(counted: Counted) -> dict[str, Any]:
    """A value of the indicator sheet with what it is a value of, and its goal."""
    indicator, value, goal = counted.indicator, counted.value, counted.goal
    return {
        "indicator": indicator.code,
        **{name: dict(getattr(indicator, name).words) for name in ("title", "unit", "filled_by")},
        "area": indicator.area or None,
        "direction": indicator.direction,
        "is_computed": indicator.is_computed,
        "period": value.period,
        "value": value.value,
        "source": value.source,
        "counted_on": value.counted_on,
        "goal": None if goal is None else jsonable(goal),
    }

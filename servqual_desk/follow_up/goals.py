"""What the office wants to reach: a value of an indicator until a day.

An indicator is `ikm`, `gap` (the overall gap), `element/<item>` (an SKM element's mean), `gap/<dimension>`,
`score/<dimension>` (its mean perception), or `sheet/<indicator>`: one of the indicator sheet, which the office counts itself.
"""

import math
from dataclasses import asdict, dataclass

from instruments.families import PAIR, SKM
from instruments.i18n import _
from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.follow_up.days import day_faults
from servqual_desk.follow_up.indicator_sheet import IndicatorSheet
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectPart

IKM, GAP, SCORE, ELEMENT, SHEET = "ikm", "gap", "score", "element", "sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A value that an indicator is to reach until a day (ISO), in the indicator's own unit."""

    indicator: str
    due_on: str
    value: float


def indicators(instrument: Instrument) -> tuple[str, ...]:
    """What of a questionnaire's results a goal can be set for, in the order of a report."""
    found: list[str] = []
    others = [one for one in instrument.dimensions if one.family != SKM]
    if SKM in instrument.families:
        found.append(IKM)
    pairs = [one.id for one in others if instrument.items_of(one.id, *PAIR)]
    if pairs:
        found += [GAP, *(f"{GAP}/{dimension}" for dimension in pairs)]
    found += [f"{SCORE}/{one.id}" for one in others if instrument.items_of(one.id, "perception")]
    elements = [item for one in instrument.dimensions_of(SKM) for item in instrument.items_of(one.id)]
    return (*found, *(f"{ELEMENT}/{item.id}" for item in elements))


def of_sheet(indicator: str) -> str:
    """What a goal calls an indicator of the sheet."""
    return f"{SHEET}/{indicator}"


class Goals(ProjectPart):
    """The goals of a survey; an indicator may have several, of different days."""

    def indicators(self) -> tuple[str, ...]:
        """What a goal can be set for: results of the questionnaire, then what the office counts itself."""
        counted = IndicatorSheet(self.project).indicators()
        return (*indicators(self.project.instrument), *map(of_sheet, counted))

    def list(self) -> tuple[Goal, ...]:
        """The nearest day first."""
        rows = self.project.database.query("SELECT * FROM goal ORDER BY due_on, indicator")
        return tuple(Goal(**row) for row in rows)

    def keep(self, goal: Goal, *, instead_of: Goal | None = None, who: str | None = None) -> None:
        """Add a goal; one of the same indicator and day is changed. `instead_of`: what it was before, which goes.

        Raises:
            DataError: neither questionnaire nor sheet gives the indicator, the day is none, or the value no number.
            RightError: whoever is signed in may not do this.
        """
        self.project.require(Right.FOLLOW_UP)
        faults = day_faults(due_on=goal.due_on)
        if not math.isfinite(goal.value):
            faults.append(_("Write a number, such as 85."))
        known = self.indicators()
        if goal.indicator not in known:
            sentence = _("“{indicator}” is no indicator of this survey. There are: {known}.")
            faults.append(sentence.format(indicator=goal.indicator, known=", ".join(known)))
        if faults:
            raise DataError(faults)
        with self.project.transaction():
            if instead_of is not None and (instead_of.indicator, instead_of.due_on) != (goal.indicator, goal.due_on):
                self.remove(instead_of, who=who)
            self.project.database.table("goal").upsert(asdict(goal), pk=("indicator", "due_on"))
            self.project.log(Event(kind="goal", variable=goal.indicator, new=goal.value, who=who))

    def remove(self, goal: Goal, *, who: str | None = None) -> None:
        """Take a goal out.

        Raises:
            RightError: whoever is signed in may not do this.
        """
        self.project.require(Right.FOLLOW_UP)
        with self.project.transaction():
            self.project.database.table("goal").delete_where(
                "indicator = ? AND due_on = ?", [goal.indicator, goal.due_on]
            )
            self.project.log(Event(kind="removed", variable="goal", old=goal.indicator, who=who))

"""The follow-up plan (rencana tindak lanjut): what is done about what citizens said, by whom, until when, and how it went.

An action that is open when the next wave begins is carried into it by staying open: nothing is copied.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.follow_up.days import day_faults
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.words.follow_up_words import ACTION_STATUSES, OPEN_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action. It is about an item, a dimension, or neither; days are ISO days.

    Attributes:
        what: the programme or activity; "" while a line of the plan waits to be filled in.
        status: a key of `ACTION_STATUSES`.
        evidence: what shows that it was done; `evidence_place` is a link or a path to it.
        wave: the wave whose results it comes from; None where the survey has none.
        risk: the number of the risk that it treats.
    """

    id: int = 0
    item: str | None = None
    dimension: str | None = None
    what: str = ""
    owner: str = ""
    starts_on: str | None = None
    due_on: str | None = None
    status: str = "planned"
    evidence: str = ""
    evidence_place: str = ""
    wave: str | None = None
    risk: int | None = None

    @property
    def name(self) -> str:
        return self.what or self.item or self.dimension or ""

    @property
    def is_open(self) -> bool:
        return self.status in OPEN_STATUSES

    def is_overdue(self, today: str) -> bool:
        """Whether it should have been done before today (an ISO day) and was not."""
        return self.is_open and self.due_on is not None and self.due_on < today


class Actions(NumberedRows[Action]):
    """The plan of a survey."""

    table = "action"
    kind = Action

    def faults(self, row: Action) -> list[str]:
        return [*self._about_faults(row), *_own_faults(row), *self._reference_faults(row)]

    def _about_faults(self, action: Action) -> list[str]:
        instrument = self.project.instrument
        if action.item is not None and action.item not in {item.id for item in instrument.items}:
            return [_("The questionnaire has no item “{item}”.").format(item=action.item)]
        if action.dimension is not None and action.dimension not in {one.id for one in instrument.dimensions}:
            return [_("The questionnaire has no dimension “{dimension}”.").format(dimension=action.dimension)]
        return []

    def _reference_faults(self, action: Action) -> list[str]:
        run = self.project.database.conn.execute
        faults = []
        if action.wave is not None and not run("SELECT 1 FROM wave WHERE code = ?", (action.wave,)).fetchone():
            faults.append(_("The survey has no wave “{wave}”.").format(wave=action.wave))
        if action.risk is not None and not run("SELECT 1 FROM risk WHERE id = ?", (action.risk,)).fetchone():
            faults.append(_("The risk that this action treats is not in the register any more."))
        return faults

    def plan_items(self, items: Iterable[str], wave: str | None, *, who: str | None = None) -> tuple[Action, ...]:
        """A line of the plan for each of these items that has none of this wave and no open one; returns the new lines."""
        there = {one.item for one in self.list() if one.is_open or one.wave == wave}
        with self.project.transaction():
            return tuple(
                self.keep(Action(item=item, wave=wave), who=who) for item in dict.fromkeys(items) if item not in there
            )


def _own_faults(action: Action) -> list[str]:
    faults = day_faults(starts_on=action.starts_on, due_on=action.due_on)
    if not (action.what.strip() or action.item or action.dimension):
        faults.append(_("Say what is to be done, or which item or dimension the action is about."))
    if action.item and action.dimension:
        faults.append(_("An action is about an item or about a dimension, not both."))
    if action.status not in ACTION_STATUSES:
        sentence = _("“{status}” is no status of an action. Use one of {known}.")
        faults.append(sentence.format(status=action.status, known=", ".join(ACTION_STATUSES)))
    if not faults and action.starts_on and action.due_on and action.due_on < action.starts_on:
        faults.append(_("The action is due before it begins. Exchange the two dates."))
    return faults

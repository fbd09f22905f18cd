"""The plan: a table that a person fills in at a meeting, and beside each action what later answers say came of it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QWidget

from exports.words.days import day_words
from exports.words.follow_up import change_words, next_wave_words, status_words, subject_words
from instruments.i18n import N_, _, ngettext
from servqual_desk.follow_up.actions import Action
from servqual_desk.store.field_names import field_names
from servqual_desk.words.wave_order import WAVE
from ui.follow_up.action_form import ActionForm
from ui.jobs.follow_up import follow_up_untested
from ui.jobs.latest_follow_up import follow_up_now, to_improve
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.layout import card, column
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import Label, as_it_is

if TYPE_CHECKING:
    from analysis.follow_up.follow_up import FollowUp, PlannedAction


class ActionSection(RecordSection):
    """Shows the plan at once and tests it in the background."""

    title = N_("Follow-up plan")
    advice = N_(
        "What is done about what citizens said: by whom, until when, and what came of it. An action that is not finished goes on "
        "into the next wave, whose answers are then compared with those before."
    )
    columns = (
        Column(title=N_("Item or dimension"), is_wide=True),
        Column(title=N_("Programme or action"), is_wide=True),
        Column(title=N_("Responsible")),
        Column(title=N_("Due")),
        Column(title=N_("Status")),
    )
    add_words = N_("Add an action")
    none_title = N_("No action yet")
    none_words = N_(
        "Take over what the results name to be improved first, or add an action of your own. The library offers "
        "recommendations for each dimension and element."
    )

    def __init__(self, desk: Desk) -> None:
        self._plan: FollowUp | None = None
        self._is_tested = False
        self._details = Label(wrap=True)
        self._due = Label(role="muted", wrap=True)
        self._details_card: QFrame = card(column(Label(N_("What came of it"), role="heading"), self._details))
        super().__init__(desk)

    def more_buttons(self) -> Sequence[QWidget]:
        self.results_button = Button(N_("Take over from the results"), self.take_over, key="Ctrl+T")
        return (self.results_button,)

    def below(self) -> Sequence[QWidget]:
        return (self._details_card, self._due)

    # What is listed

    @property
    def plan(self) -> "FollowUp":
        """As far as it is tested."""
        if self._plan is None:
            self._plan = follow_up_untested(self.desk.open_project)
        return self._plan

    def things(self) -> Sequence[Action]:
        return [one.action for one in self.plan.actions]

    def line(self, thing: Any) -> Line:
        instrument, planned = self.desk.open_project.instrument, self._planned(thing)
        return Line(
            thing=thing,
            cells=(
                partial(subject_words, thing, instrument),
                as_it_is(thing.what),
                as_it_is(thing.owner),
                partial(day_words, thing.due_on),
                partial(status_words, planned) if planned else "",
            ),
        )

    def form(self, thing: Any) -> Form:
        return ActionForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.actions.remove(thing)

    def refresh(self) -> None:
        """List what the survey holds now, and let the tests follow."""
        self._plan, self._is_tested = None, False
        self._list()
        work = partial(follow_up_now, self.desk.open_project.path)
        if self.things():
            self.compute(work, self._take_tested)

    def _list(self) -> None:
        super().refresh()
        self._due.say(self._due_words)

    def _take_tested(self, plan: "FollowUp") -> None:
        if self.desk.project is not None and [one.action for one in plan.actions] == self.things():
            self._plan, self._is_tested = plan, True
            self._details.say(self._detail_words)

    def speak(self) -> None:
        if self.desk.project is not None and self.isVisible():
            self._list()

    # The action that is chosen

    def picked(self) -> None:
        super().picked()
        self._details_card.setVisible(self.list.thing is not None)
        self._details.say(self._detail_words)

    def _planned(self, action: Action | None) -> "PlannedAction | None":
        return next((one for one in self.plan.actions if one.action == action), None)

    def _detail_words(self) -> str:
        """Of the chosen action: what came of it, where it comes from, what shows that it was done."""
        planned = self._planned(self.list.thing) if self.desk.project is not None else None
        if planned is None:
            return ""
        action, waves = planned.action, field_names(self.desk.open_project).get(WAVE, {})
        untold = _("No later wave has enough answers to compare with yet.") if self._is_tested else _("Comparing …")
        came = change_words(planned.change, waves) or untold
        origin = _("From: {wave}.").format(wave=waves[action.wave]) if action.wave and action.wave in waves else ""
        shown = " – ".join(filter(None, (action.evidence, action.evidence_place)))
        evidence = _("Evidence: {evidence}").format(evidence=shown) if shown else ""
        return "\n".join(filter(None, (f"{came} {origin}".strip(), evidence)))

    def _due_words(self) -> str:
        if self.desk.project is None:
            return ""
        return next_wave_words(self.plan.next_wave, self.plan.today)

    # From the results

    def take_over(self) -> None:
        """Ask the latest wave's results which items are to be improved first; they come back as lines of the plan."""
        work = partial(to_improve, self.desk.open_project.path)
        self.compute(work, self._take_items)

    def _take_items(self, found: tuple[tuple[str, ...], str | None]) -> None:
        if self.desk.project is None:
            return
        items, wave = found
        if items:
            self.plan_items(items, wave)
        else:
            self.tell(N_("The latest results name nothing to be improved first with certainty."))

    def plan_items(self, items: Sequence[str], wave: str | None) -> None:
        """A line for each of these items that has none."""
        added: list[Action] = []
        if not self.attempt(lambda: added.extend(self.desk.open_project.actions.plan_items(items, wave))):
            return
        self.refresh()
        if added:
            self.list.choose(added[0])
            self.list.setFocus()
        n = len(added)
        self.tell(
            lambda: (
                ngettext("{n} line was added; fill it in.", "{n} lines were added; fill them in.", n).format(n=n)
                if n
                else _("What is to be improved is in the plan already.")
            )
        )

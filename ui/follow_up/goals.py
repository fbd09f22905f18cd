"""What the office wants to reach until when, beside the latest result."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from exports.words.days import day_words
from exports.words.follow_up import goal_distance, goal_number, goal_words, indicator_words, result_words
from instruments.i18n import N_
from servqual_desk.follow_up.goals import Goal
from servqual_desk.project import Project
from ui.jobs.latest_follow_up import follow_up_now
from ui.shared_state import Desk
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, DecimalEntry, Entry
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line

if TYPE_CHECKING:
    from analysis.follow_up.follow_up import FollowUp
    from analysis.follow_up.goal_result import GoalResult


class GoalForm(Form):
    """Adds a goal, or changes one."""

    def __init__(self, parent: QWidget, project: Project, goal: Goal | None = None) -> None:
        self._project, self._before = project, goal
        known = project.goals.indicators()
        self.indicator = Choice([(one, partial(indicator_words, one, project.instrument)) for one in known])
        self.value = DecimalEntry(N_("Goal"), hint=N_("In the indicator's own unit: an IKM of 85, a gap of −0.5."))
        self.due = DayEntry(N_("By"))
        if goal is not None:
            self.indicator.put(goal.indicator)
            self.value.put_number(goal.value)
            self.due.put_day(goal.due_on)
        entries = (Entry(N_("Indicator"), self.indicator), self.value, self.due)
        super().__init__(parent, N_("Goal") if goal else N_("New goal"), entries, self._keep_goal)

    def _keep_goal(self) -> Goal:
        value, due = self.value.number(), self.due.day()
        if value is None:
            raise self.value.refuse(N_("Write a number, such as 85."))
        if due is None:
            raise self.due.refuse(N_("Write the day by which it is to be reached."))
        goal = Goal(indicator=self.indicator.value or "", due_on=due, value=value)
        self._project.goals.keep(goal, instead_of=self._before)
        return goal


class GoalSection(RecordSection):
    """The goals; their results come from the latest wave, in the background."""

    title = N_("Goals")
    advice = N_(
        "A value that an indicator is to reach until a day. It is called reached or not reached only where the confidence "
        "interval of the result lies wholly on one side of it."
    )
    columns = (
        Column(title=N_("Indicator"), is_wide=True),
        Column(title=N_("Goal"), is_number=True),
        Column(title=N_("By")),
        Column(title=N_("Result and its interval")),
        Column(title=N_("Distance"), is_number=True),
        Column(title=N_("Verdict")),
    )
    add_words = N_("Add a goal")
    none_title = N_("No goal yet")
    none_words = N_("Set one to see how far the latest result is from it, here and in the papers.")

    def __init__(self, desk: Desk) -> None:
        self._results: dict[tuple[str, str], GoalResult] = {}
        super().__init__(desk)

    def things(self) -> Sequence[Goal]:
        return self.desk.open_project.goals.list()

    def line(self, thing: Any) -> Line:
        found = self._results.get((thing.indicator, thing.due_on))
        known = found if found is not None and found.value == thing.value else None
        return Line(
            thing=thing,
            cells=(
                partial(indicator_words, thing.indicator, self.desk.open_project.instrument),
                partial(goal_number, thing.indicator, thing.value),
                partial(day_words, thing.due_on),
                partial(result_words, known) if known else "",
                partial(goal_distance, thing.indicator, known.difference) if known and known.result is not None else "",
                partial(goal_words, known) if known else "",
            ),
        )

    def form(self, thing: Any) -> Form:
        return GoalForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.goals.remove(thing)

    def refresh(self) -> None:
        super().refresh()
        if self.things():
            work = partial(follow_up_now, self.desk.open_project.path)
            self.compute(work, self._take_results)

    def _take_results(self, plan: "FollowUp") -> None:
        if self.desk.project is not None:
            self._results = {(one.indicator, one.due_on): one for one in plan.goals}
            super().refresh()

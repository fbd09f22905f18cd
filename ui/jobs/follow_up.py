"""What follows from the results, put together for window, papers, JSON and command line: the plan, and what came of it."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from servqual_desk.fieldwork.office_papers import office_papers
from servqual_desk.follow_up.actions import Action
from servqual_desk.follow_up.next_wave import next_wave
from servqual_desk.project import Project
from servqual_desk.words.wave_order import WAVE
from ui.jobs.sources import source_findings

if TYPE_CHECKING:
    import pandas as pd

    from analysis.follow_up.changes import Change, Subject
    from analysis.follow_up.follow_up import FollowUp
    from analysis.follow_up.goal_result import GoalResult
    from analysis.follow_up.indicators import Counted
    from ui.jobs.analyse_project import Findings


def this_day() -> str:
    """Today by the computer's clock, in ISO."""
    return dt.datetime.now().astimezone().date().isoformat()


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """As a plan is read: what is open first, the nearest day first; each is known by its place in it."""
    return tuple(sorted(actions, key=_place))


def _place(action: Action) -> tuple[bool, str, int]:
    return not action.is_open, action.due_on or "9999", action.id


def follow_up(project: Project, findings: "Findings | None" = None, *, today: str = "") -> "FollowUp":
    """The plan of a survey; with findings, its goals beside the results that these are about.

    Changes are of all responses with a wave, and goals of those that the findings are about. Where a filter beside the wave
    limits the findings there are neither: a filtered figure beside the whole one would tell of the few whom it leaves out.
    """
    from analysis.follow_up.follow_up import FollowUp, PlannedAction

    day = today or this_day()
    is_filtered = findings is not None and any(column != WAVE for column in findings.where)
    actions = in_order(project.actions.list())
    changes = {} if is_filtered else _changes(project, actions)
    wave = str(findings.where.get(WAVE, "")) if findings else ""
    return FollowUp(
        today=day,
        wave=wave,
        actions=tuple(
            PlannedAction(action=one, is_overdue=one.is_overdue(day), change=changes.get(one.id)) for one in actions
        ),
        goals=goals_beside(project, None if is_filtered else findings),
        happenings=project.timeline.in_time(),
        risks=project.risks.list(),
        months=project.month_sheets.in_time(),
        indicators=counted_indicators(project, day),
        sources=source_findings(project),
        next_wave=next_wave(project, day),
    )


def _changes(project: Project, actions: Iterable[Action]) -> "dict[int, Change]":
    """By the action's number; none is tested where no action names a wave, so that nothing heavy is loaded for an empty plan."""
    tested = [one for one in actions if one.wave is not None and (one.item or one.dimension)]
    if not tested:
        return {}
    from analysis.follow_up.changes import subject_changes

    subjects = {one.id: _subject(one) for one in tested}
    frame: pd.DataFrame = project.read_answers()
    found = subject_changes(frame, project.instrument, list(subjects.values()), office_papers(project).smallest)
    return {number: found[subject] for number, subject in subjects.items() if subject in found}


def _subject(action: Action) -> "Subject":
    from analysis.follow_up.changes import Subject

    return Subject(item=action.item, dimension=action.dimension, wave=action.wave or "")


def goals_beside(project: Project, findings: "Findings | None") -> "tuple[GoalResult, ...]":
    """Each goal with the result in what was found, then those about the sheet; these alone without findings."""
    goals = project.goals.list()
    if not goals:
        return ()
    from analysis.follow_up.goals import goal_results
    from analysis.follow_up.indicators import sheet_goals, sheet_indicator

    sheet = project.indicator_sheet
    counted = sheet_goals(sheet.whole(this_day()), sheet.indicators(), goals)
    if findings is None:
        return counted
    asked = [goal for goal in goals if not sheet_indicator(goal)]
    smallest = office_papers(project).smallest
    return (*goal_results(findings.analysis, findings.frame, asked, smallest), *counted)


def counted_indicators(project: Project, today: str = "") -> "tuple[Counted, ...]":
    """The indicator sheet, each value beside its goal; what is computed is of today."""
    from analysis.follow_up.indicators import counted

    sheet = project.indicator_sheet
    return counted(sheet.whole(today or this_day()), sheet.indicators(), project.goals.list())


def plan_findings(project: Project, findings: "Findings") -> tuple[Action, ...]:
    """A line of the plan for each item that the results name to be improved first; returns the new lines.

    Raises:
        RightError: whoever is signed in may not change the plan.
    """
    return project.actions.plan_items(*items_to_plan(project, findings))


def items_to_plan(project: Project, findings: "Findings") -> tuple[tuple[str, ...], str | None]:
    """The items that the findings name to be improved first, and their wave's code where the survey has planned it."""
    found, wave = findings.analysis.priorities, findings.where.get(WAVE)
    known = {one.code for one in project.fieldwork.waves()}
    items = tuple(row.item for row in found.mend) if found else ()
    return items, wave if isinstance(wave, str) and wave in known else None


def follow_up_untested(project: Project) -> "FollowUp":
    """The plan as it stands, before anything is computed: for a page that shows it at once."""
    from analysis.follow_up.follow_up import FollowUp, PlannedAction

    day = this_day()
    planned = [
        PlannedAction(action=one, is_overdue=one.is_overdue(day), change=None)
        for one in in_order(project.actions.list())
    ]
    return FollowUp(today=day, actions=tuple(planned), next_wave=next_wave(project, day))

"""The indicator sheet on paper: what the office counted itself, each value beside its goal."""

from analysis.follow_up.goal_result import GoalResult
from exports.paper.column_widths import Field
from exports.report.blocks import Block
from exports.report.context import Report
from exports.report.tables import headed
from exports.words.days import day_words
from exports.words.follow_up import goal_words
from exports.words.indicators import amount, distance, period_words, titled
from instruments.i18n import _
from servqual_desk.follow_up.indicator_sheet import IndicatorValue


def indicator_sheet(report: Report) -> list[Block]:
    """A row a value; nothing where none is kept or computed."""
    found = report.follow_up.indicators
    if not found:
        return []
    goals = [one.goal for one in found]
    fields = [
        Field(title=_("Indicator"), cells=[titled(one.indicator) for one in found]),
        Field(title=_("Year or month"), cells=[period_words(one.value) for one in found]),
        Field(title=_("Value"), cells=[amount(one.value.value) for one in found], kind="number", least=56),
        Field(title=_("Goal"), cells=["" if goal is None else _goal(goal) for goal in goals]),
        Field(title=_("Distance"), cells=["" if goal is None else _distance(goal) for goal in goals]),
        Field(title=_("Source of the value"), cells=[_source(one.value) for one in found]),
    ]
    notes = [
        _("Counted by the office, not asked of citizens: never mixed with their answers, and without an interval.")
    ]
    return headed(report, _("Indicator sheet"), fields, notes)


def _goal(goal: GoalResult) -> str:
    return _("{value} by {day}").format(value=amount(goal.value), day=day_words(goal.due_on))


def _distance(goal: GoalResult) -> str:
    return f"{distance(goal.difference)}. {goal_words(goal)}"


def _source(value: IndicatorValue) -> str:
    return ", ".join(filter(None, (value.source, day_words(value.counted_on))))

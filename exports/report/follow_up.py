"""What follows from the results on paper: the regulation's table, what was promised before and what came of it, goals, risks."""

import datetime as dt
from collections.abc import Sequence

from analysis.follow_up.follow_up import PlannedAction
from exports.paper.column_widths import Field
from exports.report.blocks import Block, Grid, Heading, Numbered, paragraph, points, section, subsection
from exports.report.context import Report
from exports.report.indicators import indicator_sheet
from exports.report.month_figures import month_figures
from exports.report.sources import sources
from exports.report.tables import headed
from exports.words.days import day_words
from exports.words.follow_up import (
    change_words,
    goal_distance,
    goal_number,
    goal_words,
    indicator_words,
    next_wave_words,
    result_words,
    status_words,
    subject_words,
)
from exports.words.improve_and_keep import Finding
from exports.words.names import clipped, words_of
from exports.words.numbers import number
from instruments.i18n import _
from servqual_desk.follow_up.days import quarters
from servqual_desk.follow_up.risks import Risk, guideline
from servqual_desk.follow_up.timeline import timeline_matrix
from servqual_desk.words.follow_up_words import risk_level_words, risk_status_word
from servqual_desk.words.wave_order import WAVE

PLANNED = 5  # lines of the plan that are there to be filled, where fewer elements are named
MOST_BRIEF = 3
_TICK = "✓"
_ROOM = "\N{NO-BREAK SPACE}" * 24  # to write in


def plan_tables(report: Report, weak: Sequence[Finding]) -> list[Grid]:
    """The regulation's table: number, element, programme, time by quarter, who is responsible; a table for each year.

    What is to be improved and has no action yet is a line to be filled in; so is the rest of a plan that is nearly empty.
    """
    planned = _shown(report)
    waiting = [finding.subject for finding in weak if finding.item not in {one.action.item for one in planned}]
    years = sorted({year for one in planned for year in _years(one)})
    if not years:
        return [_table(report, planned, waiting, None)]
    first, *others = years
    undated = [one for one in planned if not _years(one)]
    tables = [_table(report, [*_of_year(planned, first), *undated], waiting, first)]
    return [*tables, *(_table(report, _of_year(planned, year), (), year) for year in others)]


def _shown(report: Report) -> list[PlannedAction]:
    """What these results led to, and what is still open from before; nothing that was dropped."""
    wave = report.follow_up.wave
    return [
        one
        for one in report.follow_up.actions
        if one.action.status != "dropped" and (one.action.is_open or not wave or one.action.wave in (wave, None))
    ]


def _years(one: PlannedAction) -> range:
    action = one.action
    if action.due_on is None:
        return range(0)
    first, last = (dt.date.fromisoformat(day).year for day in (action.starts_on or action.due_on, action.due_on))
    return range(first, last + 1)


def _of_year(planned: Sequence[PlannedAction], year: int) -> list[PlannedAction]:
    return [one for one in planned if year in _years(one)]


def _table(report: Report, planned: Sequence[PlannedAction], waiting: Sequence[str], year: int | None) -> Grid:
    spare = max(0, PLANNED - len(planned) - len(waiting)) if year is None else 0
    empty = len(waiting) + spare
    subjects = [subject_words(one.action, report.instrument) for one in planned]
    whats = [one.action.what or _ROOM for one in planned]
    marks = [quarters(one.action.starts_on, one.action.due_on, year) if year else () for one in planned]
    fields = [
        Field(title=_("No."), cells=[str(place + 1) for place in range(len(planned) + empty)], kind="number"),
        Field(title=_("Element to improve"), cells=[*subjects, *waiting, *[""] * spare], least=100),
        Field(title=_("Programme or action"), cells=[*whats, *[_ROOM] * empty], least=150),
        *(
            Field(
                title=_("Quarter {roman}").format(roman=roman),
                cells=[*(_TICK if quarter in mark else "" for mark in marks), *[""] * empty],
            )
            for quarter, roman in enumerate(("I", "II", "III", "IV"), start=1)
        ),
        Field(title=_("Responsible"), cells=[*(one.action.owner for one in planned), *[_ROOM] * empty], least=80),
    ]
    title = _("Follow-up plan") if year is None else _("Follow-up plan, {year}").format(year=year)
    return Grid(caption=report.numbering.table(title), fields=fields)


def promises(report: Report) -> list[Block]:
    """What earlier waves led to and what came of it, as a table; nothing where there is nothing from before."""
    before = report.follow_up.from_before
    if not before:
        return []
    return [*subsection(_("What was promised, and what came of it")), _promised(report, before)]


def _promised(report: Report, planned: Sequence[PlannedAction], *, whole: bool = False) -> Grid:
    waves = report.names.get(WAVE, {})
    changes = [change_words(one.change, waves) or "–" for one in planned]
    fields = [
        Field(title=_("Action"), cells=[_name(report, one) for one in planned]),
        Field(title=_("Responsible"), cells=[one.action.owner for one in planned]),
        Field(title=_("Due"), cells=[day_words(one.action.due_on) for one in planned]),
        Field(title=_("Status"), cells=[status_words(one) for one in planned]),
        *([Field(title=_("Evidence"), cells=[_evidence(one) for one in planned])] if whole else []),
        Field(title=_("What came of it"), cells=changes),
    ]
    notes = [
        _(
            "What came of it: mean answers of the latest wave against the action's own; Welch's test, Holm's correction."
        ),
        _("A change does not show what caused it."),
    ]
    title = _("Actions, and what came of them")
    return Grid(caption=report.numbering.table(title), fields=fields, notes=notes if _is_tested(planned) else ())


def _is_tested(planned: Sequence[PlannedAction]) -> bool:
    return any(one.change is not None for one in planned)


def _name(report: Report, one: PlannedAction) -> str:
    subject = clipped(subject_words(one.action, report.instrument), 90)
    return ": ".join(filter(None, (subject, one.action.what)))


def _evidence(one: PlannedAction) -> str:
    return " – ".join(filter(None, (one.action.evidence, one.action.evidence_place)))


def brief_plan(report: Report) -> list[Block]:
    """The actions that are open, in a few lines for whoever reads them out; nothing where there is no plan."""
    plan = report.follow_up
    still = [one for one in plan.actions if one.action.is_open]
    if not plan.actions:
        return []
    lines = tuple((clipped(_name(report, one), 110), _told(report, one)) for one in still[:MOST_BRIEF])
    more = len(still) - len(lines)
    return [
        Heading(words=_("What is being done"), level=1),
        *([Numbered(lines=lines)] if lines else [paragraph(_("No action is open."))]),
        *([paragraph(_("Further open actions: {n}.").format(n=number(more, 0)))] if more else []),
    ]


def _told(report: Report, one: PlannedAction) -> str:
    waves = report.names.get(WAVE, {})
    due = _("due {day}").format(day=day_words(one.action.due_on)) if one.action.due_on else ""
    facts = ", ".join(filter(None, (one.action.owner, due, status_words(one))))
    return " ".join(filter(None, (f"{facts}.", change_words(one.change, waves))))


def goals(report: Report) -> list[Block]:
    """Every goal beside its result; nothing where none was set."""
    found = report.follow_up.goals
    if not found:
        return []
    fields = [
        Field(title=_("Indicator"), cells=[indicator_words(one.indicator, report.instrument) for one in found]),
        Field(title=_("Goal"), cells=[goal_number(one.indicator, one.value) for one in found], kind="number"),
        Field(title=_("By"), cells=[day_words(one.due_on) for one in found]),
        Field(title=_("Result and its interval"), cells=[result_words(one) for one in found]),
        Field(
            title=_("Distance"),
            cells=[goal_distance(one.indicator, one.difference) if one.result is not None else "" for one in found],
        ),
        Field(title=_("Verdict"), cells=[goal_words(one) for one in found]),
    ]
    how_to_read = _(
        "Reached: the whole interval is at or above the goal; not reached: all of it is below. What the office counts "
        "itself has no interval: it is reached where the value lies at the goal or beyond it, on the side that is wanted."
    )
    return headed(report, _("Goals and results"), fields, [how_to_read], heading=_("Goals"))


def annex(report: Report) -> list[Block]:
    """Everything beside the results: actions with evidence, goals, events, risks, what the office counts, the next wave."""
    plan = report.follow_up
    if plan.is_empty:
        return sources(report)
    due = next_wave_words(plan.next_wave, plan.today)
    return [
        *section(_("Follow-up")),
        *([_promised(report, plan.actions, whole=True)] if plan.actions else []),
        *goals(report),
        *_happenings(report),
        *_risks(report),
        *month_figures(report),
        *indicator_sheet(report),
        *points([due] if due else []),
        *sources(report),
    ]


def _happenings(report: Report) -> list[Block]:
    found = report.follow_up.happenings
    if not found:
        return []
    fields = [
        Field(title=_("Event or stage"), cells=[one.title for one in found]),
        Field(title=_("Field"), cells=[one.field or "" for one in found]),
        Field(title=_("From"), cells=[day_words(one.starts_on) for one in found]),
        Field(title=_("To"), cells=[day_words(one.ends_on) for one in found]),
    ]
    return [*headed(report, _("Events and stages"), fields), *_by_field_and_year(report)]


def _by_field_and_year(report: Report) -> list[Block]:
    """Field × year, a line a year so that many years fit the page; nothing where no event or stage names its field."""
    matrix = timeline_matrix(report.follow_up.happenings)
    named = [(field or _("Without a field"), cells) for field, cells in matrix.rows]
    if not any(field for field, _cells in matrix.rows):
        return []
    fields = [
        Field(title=_("Year"), cells=[str(year) for year in matrix.years]),
        *(Field(title=name, cells=["; ".join(titles) for titles in cells]) for name, cells in named),
    ]
    return [Grid(caption=report.numbering.table(_("Events and stages by field and year")), fields=fields)]


def _risks(report: Report) -> list[Block]:
    found, known = report.follow_up.risks, guideline()
    if not found:
        return []
    fields = [
        Field(title=_("Risk"), cells=[one.what for one in found]),
        Field(title=_("Category"), cells=[words_of(known.categories[one.category]) for one in found]),
        Field(title=_("Level"), cells=[_level(one) for one in found]),
        Field(title=_("Responsible"), cells=[one.owner for one in found]),
        Field(title=_("Treatment"), cells=[one.treatment for one in found]),
        Field(title=_("Status"), cells=[risk_status_word(one.status) for one in found]),
    ]
    notes = [_("Level: likelihood × impact, each from 1 to 5."), words_of(known.caution)]
    return headed(report, _("SPBE risks"), fields, notes)


def _level(risk: Risk) -> str:
    return risk_level_words(risk.level, risk.likelihood, risk.impact)

"""What was asked under headings of its own (complaints, digital services …): answers, steps, rankings, who gave which answer."""

from collections.abc import Iterator

from analysis.methods import METHODS
from analysis.methods.crosstabs.usual import usual_crosstabs
from analysis.methods.funnels.spec import FunnelsOptions
from analysis.methods.outcome import Outcome
from analysis.methods.rankings.spec import RankingsOptions
from analysis.table import Table
from exports.report.blocks import Block, paragraph, section, subsection
from exports.report.context import Report
from exports.report.disclosure_gate import publishable_outcome
from exports.report.figures import figure
from exports.report.profile import question_tables
from exports.report.tables import printed
from exports.words.names import words_of
from exports.words.notes import note_sentences
from exports.words.tables import table_title
from instruments.i18n import _
from instruments.model import Question

_STEPS = ("question", "n", "count", "share", "lower", "stopped", "share_of_all")


def topics(report: Report) -> list[Block]:
    """A part a heading; then, of all answers together, the steps and the cross-tables.

    Of a part of the answers there are no steps, rankings and cross-tables (`Report.is_part`).
    """
    asked = [question for question in report.instrument.questions if question.heading is not None]
    headings = list(dict.fromkeys(words_of(question.heading) for question in asked if question.heading))
    found = [block for heading in headings for block in _part(report, heading, asked)]
    if not report.is_part:
        found += [*_steps(report), *_ranked(report), *_crossed(report)]
    return [*section(_("What else was asked")), *found] if found else []


def _part(report: Report, heading: str, asked: list[Question]) -> list[Block]:
    own = [question for question in asked if question.heading and words_of(question.heading) == heading]
    tables = [block for question in own for block in question_tables(report, question)]
    return [*subsection(heading), *tables] if tables else []


def _steps(report: Report) -> list[Block]:
    options = FunnelsOptions(smallest=max(report.smallest, 2))
    outcome = publishable_outcome(report, METHODS["funnels"].run(report.frame, report.instrument, options))
    tables = [block for table in outcome.tables for block in _printed_steps(report, table)]
    figures = [
        block
        for chart in outcome.charts
        for block in figure(report, chart, table_title(chart.table, report.instrument))
    ]
    return [*subsection(_("Step by step")), *tables, *figures] if tables else []


def _printed_steps(report: Report, table: Table) -> list[Block]:
    if table.id == "lab_funnel":
        return printed(report, table, keep=_STEPS, group="beginning")
    return printed(report, table)


def _ranked(report: Report) -> list[Block]:
    options = RankingsOptions(smallest=max(report.smallest, 2))
    outcome = publishable_outcome(report, METHODS["rankings"].run(report.frame, report.instrument, options))
    tables = [
        block
        for table in outcome.tables
        for block in printed(report, table, group="variable" if table.id == "lab_ranking" else "")
    ]
    return [*subsection(_("What is put first")), *tables] if tables else []


def _crossed(report: Report) -> list[Block]:
    tables = [block for outcome in _published_crosstabs(report) for block in _printed(report, outcome)]
    return [*subsection(_("Who gave which answer")), *tables] if tables else []


def _published_crosstabs(report: Report) -> Iterator[Outcome]:
    """With units and services by their names."""
    places = {
        column: report.frame[column].map(lambda code, names=names: names.get(code, code))
        for column, names in report.names.items()
        if column in report.frame.columns
    }
    named = report.frame.assign(**places)
    for outcome in usual_crosstabs(named, report.instrument, report.smallest):
        yield publishable_outcome(report, outcome, named)


def _printed(report: Report, outcome: Outcome) -> list[Block]:
    tables = [
        block
        for table in outcome.tables
        for block in printed(report, table, group="answer" if table.id == "lab_crosstab" else "")
    ]
    return [*tables, *(paragraph(sentence, "note") for sentence in note_sentences(outcome.notes, report.instrument))]

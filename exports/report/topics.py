"""What was asked under headings of its own (complaints, digital services …): answers, steps, rankings, who gave which answer."""

from collections.abc import Iterator

from analysis.methods import METHODS
from analysis.methods.crosstabs.usual import usual_crosstabs
from analysis.methods.funnels.spec import FunnelsOptions
from analysis.methods.outcome import Outcome
from analysis.methods.rankings.spec import RankingsOptions
from analysis.table import Hidden, Table
from exports.report.blocks import Block, paragraph, section, subsection
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.disclosure_gate import publishable_outcome
from exports.report.profile import question_tables
from exports.report.tables import printed
from exports.words.names import words_of
from exports.words.notes import note_sentences
from exports.words.tables import table_title
from instruments.i18n import _, ngettext
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
    """Those that still show a number; of the others it is said how many they are and why."""
    published = list(_published_crosstabs(report))
    telling = [outcome for outcome in published if _tells_something(outcome)]
    tables = [block for outcome in telling for block in _printed(report, outcome)]
    left_out = len(published) - len(telling)
    if left_out:
        tables.append(paragraph(_left_out_words(left_out, report.smallest), "note"))
    return [*subsection(_("Who gave which answer")), *tables] if tables else []


def _tells_something(outcome: Outcome) -> bool:
    """Whether some group's number of people is shown beside an answer."""
    counts = [
        row[[column.id for column in table.columns].index("count")]
        for table in outcome.tables
        if table.id == "lab_crosstab"
        for row in table.rows
    ]
    return any(not isinstance(count, Hidden) for count in counts)


def _left_out_words(n: int, smallest: int) -> str:
    return ngettext(
        "{n} table is left out, because every number of it would be hidden: its groups, or those beside them, are of fewer "
        "than {smallest} people.",
        "{n} tables are left out, because every number of them would be hidden: their groups, or those beside them, are of fewer "
        "than {smallest} people.",
        n,
    ).format(n=n, smallest=smallest)


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

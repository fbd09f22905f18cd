"""How the answers to every item are distributed: around the middle of the scale, then as shares."""

from collections.abc import Iterator

from analysis.items.distributions import distribution_chart, distribution_tables
from analysis.table import Table
from exports.report.blocks import Block, Heading, Together, paragraph
from exports.report.captioned_charts import figure
from exports.report.context import Report
from exports.report.non_answers import non_answers
from exports.report.tables import printed
from exports.words.tables import table_title
from instruments.i18n import _


def distributions(report: Report) -> list[Block]:
    """A part a scale, then who could not answer; nothing where no scale has few enough points, or nobody answered."""
    tables = distribution_tables(report.frame, report.instrument, report.twins, report.smallest)
    if not tables:
        return []
    first, *others = (block for table in tables for block in _part(report, table))
    how_to_read = _(
        "Each bar holds all who answered: left of the line those who answered below the middle of the scale, right of it "
        "those above. The same mean may come from people who all think alike, or from two halves who disagree."
    )
    heading = Heading(words=_("Distribution of the answers"))
    return [Together(blocks=(heading, paragraph(how_to_read), first)), *others, *non_answers(report)]


def _part(report: Report, table: Table) -> Iterator[Block]:
    yield from figure(report, distribution_chart(table), table_title(table, report.instrument))
    yield from printed(report, table)

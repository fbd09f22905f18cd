"""The units of a city on paper: the table with its ranks, their intervals, the funnel, and which differ by more than chance."""

from analysis.table import Hidden, Table
from analysis.units.city_table import city_charts, city_table
from exports.report.blocks import Block, Heading, paragraph, points
from exports.report.captioned_charts import figure
from exports.report.city.report import CityReport
from exports.report.tables import printed
from exports.words.city import between_sentence, chart_title, funnel_sentences
from instruments.i18n import _

RANKS = ("rank_lower", "rank_upper", "unit", "n")
INDEX = ("ikm", "ikm_lower", "ikm_upper", "class")
GAP = ("gap", "gap_lower", "gap_upper")
FURTHER = ("shrunken", "wave_change")


def units(report: CityReport) -> list[Block]:
    """Every unit, best first, and both charts."""
    table = _table(report)
    measure = INDEX if "ikm" in {column.id for column in table.columns} else GAP
    between = report.city.between
    said = between_sentence(between.icc if between else None)
    return [
        Heading(words=_("The units side by side"), level=1, starts=True),
        *([paragraph(said)] if said else []),
        *printed(report, table, keep=(*RANKS, *measure, *FURTHER)),
        *(block for chart in city_charts(table) for block in figure(report, chart, chart_title(chart.id))),
    ]


def beyond_chance(report: CityReport) -> list[Block]:
    """The units outside of the funnel; one whose numbers are hidden is not named."""
    if report.city.between is None:
        return []
    shown = _shown_units(_table(report))
    sides = {
        side: [unit.unit for unit in report.city.units if unit.funnel == side and unit.unit in shown]
        for side in ("above", "below")
    }
    return [Heading(words=_("Units"), level=1), *points(funnel_sentences(sides["above"], sides["below"]))]


def _table(report: CityReport) -> Table:
    between = report.city.between
    return city_table(report.city.units, between.centre if between else None, report.smallest)


def _shown_units(table: Table) -> frozenset[str]:
    ids = [column.id for column in table.columns]
    name, n = ids.index("unit"), ids.index("n")
    return frozenset(str(row[name]) for row in table.rows if not isinstance(row[n], Hidden))

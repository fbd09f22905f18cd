"""Charts with their numbered captions."""

from dataclasses import replace

from reportlab.platypus import Flowable, KeepTogether, Paragraph

from analysis.table import Chart
from exports.charts.draw import draw
from exports.charts.style import PAPER, Look
from exports.paper.chart_renderer import Drawn
from exports.paper.paragraph_text import escaped
from exports.paper.side_by_side import side_by_side
from exports.paper.styles import WIDTH, style
from exports.report.context import Report

ROW_BY_ROW = ("bars", "intervals")
ROWS_A_PAGE = 28
HALF = Look(size=PAPER.size, width=(PAPER.width - 6) / 2)


def figure(report: Report, chart: Chart, title: str) -> list[Flowable]:
    """A chart across the page with its numbered caption above; one with more rows than a page holds goes on in a second."""
    pictures = [Drawn(draw(part, report.instrument)) for part in _parts(chart)]
    return [KeepTogether([_caption(report, title), picture]) for picture in pictures]


def _parts(chart: Chart) -> list[Chart]:
    rows = chart.table.rows
    if chart.kind not in ROW_BY_ROW or len(rows) <= ROWS_A_PAGE:
        return [chart]
    starts = range(0, len(rows), ROWS_A_PAGE)
    return [replace(chart, table=replace(chart.table, rows=rows[at : at + ROWS_A_PAGE])) for at in starts]


def pair_of_figures(report: Report, charts: tuple[Chart, Chart], titles: tuple[str, str]) -> list[Flowable]:
    """Two charts side by side."""
    captions = [_caption(report, title) for title in titles]
    pictures = [Drawn(draw(chart, report.instrument, HALF)) for chart in charts]
    return [KeepTogether([side_by_side([captions, pictures], [WIDTH / 2] * 2)])]


def _caption(report: Report, title: str) -> Paragraph:
    return Paragraph(escaped(report.numbering.figure(title)), style("caption"))

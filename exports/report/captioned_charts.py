"""Charts with their numbered captions."""

from dataclasses import replace

from analysis.table import Chart
from exports.charts.draw import draw
from exports.charts.style import PAPER, Look
from exports.report.blocks import Beside, Block, Figure
from exports.report.context import Report
from exports.words.columns import column_title
from exports.words.rows import row_texts
from instruments.i18n import _

ROW_BY_ROW = ("bars", "intervals", "diverging")
ROWS_A_PAGE = 28
MOST_TOLD = 12  # rows that are told in words; the table beside has all
HALF = Look(size=PAPER.size, width=(PAPER.width - 6) / 2)


def figure(report: Report, chart: Chart, title: str) -> list[Block]:
    """A chart across the page with its numbered caption; one with more rows than a page holds goes on in a second."""
    return [_figure(report, part, title, PAPER) for part in _parts(chart)]


def pair_of_figures(report: Report, charts: tuple[Chart, Chart], titles: tuple[str, str]) -> list[Block]:
    """Two charts side by side."""
    left, right = (_figure(report, chart, title, HALF) for chart, title in zip(charts, titles, strict=True))
    return [Beside(left=left, right=right)]


def _figure(report: Report, chart: Chart, title: str, look: Look) -> Figure:
    return Figure(
        caption=report.numbering.figure(title),
        picture=draw(chart, report.instrument, look),
        told=told(report, chart, title),
    )


def told(report: Report, chart: Chart, title: str) -> str:
    """What a chart shows, in words: its rows' names and numbers, for whoever hears the page instead of seeing it."""
    if chart.kind in ("scatter", "qq", "histogram"):
        return _("{title}: a chart of {n} points.").format(title=title, n=len(chart.table.rows))
    wanted = list(dict.fromkeys(chart.roles.values()))
    if chart.kind == "diverging":
        wanted += [column.id for column in chart.table.columns if column.id.startswith("answer_")]
    places = [place for place, column in enumerate(chart.table.columns) if column.id in wanted]
    lines = []
    for row in chart.table.rows[:MOST_TOLD]:
        texts = row_texts(chart.table, row, report.instrument)
        lines.append(", ".join(_part(chart, place, texts[place]) for place in places if texts[place]))
    lines += [span.name for span in chart.spans]
    more = " …" if len(chart.table.rows) > MOST_TOLD else ""
    return f"{title}: {'; '.join(lines)}{more}"


def _part(chart: Chart, place: int, text: str) -> str:
    column = chart.table.columns[place]
    return f"{column_title(column.id)} {text}" if column.is_figure else text


def _parts(chart: Chart) -> list[Chart]:
    rows = chart.table.rows
    if chart.kind not in ROW_BY_ROW or len(rows) <= ROWS_A_PAGE:
        return [chart]
    parts = -(-len(rows) // ROWS_A_PAGE)
    size = 2 * -(-len(rows) // (2 * parts))  # alike in length; the two bars of an item stay together
    return [replace(chart, table=replace(chart.table, rows=rows[at : at + size])) for at in range(0, len(rows), size)]

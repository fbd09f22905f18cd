"""A chart as a ReportLab drawing: vectors with real text in the embedded Source Sans."""

import io

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, KeepTogether, Paragraph
from svglib.fonts import FontMap
from svglib.svglib import svg2rlg

from analysis.table import Chart
from exports import fonts
from exports.charts.draw import draw
from exports.charts.style import PAPER, Look, Picture, svg
from exports.report.context import Report
from exports.report.layout import side_by_side
from exports.report.styles import WIDTH, style
from exports.report.text import escaped

HALF = Look(size=PAPER.size, width=(PAPER.width - 6) / 2)


class _SourceSans(FontMap):
    """All text of an SVG is in our faces: nothing is looked for on the machine, nothing falls back to Helvetica."""

    def find_font(self, font_name: str, weight: str = "normal", style: str = "normal") -> tuple[str, bool]:
        return fonts.face(weight, style), True


def drawing(figure: Picture) -> Drawing:
    """The figure at its own size, to be placed as a flowable."""
    fonts.register_reportlab()
    picture: Drawing = svg2rlg(io.BytesIO(svg(figure).encode()), font_map=_SourceSans())
    picture.initialFontName = fonts.REGULAR
    return picture


def figure(report: Report, chart: Chart, title: str) -> list[Flowable]:
    """A chart across the page with its numbered caption above."""
    return [KeepTogether([_caption(report, title), drawing(draw(chart, report.instrument))])]


def pair_of_figures(report: Report, charts: tuple[Chart, Chart], titles: tuple[str, str]) -> list[Flowable]:
    """Two charts side by side."""
    captions = [_caption(report, title) for title in titles]
    pictures = [drawing(draw(chart, report.instrument, HALF)) for chart in charts]
    return [KeepTogether([side_by_side([captions, pictures], [WIDTH / 2] * 2)])]


def _caption(report: Report, title: str) -> Paragraph:
    return Paragraph(escaped(report.numbering.figure(title)), style("caption"))

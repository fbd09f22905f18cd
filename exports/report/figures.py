"""A chart as a ReportLab drawing: vectors with real text in the embedded Source Sans."""

import io

from reportlab.graphics.shapes import Drawing
from svglib.fonts import FontMap
from svglib.svglib import svg2rlg

from exports import fonts
from exports.charts.style import Picture, svg


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

"""The page and its type: A4 portrait, 20 mm margins, one accent colour, Source Sans throughout."""

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.look import fonts
from exports.look.palette import LIGHT

PAGE = A4
MARGIN = 20 * mm
WIDTH = PAGE[0] - 2 * MARGIN
HEIGHT = PAGE[1] - 2 * MARGIN

INK, MUTED = HexColor(LIGHT.ink), HexColor(LIGHT.muted)
HAIRLINE, GRID = HexColor(LIGHT.hairline), HexColor(LIGHT.grid)
ACCENT, SHORTFALL = HexColor(LIGHT.accent), HexColor(LIGHT.shortfall)

_STYLES: dict[str, dict[str, object]] = {
    "body": {"fontSize": 9.5, "leading": 13.2, "spaceAfter": 5},
    "lead": {"fontSize": 13, "leading": 17.5, "spaceAfter": 8, "fontName": fonts.SEMIBOLD, "textColor": ACCENT},
    "point": {"fontSize": 9.5, "leading": 13.2, "spaceAfter": 3.5, "leftIndent": 12, "bulletIndent": 1},
    "finding": {"fontSize": 9.5, "leading": 13.2, "spaceAfter": 3.5, "leftIndent": 16, "bulletIndent": 1},
    "cover_title": {"fontSize": 29, "leading": 34, "fontName": fonts.SEMIBOLD, "textColor": ACCENT, "spaceAfter": 6},
    "cover_long_title": {
        "fontSize": 18,
        "leading": 22,
        "fontName": fonts.SEMIBOLD,
        "textColor": ACCENT,
        "spaceAfter": 6,
    },
    "cover_subtitle": {"fontSize": 14, "leading": 19, "textColor": MUTED, "spaceAfter": 4},
    "letterhead": {"fontSize": 15, "leading": 18, "fontName": fonts.SEMIBOLD, "alignment": TA_CENTER},
    "letterhead_line": {"fontSize": 8.8, "leading": 11.5, "alignment": TA_CENTER, "textColor": MUTED},
    "centred": {"fontSize": 11, "leading": 15, "alignment": TA_CENTER, "spaceAfter": 5},
    "large": {
        "fontSize": 64,
        "leading": 72,
        "fontName": fonts.SEMIBOLD,
        "alignment": TA_CENTER,
        "textColor": ACCENT,
        "spaceAfter": 4,
    },
    "small_heading": {
        "fontSize": 17,
        "leading": 21,
        "fontName": fonts.SEMIBOLD,
        "alignment": TA_CENTER,
        "spaceBefore": 8,
        "spaceAfter": 4,
    },
    "heading": {
        "fontSize": 17,
        "leading": 21,
        "fontName": fonts.SEMIBOLD,
        "textColor": ACCENT,
        "spaceAfter": 8,
        "spaceBefore": 14,
    },
    "subheading": {"fontSize": 11.5, "leading": 15, "fontName": fonts.SEMIBOLD, "spaceBefore": 10, "spaceAfter": 4},
    "caption": {"fontSize": 8.8, "leading": 11.5, "fontName": fonts.SEMIBOLD, "spaceBefore": 8, "spaceAfter": 3},
    "note": {"fontSize": 7.6, "leading": 9.8, "textColor": MUTED, "spaceBefore": 3, "spaceAfter": 2},
    "cell": {"fontSize": 8.4, "leading": 10.4},
    "cell_head": {"fontSize": 8, "leading": 9.6, "fontName": fonts.SEMIBOLD},
    "cell_head_number": {"fontSize": 8, "leading": 9.6, "fontName": fonts.SEMIBOLD, "alignment": TA_RIGHT},
    "cell_number": {"fontSize": 8.4, "leading": 10.4, "alignment": TA_RIGHT},
    "figure_name": {"fontSize": 8, "leading": 10, "textColor": MUTED},
    "figure": {"fontSize": 20, "leading": 24, "fontName": fonts.SEMIBOLD},
    "equation": {"fontSize": 10, "leading": 15, "leftIndent": 12, "spaceBefore": 4, "spaceAfter": 8},
    "item": {"fontSize": 9, "leading": 12, "leftIndent": 46, "bulletIndent": 0, "bulletFontSize": 8, "spaceAfter": 2},
}


@cache
def style(name: str, **changes: object) -> ParagraphStyle:
    """A paragraph style by name, with `changes` to it."""
    fonts.register_reportlab()
    settings = {"fontName": fonts.REGULAR, "bulletFontName": fonts.REGULAR, "textColor": INK, "splitLongWords": 1}
    return ParagraphStyle(name, **{**settings, **_STYLES[name], **changes})

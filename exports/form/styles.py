"""Type and measures of the form: large enough to be filled in standing at a counter."""

from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from exports.look import fonts
from exports.look.palette import BATTERIES, LIGHT, tint

CODE_WIDTH = 17 * mm  # the column of codes at the left
MARK = 6.3 * mm  # a circle or box to be marked
LINE = 8.5 * mm  # from one ruled line to the next
GAP = 2.2 * mm

LIGHT_MUTED = LIGHT.muted  # as markup names it
INK, MUTED, PAPER = HexColor(LIGHT.ink), HexColor(LIGHT.muted), HexColor(LIGHT.paper)
HAIRLINE, GRID, ACCENT = HexColor(LIGHT.hairline), HexColor(LIGHT.grid), HexColor(LIGHT.accent)

_COLOURS = {"expectation": LIGHT.expectation, "perception": LIGHT.perception, **BATTERIES}

_STYLES: dict[str, dict[str, object]] = {
    "organisation": {"fontSize": 9.5, "leading": 12, "textColor": MUTED},
    "title": {"fontSize": 20, "leading": 23, "fontName": fonts.SEMIBOLD, "textColor": ACCENT, "spaceAfter": 2},
    "subtitle": {"fontSize": 10.5, "leading": 13.5, "textColor": MUTED},
    "hint": {"fontSize": 9.2, "leading": 12},
    "section": {"fontSize": 12.5, "leading": 16, "spaceAfter": 3, "fontName": fonts.SEMIBOLD, "textColor": ACCENT},
    "banner": {"fontSize": 13.5, "leading": 17, "fontName": fonts.BOLD},
    "stem": {"fontSize": 9.8, "leading": 12.6},
    "question": {"fontSize": 10.2, "leading": 13},
    "option": {"fontSize": 9.6, "leading": 11.6},
    "legend": {"fontSize": 7.8, "leading": 9.2, "textColor": MUTED},
    "legend_right": {"fontSize": 7.8, "leading": 9.2, "textColor": MUTED, "alignment": TA_RIGHT},
    "legend_centre": {"fontSize": 7.2, "leading": 8.4, "textColor": MUTED, "alignment": TA_CENTER},
    "code": {"fontSize": 7, "leading": 8.4, "textColor": MUTED},
    "condition": {"fontSize": 8.6, "leading": 10.6, "textColor": MUTED},
}


# Every table begins with this: nothing around its cells, and our typeface in the empty ones too.
FLUSH: tuple[tuple[object, ...], ...] = (
    ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)


@cache
def style(name: str) -> ParagraphStyle:
    """A paragraph style by name."""
    fonts.register_reportlab()
    settings = {"fontName": fonts.REGULAR, "bulletFontName": fonts.REGULAR, "textColor": INK, "splitLongWords": 1}
    return ParagraphStyle(f"form-{name}", **{**settings, **_STYLES[name]})


def battery_colour(battery: str | None) -> str:
    """The colour of what is asked, dark enough for a thin line; ink where nothing belongs to a battery."""
    colour = _COLOURS.get(battery or "")
    return tint(colour, LIGHT.ink, 0.82) if colour else LIGHT.ink

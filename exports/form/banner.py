"""What is asked of the statements that follow, so that nobody mixes what should be with what was experienced.

Perception is a full block with light letters, every other battery a light one with a thick edge: a printer without
colours keeps them apart.
"""

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph

from exports.form.styles import PAPER, battery_colour, style
from exports.look.palette import LIGHT, tint
from exports.paper.paragraph_text import escaped
from instruments.question_order import Section
from servqual_desk.words.section_words import banner

_EDGE = 6.0
_PADDING = 7.0
_GREY = "#808890"


class Banner(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The headline in capitals and the battery's own words."""

    def __init__(self, section: Section, title: str, language: str) -> None:
        super().__init__()
        battery = section.battery
        self._is_full = battery is not None and battery.id == "perception"
        self._colour = battery_colour(battery.id) if battery else _GREY
        ink = PAPER if self._is_full else HexColor(LIGHT.ink)
        asks = banner(battery.id) if battery and section.title is None else ""
        headline = " · ".join(filter(None, (title, asks)))
        stem = section.stem.get(language) if section.stem else ""
        self._parts = [_coloured(headline, "banner", ink), *([_coloured(stem, "stem", ink)] if stem else [])]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        room = width - _EDGE - 2 * _PADDING
        self._heights = [part.wrap(room, height)[1] for part in self._parts]
        self.height = sum(self._heights) + 2 * _PADDING
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        full, light = HexColor(self._colour), HexColor(tint(self._colour, LIGHT.paper, 0.1))
        canvas.setFillColor(full if self._is_full else light)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(full)
        canvas.rect(0, 0, _EDGE, self.height, stroke=0, fill=1)
        y = self.height - _PADDING + 1
        for part, height in zip(self._parts, self._heights, strict=True):
            y -= height
            part.drawOn(canvas, _EDGE + _PADDING, y)


def _coloured(words: str, name: str, ink: HexColor) -> Paragraph:
    made = style(name).clone(f"{name}-{ink.hexval()}", textColor=ink)
    return Paragraph(escaped(words), made)

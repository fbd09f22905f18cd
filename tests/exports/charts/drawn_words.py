"""Where each word of a chart comes to stand on paper: drawn by the printing renderer, which is told to remember instead."""

from itertools import combinations
from typing import Any

from exports.charts.style import Picture
from exports.look import fonts
from exports.paper.chart_renderer import PageCanvas, PageRenderer

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points
Words = list[tuple[str, Box]]


class Remembering(PageRenderer):
    """Draws nothing; `words` holds each line of text and its box."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(width, height)
        self.words: list[tuple[str, Box]] = []

    def draw_path(self, *_args: Any, **_named: Any) -> None:
        """Lines are no words."""

    def draw_markers(self, *_args: Any, **_named: Any) -> None:
        """Nor are points."""

    def draw_text(
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float, *_args: Any, **_named: Any
    ) -> None:
        width, height, descent = self.get_text_width_height_descent(s, prop, False)
        box = (x, y - descent, x + width, y - descent + height)
        if angle:  # an axis' name, upwards
            box = (x - height + descent, y, x + descent, y + width)
        if s.strip():
            self.words.append((s, box))


def drawn(picture: Picture) -> Words:
    """The words of the picture as it is printed."""
    fonts.register_reportlab()
    picture.set_dpi(72)
    PageCanvas(picture)
    renderer = Remembering(*picture.bbox.size)
    picture.draw(renderer)
    return renderer.words


def cut(words: Words, picture: Picture) -> list[str]:
    """The words that reach beyond the picture."""
    width, height = picture.bbox.size
    return [s for s, (left, low, right, top) in words if left < -1 or low < -1 or right > width + 1 or top > height + 1]


def covered(words: Words) -> list[tuple[str, str]]:
    """Pairs of words that lie over one another by more than a hair."""
    return [(one, other) for (one, a), (other, b) in combinations(words, 2) if _share(a, b) > 0.06]


def _share(a: Box, b: Box) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return max(wide, 0.0) * max(high, 0.0) / smaller

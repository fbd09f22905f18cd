"""What is drawn to be marked with a pen: circles, boxes, ruled lines."""

from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from exports.form.styles import GAP, HAIRLINE, INK, LINE, MARK
from exports.look import fonts

Shape = Literal["circle", "box", "number"]


class Mark(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A circle (one of them), a box (any of them) or nothing around what the entry types for it: a number, or a letter."""

    def __init__(self, key: str, *, shape: Shape = "circle", colour: str = "") -> None:
        super().__init__()
        self.key = key
        self.shape = shape
        self.width = self.height = MARK
        self._colour = HexColor(colour) if colour else INK

    def draw(self) -> None:
        canvas, half = self.canv, MARK / 2
        canvas.setStrokeColor(self._colour)
        canvas.setLineWidth(0.8)
        if self.shape == "circle":
            canvas.circle(half, half, half - 0.4, stroke=1, fill=0)
        elif self.shape == "box":
            canvas.roundRect(0.4, 0.4, MARK - 0.8, MARK - 0.8, 1.2, stroke=1, fill=0)
        size = 9.4 if len(self.key) < 3 else 7.6
        canvas.setFillColor(INK)
        canvas.setFont(fonts.REGULAR, size)
        canvas.drawCentredString(half, half - 0.34 * size, self.key)


class WriteIn(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """One box a digit; a date's groups (day, month, year) stand a little apart, with their words beneath."""

    SIDE = 6.6 * mm
    _BENEATH = 8.0

    def __init__(self, *groups: int, beneath: tuple[str, ...] = (), printed: str = "") -> None:
        super().__init__()
        self._groups, self._beneath, self._printed = groups, beneath, printed
        self.width = self.SIDE * sum(groups) + GAP * (len(groups) - 1)
        self.height = self.SIDE + (self._BENEATH if beneath else 0)

    def draw(self) -> None:
        canvas, x, y = self.canv, 0.0, self._BENEATH if self._beneath else 0.0
        canvas.setLineWidth(0.8)
        digits = iter(self._printed)
        for place, count in enumerate(self._groups):
            for _box in range(count):
                canvas.setStrokeColor(INK)
                canvas.rect(x, y, self.SIDE, self.SIDE, stroke=1, fill=0)
                canvas.setFillColor(INK)
                canvas.setFont(fonts.SEMIBOLD, 11)
                canvas.drawCentredString(x + self.SIDE / 2, y + 5.4, next(digits, ""))
                x += self.SIDE
            if self._beneath:
                canvas.setFont(fonts.REGULAR, 6.6)
                canvas.drawCentredString(x - self.SIDE * count / 2, 1.4, self._beneath[place])
            x += GAP


class Rules(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """Lines to write on."""

    def __init__(self, lines: int = 1, *, width: float = 0) -> None:
        super().__init__()
        self._lines, self._wanted = lines, width

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = min(self._wanted or width, width)
        self.height = LINE * self._lines
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.6)
        for line in range(self._lines):
            self.canv.line(0, line * LINE + 1, self.width, line * LINE + 1)

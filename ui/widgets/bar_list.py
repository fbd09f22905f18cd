"""Numbers by name as a list of bars from a zero line: what falls short to the left, what is more to the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.plain_words import set_tip

NAMES = 0.42  # of the width
FIGURES = 0.14


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A line of the list: its name, its length (None is not drawn), and the number beside it in words."""

    name: str
    value: float | None
    figure: str


class BarList(QWidget):
    """Bars on one axis. `bars` gives them in the language in force; the tooltip says whole what is cut."""

    def __init__(self, bars: Callable[[], Sequence[Bar]], *, start: float | None = None) -> None:
        """Args: start: where bars begin where that is not zero, such as a scale's lowest point."""
        super().__init__()
        self._bars, self._start = bars, start
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.speak()

    def speak(self) -> None:
        said = "\n".join(f"{bar.name}: {bar.figure}" for bar in self._bars())
        set_tip(self, said)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def _line(self) -> float:
        return float(self.fontMetrics().height()) * 1.35

    def sizeHint(self) -> QSize:
        return QSize(300, round(self._line() * max(len(self._bars()), 1)))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def _paint(self, painter: QPainter, bar: Bar, ends: tuple[float, float], top: float) -> None:
        look, line, width = theme.current(), self._line(), float(self.width())
        name = QRectF(0, top, width * NAMES - 8, line)
        painter.setPen(QColor(look.ink))
        cut = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, cut)
        figure = QRectF(width * (1 - FIGURES), top, width * FIGURES, line)
        painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.figure)
        place = QRectF(width * NAMES, top, width * (1 - NAMES - FIGURES) - 8, line)
        draw_bar(painter, place, bar.value, ends, self._start)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        bars = self._bars()
        ends = _ends(bars, self._start)
        for place, bar in enumerate(bars):
            self._paint(painter, bar, ends, place * self._line())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.speak()
        super().changeEvent(event)


def _ends(bars: Sequence[Bar], start: float | None) -> tuple[float, float]:
    values = [bar.value for bar in bars if bar.value is not None]
    low = start if start is not None else min([0.0, *values])
    return low, max([0.0 if start is None else start, *values])


def draw_bar(
    painter: QPainter, place: QRectF, value: float | None, ends: tuple[float, float], start: float | None = None
) -> None:
    """A bar from zero (or `start`) to `value` on an axis that is as wide as `place` and goes from one end to the other.

    Shortfalls are hatched, so that they are told from surpluses without colours.
    """
    low, high = ends
    zero = 0.0 if start is None else start
    look = theme.current()
    scale = place.width() / (high - low) if high > low else 0.0
    at_zero = place.left() + (zero - low) * scale
    if value is not None:
        at = place.left() + (value - low) * scale
        mark = "perception" if start is not None else "shortfall" if value < 0 else "surplus"
        fill = QColor(look.mark(mark).fill)
        bar = QRectF(min(at, at_zero), place.top() + place.height() * 0.25, abs(at - at_zero), place.height() * 0.5)
        painter.fillRect(bar, fill)
        if mark == "shortfall":
            painter.fillRect(bar, QBrush(QColor(look.card), Qt.BrushStyle.BDiagPattern))
    painter.setPen(QColor(look.muted))
    painter.drawLine(round(at_zero), round(place.top()), round(at_zero), round(place.bottom()))

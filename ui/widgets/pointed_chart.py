"""Pointing at a chart: the nearest point is named under the mouse, and arrow keys go from point to point."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme

if TYPE_CHECKING:
    from exports.charts.spots import Spot

NEAR = 14  # pixels around a point in which it is meant
RING = 9
AN_HOUR = 3_600_000  # milliseconds: a name stays as long as its point is the one that is named


class Pointing:
    """The points of the picture that `widget` shows, and the one that is named now."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._spots: Sequence[Spot] = ()
        self._at: int | None = None

    @property
    def spots(self) -> "Sequence[Spot]":
        """The points from left to right."""
        return self._spots

    @property
    def words(self) -> str:
        """What the named point stands for; "" where none is named."""
        return self._spots[self._at].words if self._at is not None else ""

    def take(self, spots: "Sequence[Spot]") -> None:
        """The points of another picture; one with points is reached by Tab."""
        self._spots, self._at = spots, None
        self._widget.setMouseTracking(bool(spots))
        self._widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if spots else Qt.FocusPolicy.NoFocus)

    def follow(self, event: QMouseEvent) -> None:
        """Name the point under the mouse."""
        place = event.position()
        near = [(self._distance(at, place), at) for at in range(len(self._spots))]
        distance, at = min(near, default=(NEAR + 1.0, 0))
        self._name(at if distance <= NEAR else None)

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key went to another point: right and down to the next, left and up to the one before."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is None or not self._spots:
            return False
        at = (0 if step > 0 else len(self._spots) - 1) if self._at is None else (self._at + step) % len(self._spots)
        self._name(at)
        return True

    def paint(self, painter: QPainter) -> None:
        """A ring around the named point."""
        if self._at is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().ink), 2))
            painter.drawEllipse(QPointF(self._spots[self._at].x, self._spots[self._at].y), RING, RING)

    def leave(self) -> None:
        self._name(None)

    def _distance(self, at: int, place: QPointF) -> float:
        away = place - QPointF(self._spots[at].x, self._spots[at].y)
        return float((away.x() ** 2 + away.y() ** 2) ** 0.5)

    def _name(self, at: int | None) -> None:
        if at == self._at:
            return
        self._at = at
        self._widget.setAccessibleDescription(self.words)
        if at is None:
            QToolTip.hideText()
        else:
            beside = QPoint(round(self._spots[at].x) + RING, round(self._spots[at].y) + RING)
            QToolTip.showText(self._widget.mapToGlobal(beside), self.words, self._widget, QRect(), AN_HOUR)
        self._widget.update()

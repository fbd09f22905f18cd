"""Parts side by side, which stand beneath each other where the place is too narrow for that, or the text too large."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QWidget

from ui.widgets.layout import GRID, row


class TurningRow(QWidget):
    """Gives each part the same width; it never asks for more than its widest part needs alone."""

    def __init__(self, *parts: QWidget, at_top: bool = False, spacing: int = 2 * GRID) -> None:
        super().__init__()
        self._parts = parts
        self._line = row(*parts, spacing=spacing)
        for place, part in enumerate(parts):
            self._line.setStretch(place, 1)
            if at_top:
                self._line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._line)

    @property
    def _widths(self) -> list[int]:
        return [max(one.minimumSizeHint().width(), one.minimumWidth()) for one in self._parts if not one.isHidden()]

    def _turn(self) -> None:
        widths = self._widths
        fits = sum(widths) + self._line.spacing() * (len(widths) - 1) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != way:
            self._line.setDirection(way)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths, default=0), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()


class TurningSplitter(QSplitter):
    """Two views with a line between them that can be moved; one above the other where both side by side have no room."""

    @property
    def _widths(self) -> list[int]:
        views = [view for place in range(self.count()) if (view := self.widget(place)) is not None]
        return [max(one.minimumSizeHint().width(), one.minimumWidth()) for one in views]

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = sum(self._widths) + self.handleWidth() <= self.width()
        way = Qt.Orientation.Horizontal if fits else Qt.Orientation.Vertical
        if self.orientation() != way:
            self.setOrientation(way)

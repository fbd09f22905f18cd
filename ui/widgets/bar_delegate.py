"""A number of a table with a bar beside it, from a zero line that all rows share."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.bar_list import draw_bar

BAR = 70  # pixels at 11 points
RAW = Qt.ItemDataRole.UserRole


class BarDelegate(QStyledItemDelegate):
    """Paints the cell, then the bar in the room at its left; the model gives the number itself by the role `RAW`."""

    def __init__(self, parent: QObject, ends: tuple[float, float]) -> None:
        super().__init__(parent)
        self._ends = ends

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        cell = index.data(RAW)
        if isinstance(cell, int | float):
            place = QRectF(option.rect).adjusted(8, 2, 0, -2)
            place.setWidth(BAR)
            draw_bar(painter, place, float(cell), self._ends)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + BAR + 16, size.height())

"""A table for reading: its words wrap, and every row is as high as they need, also where a cell runs over several columns."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui import theme

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)


class WrappedTable(QTableView):
    """Subclasses say how wide the columns are (`widths`); call `fit` when the content is another one."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    def widths(self, room: int) -> list[int]:
        """Pixels of each column when all together have `room`."""
        raise NotImplementedError

    def fit(self) -> None:
        """Give every column its width and every row its height."""
        model = self.model()
        if model is None or not model.columnCount():
            return
        for place, width in enumerate(self.widths(self.viewport().width())):
            self.setColumnWidth(place, width)
        for row in range(model.rowCount()):
            self.setRowHeight(row, self._row_height(row))

    def _row_height(self, row: int) -> int:
        padding = round(8 * (1 + theme.current().text_size / 100))
        heights = [QFontMetrics(theme.font("body")).height()]
        for place in range(self.model().columnCount()):
            index = self.model().index(row, place)
            words = str(index.data() or "")
            if not words:
                continue
            font = index.data(Qt.ItemDataRole.FontRole) or theme.font("body")
            width = sum(self.columnWidth(place + offset) for offset in range(self.columnSpan(row, place)))
            room = QRect(0, 0, max(width - padding - 6, 20), 100_000)
            heights.append(QFontMetrics(font).boundingRect(room, _WRAPPED, words).height())
        return max(heights) + padding

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.fit()

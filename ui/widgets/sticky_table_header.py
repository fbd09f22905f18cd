"""A table's column heads stay in sight while the page that the table stands on scrolls."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QTableView


class StickyTableHeader(QObject):
    """Moves the heads of a table down as the page takes its top out of sight; the last row is never covered.

    The table calls `hold()` where Qt has put the heads back, which it does at every change of its size.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._page: QScrollArea | None = None
        self._settled = QTimer(self, singleShot=True)  # what stands above the table has found its height
        self._settled.timeout.connect(self.hold)
        table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._find_page()
        if event.type() in (QEvent.Type.Show, QEvent.Type.Move):
            self.hold()
        return False

    def hold(self) -> None:
        """Put the heads where they can be seen."""
        if self._page is None:
            return
        heads = self._table.horizontalHeader()
        hidden = -self._table.mapTo(self._page.viewport(), QPoint(0, 0)).y()
        most = max(0, self._table.viewport().height() - self._table.verticalHeader().defaultSectionSize())
        heads.move(heads.x(), max(self._table.frameWidth(), min(hidden, most)))
        heads.raise_()

    def _find_page(self) -> None:
        above = self._table.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is self._page:
            return
        self._page = above
        if above is not None:
            above.verticalScrollBar().valueChanged.connect(self.hold)
            above.verticalScrollBar().rangeChanged.connect(self._settle)

    def _settle(self, _least: int, _most: int) -> None:
        self._settled.start(0)

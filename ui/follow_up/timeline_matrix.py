"""Events and stages by field and year: a row a field, a column a year; what stands in a cell is opened from it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from instruments.i18n import N_, _
from servqual_desk.follow_up.timeline import TimelineMatrix
from ui import theme
from ui.widgets.one_gesture import ENTER
from ui.widgets.spoken_words import Speaking, said

NARROWEST = 9  # a year's column, in letters of the widest kind
NAME = N_("Events and stages by field and year")
BESIDE = 20  # pixels at 100 per cent text that a cell leaves free beside its words


class WholeWords(QStyledItemDelegate):
    """A cell as high as all of its words: Qt asks how high they are without the room that the style leaves beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        narrower.rect = option.rect.adjusted(0, 0, -theme.grown(BESIDE), 0)
        return super().sizeHint(narrower, index)


class MatrixView(Speaking, QTableWidget):
    """One cell is chosen; `opened` and `removed` carry its field ("" for none) and its year."""

    opened = Signal(str, int)
    removed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._matrix = TimelineMatrix(years=(), rows=())
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab leaves the table, as everywhere
        self.setWordWrap(True)
        self.setItemDelegate(WholeWords(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellDoubleClicked.connect(self._open)
        self.speak()

    def speak(self) -> None:
        self.setAccessibleName(said(NAME))
        self.show_matrix(self._matrix)

    def show_matrix(self, matrix: TimelineMatrix) -> None:
        """Show this one; the cell that was chosen stays chosen where its place still is."""
        place = max(0, self.currentRow()), max(0, self.currentColumn())
        self._matrix = matrix
        self.clear()
        self.setRowCount(len(matrix.rows))
        self.setColumnCount(len(matrix.years))
        self.setHorizontalHeaderLabels([str(year) for year in matrix.years])
        for at, (field, cells) in enumerate(matrix.rows):
            self.setVerticalHeaderItem(at, QTableWidgetItem(field or _("Without a field")))
            for column, titles in enumerate(cells):
                self.setItem(at, column, _item("\n".join(titles)))
        if matrix.rows:
            self.setCurrentCell(min(place[0], self.rowCount() - 1), min(place[1], self.columnCount() - 1))
        self.restyle()

    def restyle(self) -> None:
        """Columns share the width while each keeps its least; as high as the rows are."""
        least = NARROWEST * QFontMetrics(theme.font("body")).horizontalAdvance("M")
        header = self.horizontalHeader()
        header.setMinimumSectionSize(least)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 4)

    def _open(self, row: int, column: int) -> None:
        self.opened.emit(self._matrix.rows[row][0], self._matrix.years[column])

    def _remove(self, row: int, column: int) -> None:
        self.removed.emit(self._matrix.rows[row][0], self._matrix.years[column])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.currentItem() is None or event.key() not in (*ENTER, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            self._remove(self.currentRow(), self.currentColumn())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()


def _item(words: str) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item

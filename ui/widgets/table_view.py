"""Any table of an analysis on the screen, in words of the language in force, figures at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from exports.words import table_title
from instruments.model import Instrument
from ui import theme
from ui.widgets.bar_delegate import BarDelegate
from ui.widgets.sticky_table_header import StickyTableHeader
from ui.widgets.table_model import Index, TableModel

if TYPE_CHECKING:
    from analysis.table import Table

WIDEST_COLUMN = 15  # heights of a row; longer words are cut, and whole in the tooltip
BARRED = frozenset({"gap"})  # columns whose numbers have a bar beside them
MOST_ROWS = 30  # higher tables scroll within themselves


class TableView(QTableView):
    """As high as its rows; columns close together, so that the eye keeps its line. Copy takes what is selected, or all.

    A click on a column's head, or Space in the column, sorts by it; again the other way round, then as it was. Differences have a
    bar beside their number. `item_wanted`: a row's item was pressed (a double click, or Enter).
    """

    item_wanted = Signal(str)
    _heads: StickyTableHeader | None = None  # Qt asks for geometry while it makes the table
    _is_measured = False  # its columns, as wide as what stands in them now

    def __init__(self, table: "Table", instrument: Instrument) -> None:
        super().__init__()
        self._table, self._instrument = table, instrument
        self._model = TableModel(table, instrument)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        heads = self.horizontalHeader()
        heads.setSortIndicatorClearable(True)
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._heads = StickyTableHeader(self)
        self.activated.connect(self._want)
        self.speak()

    def choose(self, columns: Sequence[str]) -> None:
        """Show only these columns (all, when none is named)."""
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._model.choose(columns)
        for place in range(self._model.columnCount()):
            barred = self._model.column(place).id in BARRED
            usual = self.itemDelegate()
            self.setItemDelegateForColumn(place, BarDelegate(self, self._model.ends(place)) if barred else usual)
        self._fit()

    def speak(self) -> None:
        """Say everything in the language in force."""
        self.setAccessibleName(table_title(self._table, self._instrument))
        self._model.speak()
        self._fit()

    def _fit(self) -> None:
        row = round(theme.size("body") * 96 / 72 * 2.1)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(row * 2)
        header.setMaximumSectionSize(row * WIDEST_COLUMN)
        rows = min(self._model.rowCount(), MOST_ROWS)
        self.setFixedHeight(
            header.sizeHint().height() + rows * row + self.horizontalScrollBar().sizeHint().height() + 4
        )
        self._is_measured = False
        if self.isVisible():
            self._measure()

    def _measure(self) -> None:
        """Make each column as wide as its words, once: Qt's own mode asks for every cell at each change around the table."""
        self.horizontalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        self._is_measured = True

    def _want(self, index: Index) -> None:
        item = self._model.cells(index.row()).get("item") or self._model.cells(index.row()).get("element")
        if isinstance(item, str):
            self.item_wanted.emit(item)

    def _sort_by(self, place: int) -> None:
        """The next of: up, down, as it was."""
        heads = self.horizontalHeader()
        if heads.sortIndicatorSection() != place:
            heads.setSortIndicator(place, Qt.SortOrder.AscendingOrder)
        elif heads.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            heads.setSortIndicator(place, Qt.SortOrder.DescendingOrder)
        else:
            heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def copied(self) -> str:
        """What is selected (or everything, with the titles) as lines of cells between tabs."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            titles = [self._model.title(place) for place in range(self._model.columnCount())]
            chosen = [
                self._model.index(row, place)
                for row in range(self._model.rowCount())
                for place in range(self._model.columnCount())
            ]
            return "\n".join(["\t".join(titles), *_lines(chosen)])
        return "\n".join(_lines(chosen))

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_measured:
            self._measure()
        super().showEvent(event)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._heads is not None:
            self._heads.hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._sort_by(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange) and hasattr(self, "_model"):
            self.speak()


def _lines(chosen: Sequence[Index]) -> list[str]:
    rows: dict[int, list[str]] = {}
    for index in sorted(chosen, key=lambda index: (index.row(), index.column())):
        rows.setdefault(index.row(), []).append(str(index.data()))
    return ["\t".join(cells) for cells in rows.values()]

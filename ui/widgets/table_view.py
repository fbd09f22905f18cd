"""Any table of an analysis on the screen, in words of the language in force, figures at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from exports.words import column_title, is_figure, row_texts, table_title
from instruments.model import Instrument
from ui import theme
from ui.widgets.sticky_table_header import StickyTableHeader

if TYPE_CHECKING:
    from analysis.table import Column, Table

WIDEST_COLUMN = 15  # heights of a row; longer words are cut, and whole in the tooltip
MOST_ROWS = 30  # higher tables scroll within themselves
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """The chosen columns of a table, cell by cell as the reader sees them."""

    def __init__(self, table: "Table", instrument: Instrument) -> None:
        super().__init__()
        self._table, self._instrument = table, instrument
        self._places = list(range(len(table.columns)))

    def choose(self, columns: Sequence[str]) -> None:
        """Show only these columns (all, when none is named)."""
        self.beginResetModel()
        ids = [column.id for column in self._table.columns]
        self._places = [ids.index(name) for name in columns if name in ids] or list(range(len(ids)))
        self.endResetModel()

    def speak(self) -> None:
        """Say everything again."""
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def column(self, place: int) -> "Column":
        """The column that stands at a place."""
        return self._table.columns[self._places[place]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.column(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            texts = row_texts(self._table, self._table.rows[index.row()], self._instrument)
            return texts[self._places[index.column()]]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(column) else _LEFT
        return None

    def title(self, place: int) -> str:
        """What the column at this place is called."""
        return column_title(self.column(place).id, self._table.id)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if is_figure(self.column(section)) else _LEFT
        return None


class TableView(QTableView):
    """As high as its rows; columns close together, so that the eye keeps its line. Copy takes what is selected, or all."""

    _heads: StickyTableHeader | None = None  # Qt asks for geometry while it makes the table

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
        self._heads = StickyTableHeader(self)
        self.speak()

    def choose(self, columns: Sequence[str]) -> None:
        """Show only these columns (all, when none is named)."""
        self._model.choose(columns)
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(row * 2)
        header.setMaximumSectionSize(row * WIDEST_COLUMN)
        rows = min(self._model.rowCount(), MOST_ROWS)
        self.setFixedHeight(
            header.sizeHint().height() + rows * row + self.horizontalScrollBar().sizeHint().height() + 4
        )

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

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if self._heads is not None:
            self._heads.hold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
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

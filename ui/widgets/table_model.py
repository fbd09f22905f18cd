"""Any table of an analysis as Qt asks for it: cell by cell, in words of the language in force, in the order that was chosen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from exports.words import column_title, row_texts
from instruments.i18n import language
from instruments.model import Instrument
from ui.widgets.bar_delegate import RAW
from ui.widgets.plain_words import plain_tip

if TYPE_CHECKING:
    from analysis.table import Column, Table

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROLES = Qt.ItemDataRole
# For each cell that it measures Qt asks for font, picture, check and colours too, of which there are none.
_ANSWERED = frozenset({_ROLES.DisplayRole, _ROLES.ToolTipRole, _ROLES.TextAlignmentRole, RAW})


class TableModel(QAbstractTableModel):
    """The chosen columns of a table, cell by cell as the reader sees them."""

    def __init__(self, table: "Table", instrument: Instrument) -> None:
        super().__init__()
        self._table, self._instrument = table, instrument
        self._places = list(range(len(table.columns)))
        self._rows = list(range(len(table.rows)))
        self._said: dict[tuple[str, int], list[str]] = {}  # a language and a row: Qt asks for every cell, and often

    def choose(self, columns: Sequence[str]) -> None:
        """Show only these columns (all, when none is named)."""
        self.beginResetModel()
        ids = [column.id for column in self._table.columns]
        self._places = [ids.index(name) for name in columns if name in ids] or list(range(len(ids)))
        self.endResetModel()

    def speak(self) -> None:
        """Say everything again."""
        self._said.clear()
        self.layoutChanged.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column's numbers or words; what is undefined or hidden stands last. A column of -1: the table's own order."""
        self.layoutAboutToBeChanged.emit()
        self._rows = list(range(len(self._table.rows)))
        if 0 <= column < len(self._places):
            known = {row: key for row in self._rows if (key := self._key(row, column)) is not None}
            up = sorted(known, key=known.__getitem__, reverse=order == Qt.SortOrder.DescendingOrder)
            self._rows = [*up, *(row for row in self._rows if row not in known)]
        self.layoutChanged.emit()

    def _key(self, row: int, place: int) -> Any:
        cell = self._table.rows[row][self._places[place]]
        if self.column(place).is_figure:
            return cell if isinstance(cell, int | float) else None
        return None if cell is None else self._texts(row)[self._places[place]].casefold()

    def _texts(self, row: int) -> list[str]:
        place = language(), row
        if place not in self._said:
            self._said[place] = row_texts(self._table, self._table.rows[row], self._instrument)
        return self._said[place]

    def cell(self, index: Index) -> Any:
        """The cell itself, in full precision."""
        return self._table.rows[self._rows[index.row()]][self._places[index.column()]]

    def cells(self, row: int) -> "dict[str, Any]":
        """The row that stands at a place, by column."""
        cells = self._table.rows[self._rows[row]]
        return {column.id: cell for column, cell in zip(self._table.columns, cells, strict=True)}

    def ends(self, place: int) -> tuple[float, float]:
        """The smallest and the largest number of a column, and zero."""
        cells = [row[self._places[place]] for row in self._table.rows]
        numbers = [float(cell) for cell in cells if isinstance(cell, int | float)]
        return min([0.0, *numbers]), max([0.0, *numbers])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def column(self, place: int) -> "Column":
        """The column that stands at a place."""
        return self._table.columns[self._places[place]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED:
            return None
        if role in (_ROLES.DisplayRole, _ROLES.ToolTipRole):
            words = self._texts(self._rows[index.row()])[self._places[index.column()]]
            return words if role == _ROLES.DisplayRole else plain_tip(words)
        if role == _ROLES.TextAlignmentRole:
            return _RIGHT if self.column(index.column()).is_figure else _LEFT
        return self.cell(index)

    def title(self, place: int) -> str:
        """What the column at this place is called."""
        return column_title(self.column(place).id, self._table.id)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.column(section).is_figure else _LEFT
        return None

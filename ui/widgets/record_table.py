"""A table of things that can be opened and removed: whole rows, one chosen, Enter opens, Delete removes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui import theme
from ui.widgets.one_gesture import ENTER
from ui.widgets.plain_words import plain_tip
from ui.widgets.spoken_words import Sentence, Speaking, said

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MOST_ROWS = 14
AROUND, BESIDE = 14, 26  # pixels above and below a cell's words, and at their sides
LEAST = 72  # pixels that a column of long words keeps
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's title; figures stand at the right, and one column takes the room that is left."""

    title: Sentence
    is_number: bool = False
    is_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing: what it is (given back when it is chosen) and its words, one a column."""

    thing: Any
    cells: tuple[Sentence, ...]


class Chooser(Protocol):
    """A view of things, one of which may be chosen."""

    opened: SignalInstance
    removed: SignalInstance

    @property
    def thing(self) -> Any: ...


def open_chosen(view: Chooser) -> None:
    """Open what is chosen, if anything is."""
    if view.thing is not None:
        view.opened.emit(view.thing)


def opens_or_removes(view: Chooser, event: QKeyEvent) -> bool:
    """Enter opens what is chosen, Delete removes it; False where the key means something else."""
    if event.key() in ENTER:
        open_chosen(view)
        return True
    if event.key() == Qt.Key.Key_Delete and view.thing is not None:
        view.removed.emit(view.thing)
        return True
    return False


class RowModel(QAbstractTableModel):
    """Rows under `columns`, cell by cell as Qt asks; a subclass says the `words` of a cell, and its `ink` where it has one."""

    def __init__(self, columns: Sequence[Column] = ()) -> None:
        super().__init__()
        self.columns = columns
        self.rows: Sequence[Any] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these in place of those before."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def words(self, row: int, column: int) -> str:
        """What stands in a cell; the tooltip says it whole."""
        raise NotImplementedError

    def ink(self, _row: int, _column: int) -> QColor | None:
        """The colour of a cell's words; None for the usual one."""
        return None

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = self.words(index.row(), index.column())
            return words if role == Qt.ItemDataRole.DisplayRole else plain_tip(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[index.column()].is_number else _LEFT
        return self.ink(index.row(), index.column()) if role == Qt.ItemDataRole.ForegroundRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return said(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].is_number else _LEFT
        return None


class _Lines(RowModel):
    def words(self, row: int, column: int) -> str:
        return said(self.rows[row].cells[column])


def rows_to_choose(table: QTableView) -> None:
    """A table of whole rows, one of which is chosen and none written in."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)  # Tab leaves the table, as everywhere
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)


def shared_widths(natural: Sequence[int], is_wide: Sequence[bool], room: int) -> list[int]:
    """The widths of columns in `room` pixels, none below `LEAST`.

    What they leave goes to the wide ones. Where they need more, those that need the least have it, and the others share the
    rest, the wide ones twice as much each.
    """
    weights = [2 if wide else 1 for wide in is_wide]
    if sum(natural) <= room:
        share = (room - sum(natural)) // max(1, sum(is_wide))
        return [width + share * wide for width, wide in zip(natural, is_wide, strict=True)]
    widths, rest, parts = list(natural), room, sum(weights)
    for at in sorted(range(len(natural)), key=lambda place: natural[place] / weights[place]):
        widths[at] = min(natural[at], max(LEAST, rest * weights[at] // parts))
        rest, parts = rest - widths[at], parts - weights[at]
    return widths


def say_cells_again(table: QTableView) -> None:
    """Let a table ask its model for the words of all cells and headings anew."""
    model = table.model()
    rows, columns = model.rowCount(), model.columnCount()
    model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns - 1)
    if rows:
        model.dataChanged.emit(model.index(0, 0), model.index(rows - 1, columns - 1))


class Listing(Speaking, QTableView):
    """Rows to choose from. `opened` and `removed` carry the line's thing; `picked` tells that another is chosen."""

    opened = Signal(object)
    removed = Signal(object)
    picked = Signal()

    def __init__(self, name: Sentence, columns: Sequence[Column]) -> None:
        super().__init__()
        self._name = name
        self._model = _Lines(columns)
        self.setModel(self._model)
        rows_to_choose(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.picked)
        self.speak()
        self.restyle()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the row that was chosen stays chosen where its place still is."""
        before = self.currentIndex().row()
        self._model.show_rows(lines)
        self.restyle()
        if lines:
            self.selectRow(min(max(before, 0), len(lines) - 1))
        self.picked.emit()

    @property
    def thing(self) -> Any:
        """What is chosen; None when nothing is."""
        rows = self.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()].thing if rows else None

    def choose(self, thing: Any) -> None:
        """Choose the row of this thing."""
        for place, line in enumerate(self._model.rows):
            if line.thing == thing:
                self.selectRow(place)

    @property
    def lines(self) -> Sequence[Line]:
        return self._model.rows

    def speak(self) -> None:
        """Say the words again."""
        self.setAccessibleName(said(self._name))
        say_cells_again(self)

    def _open(self) -> None:
        open_chosen(self)

    def restyle(self) -> None:
        """Columns as wide as there is room, rows as high as their words; the whole up to a limit from which it scrolls."""
        metrics = QFontMetrics(theme.font("body"))
        columns = self._model.columns
        natural = [self._natural(place, metrics) for place in range(len(columns))]
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 4
        for place, width in enumerate(shared_widths(natural, [column.is_wide for column in columns], room)):
            self.setColumnWidth(place, width)
        for row, line in enumerate(self._model.rows):
            self.setRowHeight(
                row, AROUND + max(self._lines_high(said(cell), at, metrics) for at, cell in enumerate(line.cells))
            )
        rows = sum(self.rowHeight(row) for row in range(len(self._model.rows)))
        most = MOST_ROWS * (metrics.height() + AROUND)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + min(rows, most) + 4)

    def _natural(self, column: int, metrics: QFontMetrics) -> int:
        """How wide the column is where no words of it take a second line."""
        words = [said(line.cells[column]) for line in self._model.rows]
        longest = max((metrics.horizontalAdvance(part) for cell in words for part in cell.splitlines()), default=0)
        return max(self.horizontalHeader().sectionSizeHint(column), longest + BESIDE)

    def _lines_high(self, words: str, column: int, metrics: QFontMetrics) -> int:
        box = QRect(0, 0, max(1, self.columnWidth(column) - BESIDE), 0)
        return max(metrics.height(), metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, words).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not opens_or_removes(self, event):
            super().keyPressEvent(event)

"""A table of things of which a person says what each is: the last cell of a row is chosen from a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets.combo_box import ComboBox
from ui.widgets.one_gesture import ENTER
from ui.widgets.record_table import Column, Index, RowModel, rows_to_choose, say_cells_again
from ui.widgets.spoken_words import Sentence, Speaking, said

FEWEST_ROWS = 3  # that are seen at once

Options = Sequence[tuple[str, Sentence]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickRow:
    """One thing.

    Attributes:
        thing: given back with what is chosen for it.
        cells: its words, one a column before the last.
        options: what there is to choose from, each with its words.
        value: the chosen option; None where nothing is chosen.
        shown: what stands in the last cell while nothing is chosen.
        is_open: somebody must choose.
        is_faint: of no weight, such as what is left out.
    """

    thing: Any
    cells: tuple[Sentence, ...]
    options: Options
    value: str | None
    shown: Sentence = ""
    is_open: bool = False
    is_faint: bool = False

    @property
    def mark(self) -> str:
        """A sign that is seen without colours: a question, settled, or left out."""
        if self.is_open:
            return "?"
        return "–" if self.is_faint else "✓"

    @property
    def chosen(self) -> str:
        """The words of what is chosen."""
        return next((said(words) for value, words in self.options if value == self.value), said(self.shown))


class _Model(RowModel):
    """The mark of a thing, its words, and what is chosen for it."""

    rows: Sequence[PickRow]

    def words(self, row: int, column: int) -> str:
        thing = self.rows[row]
        if not column:
            return thing.mark
        return said(thing.cells[column - 1]) if column <= len(thing.cells) else thing.chosen

    def ink(self, row: int, column: int) -> QColor | None:
        look, thing = theme.current(), self.rows[row]
        if thing.is_open and column in (0, self.columnCount() - 1):
            return QColor(look.fault)
        return QColor(look.muted) if thing.is_faint else None

    # Qt

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        is_chosen = index.column() == self.columnCount() - 1 and bool(self.rows[index.row()].options)
        return found | Qt.ItemFlag.ItemIsEditable if is_chosen else found


class _Chooser(QStyledItemDelegate):
    """A list that drops down in the cell; what is chosen is told at once."""

    picked = Signal(int, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row = cast(_Model, index.model()).rows[index.row()]
        box = ComboBox(parent)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        box.setAccessibleName(cast(_Model, index.model()).columns[-1].title and said(row.cells[0]))
        for value, words in row.options:
            box.addItem(said(words), value)
        box.setCurrentIndex(next((at for at, (value, _w) in enumerate(row.options) if value == row.value), -1))
        box.activated.connect(self._take)
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Told by `picked`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 24, 0)

    def _take(self, _at: int) -> None:
        box = self.sender()
        view = self.parent()
        if isinstance(box, QComboBox) and isinstance(view, QTableView):
            place, value = view.currentIndex().row(), box.currentData()
            self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)
            self.picked.emit(place, value)


class PickingTable(Speaking, QTableView):
    """Whole rows; a click on the last cell, Enter or Space opens its list. `picked` carries the thing and the value."""

    picked = Signal(object, str)

    def __init__(self, name: Sentence, columns: Sequence[Column]) -> None:
        super().__init__()
        self._name = name
        self._model = _Model([Column(title=""), *columns])
        self._waiting: Sequence[PickRow] | None = None
        self.setModel(self._model)
        self._chooser = _Chooser(self)
        self._chooser.picked.connect(self._take)
        self._chooser.closeEditor.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegateForColumn(len(columns), self._chooser)
        rows_to_choose(self)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # questions of a grid begin alike
        self._size_columns(columns)
        self.clicked.connect(self._open_clicked)
        self.speak()
        self.restyle()

    def _size_columns(self, columns: Sequence[Column]) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for place, column in enumerate(columns, start=1):
            mode = QHeaderView.ResizeMode.Stretch if column.is_wide else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)

    @property
    def rows(self) -> Sequence[PickRow]:
        return self._model.rows

    def show_rows(self, rows: Sequence[PickRow]) -> None:
        """Show these, once no list is open; the row that was chosen stays chosen where its place still is."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = rows
            return
        self._waiting = None
        before, top = self.currentIndex().row(), self.verticalScrollBar().value()
        self._model.show_rows(rows)
        if rows:
            self.selectRow(min(max(before, 0), len(rows) - 1))
            self.verticalScrollBar().setValue(top)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_rows(self._waiting)

    def _open_clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _take(self, place: int, value: str) -> None:
        self.setFocus()
        if 0 <= place < len(self._model.rows):
            self.picked.emit(self._model.rows[place].thing, value)

    def speak(self) -> None:
        """Say the words again."""
        self.setAccessibleName(said(self._name))
        say_cells_again(self)

    def restyle(self) -> None:
        height = QFontMetrics(theme.font("body")).height() + 14
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + FEWEST_ROWS * height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (*ENTER, Qt.Key.Key_Space, Qt.Key.Key_F2)
        if event.key() in opens and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._open_clicked(self._model.index(self.currentIndex().row(), self._model.columnCount() - 1))
        else:
            super().keyPressEvent(event)

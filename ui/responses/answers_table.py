"""The answers of one response, each battery in its own column, so that what should be and what is are read side by side."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from instruments.i18n import N_, _
from instruments.model import Instrument
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.words.section_words import BATTERIES
from ui import theme
from ui.responses.answer_rows import Cell, Row
from ui.responses.response_words import answer_in_words
from ui.responses.wrapped_table import WrappedTable
from ui.widgets.one_gesture import ENTER
from ui.widgets.record_table import Column, Index, RowModel
from ui.widgets.spoken_words import said

LONGEST = 600  # characters: a consent is longer, and read elsewhere
_FIXED = 2  # code and question stand before the batteries


class AnswersModel(RowModel):
    """Code, question, then one column a battery; a question's only answer stands in the first of them and runs over all."""

    rows: Sequence[Row]
    _batteries: Sequence[str] = ("",)

    def show_answers(self, rows: Sequence[Row], instrument: Instrument) -> None:
        """Show a response's rows."""
        self._batteries = [battery.id for battery in instrument.batteries]
        titles = (BATTERIES.get(battery, N_("Answer")) for battery in self._batteries)
        self.columns = [Column(title=title) for title in (N_("Code"), N_("Question"), *titles)]
        self.show_rows(rows)

    def cell(self, row: int, column: int) -> Cell | None:
        """The answer that stands there."""
        cells = self.rows[row].cells
        place = max(column - _FIXED, 0) if self.rows[row].kind == "item" else 0
        return cells[place] if place < len(cells) else None

    def battery(self, column: int) -> str:
        return self._batteries[column - _FIXED] if column >= _FIXED else ""

    def words(self, row: int, column: int) -> str:
        shown = self.rows[row]
        if shown.kind == "heading":
            return shown.text if column == 0 else ""
        if column < _FIXED:
            return (shown.code, shown.text)[column]
        return cell_words(self.cell(row, column) if shown.kind == "item" or column == _FIXED else None)

    def ink(self, row: int, column: int) -> QColor | None:
        cell = self.cell(row, column) if column >= _FIXED else None
        is_quiet = column == 0 and self.rows[row].kind != "heading"
        is_empty = cell is not None and (not cell.is_asked or cell.asked.answer is None)
        return QColor(theme.current().muted) if is_quiet or is_empty else None

    # Qt

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            return theme.font("body", semibold=self.rows[index.row()].kind == "heading")
        found = super().data(index, role)
        return shorten(found, LONGEST, placeholder=" …") if role == Qt.ItemDataRole.DisplayRole else found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DecorationRole and orientation == Qt.Orientation.Horizontal:
            battery = self.battery(section)
            several = battery in BATTERIES and len(self._batteries) > 1
            return _swatch(theme.current().mark(battery).fill) if several else None
        return super().headerData(section, orientation, role)


def _swatch(colour: str) -> QPixmap:
    side = theme.grown(10)
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(colour))
    return pixmap


def cell_words(cell: Cell | None) -> str:
    """The answer in words, or why there is none; a mended one says so."""
    if cell is None:
        return ""
    if cell.asked.answer is None:
        words = "–" if cell.is_asked else _("not asked")
    else:
        words = answer_in_words(cell.asked, cell.asked.answer)
    return _("{answer} (corrected)").format(answer=words) if cell.is_corrected else words


CursorAction = QAbstractItemView.CursorAction
_BACKWARD = (CursorAction.MoveUp, CursorAction.MovePageUp, CursorAction.MovePrevious, CursorAction.MoveLeft)


class AnswersTable(WrappedTable):
    """`chosen` carries the question whose answer was opened, by Enter, F2 or a double click."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.answers = AnswersModel()
        self.setModel(self.answers)
        self.doubleClicked.connect(self.choose_current)
        self.speak()

    def show_rows(self, rows: Sequence[Row], instrument: Instrument) -> None:
        """Show a response; the cell that was chosen stays chosen."""
        row, place = self.currentIndex().row(), self.currentIndex().column()
        self.clearSpans()
        self.answers.show_answers(rows, instrument)
        columns = self.answers.columnCount()
        for number, one in enumerate(rows):
            first = {"heading": 0, "question": _FIXED}.get(one.kind)
            if first is not None and columns - first > 1:
                self.setSpan(number, first, 1, columns - first)
        self.fit()
        if 0 <= row < len(rows):
            self.setCurrentIndex(self.answers.index(row, place))

    def begin(self) -> None:
        """Stand on the first answer."""
        first = next((number for number, row in enumerate(self.answers.rows) if row.cells), 0)
        self.setCurrentIndex(self.answers.index(first, _FIXED))
        self.scrollToTop()

    @property
    def current(self) -> Asked | None:
        """The question of the chosen cell, if it may be answered."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        cell = self.answers.cell(index.row(), index.column())
        if cell is None:  # of a statement that this battery does not ask: its only answer
            cell = next((one for one in self.answers.rows[index.row()].cells if one is not None), None)
        return cell.asked if cell is not None and cell.is_asked else None

    def choose_current(self) -> None:
        """Open the answer of the chosen cell."""
        if self.current is not None:
            self.chosen.emit(self.current)

    def widths(self, room: int) -> list[int]:
        code = self._code_width(room)
        batteries = self.answers.columnCount() - _FIXED
        each = min(theme.grown(190), (room - code) * 3 // 5 // batteries)
        each = max(each, (room - code) * 2 // 5) if batteries == 1 else each
        return [code, room - code - batteries * each, *[each] * batteries]

    def _code_width(self, room: int) -> int:
        widest = max(map(self.fontMetrics().horizontalAdvance, [*(row.code for row in self.answers.rows), "Code"]))
        return min(widest + theme.grown(26), room // 5)

    def speak(self) -> None:
        self.setAccessibleName(said(N_("Answers")))

    # Qt

    def moveCursor(self, action: CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """From answer to answer: headings and the code and question beside an answer are passed over."""
        index = super().moveCursor(action, modifiers)
        forward = action not in _BACKWARD
        while index.isValid() and self.answers.rows[index.row()].kind == "heading":
            index = index.sibling(index.row() + (1 if forward else -1), index.column())
        if not index.isValid():
            return self.currentIndex()
        return index.sibling(index.row(), max(index.column(), _FIXED))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_F2) and not event.isAutoRepeat():
            self.choose_current()
        else:
            super().keyPressEvent(event)

"""The answers of one response, each battery in its own column, so that what should be and what is are read side by side."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
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
from ui.widgets.plain_words import plain_tip
from ui.widgets.spoken_words import said

Index = QModelIndex | QPersistentModelIndex
LONGEST = 600  # characters: a consent is longer, and read elsewhere
_FIXED = 2  # code and question stand before the batteries


class AnswersModel(QAbstractTableModel):
    """Code, question, then one column a battery; a question's only answer stands in the first of them and runs over all."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()
        self._batteries: Sequence[str] = ("",)

    def show_rows(self, rows: Sequence[Row], instrument: Instrument) -> None:
        """Show a response's rows."""
        self.beginResetModel()
        self.rows = rows
        self._batteries = [battery.id for battery in instrument.batteries]
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """The answer that stands there."""
        cells = self.rows[index.row()].cells
        place = max(index.column() - _FIXED, 0) if self.rows[index.row()].kind == "item" else 0
        return cells[place] if place < len(cells) else None

    def battery(self, column: int) -> str:
        return self._batteries[column - _FIXED] if column >= _FIXED else ""

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return _FIXED + len(self._batteries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shorten(self._words(row, index), LONGEST, placeholder=" …")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._words(row, index))
            case Qt.ItemDataRole.FontRole:
                return theme.font("body", semibold=row.kind == "heading")
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, index)
        return None

    def _words(self, row: Row, index: Index) -> str:
        if row.kind == "heading":
            return row.text if index.column() == 0 else ""
        if index.column() < _FIXED:
            return (row.code, row.text)[index.column()]
        cell = self.cell(index) if row.kind == "item" or index.column() == _FIXED else None
        return cell_words(cell)

    def _ink(self, row: Row, index: Index) -> QColor | None:
        cell = self.cell(index) if index.column() >= _FIXED else None
        is_quiet = index.column() == 0 and row.kind != "heading"
        is_empty = cell is not None and (not cell.is_asked or cell.asked.answer is None)
        return QColor(theme.current().muted) if is_quiet or is_empty else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        battery = self.battery(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return said(_titles(battery)[min(section, _FIXED)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and battery in BATTERIES and len(self._batteries) > 1:
            return _swatch(theme.current().mark(battery).fill)
        return None


def _titles(battery: str) -> tuple[str, str, str]:
    return N_("Code"), N_("Question"), BATTERIES.get(battery, N_("Answer"))


def _swatch(colour: str) -> QPixmap:
    side = round(10 * theme.current().text_size / 100)
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
        self.answers.show_rows(rows, instrument)
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
        cell = self.answers.cell(index)
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
        each = min(round(190 * theme.current().text_size / 100), (room - code) * 3 // 5 // batteries)
        each = max(each, (room - code) * 2 // 5) if batteries == 1 else each
        return [code, room - code - batteries * each, *[each] * batteries]

    def _code_width(self, room: int) -> int:
        widest = max(map(self.fontMetrics().horizontalAdvance, [*(row.code for row in self.answers.rows), "Code"]))
        return min(widest + round(26 * theme.current().text_size / 100), room // 5)

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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.isAutoRepeat():
            self.choose_current()
        else:
            super().keyPressEvent(event)

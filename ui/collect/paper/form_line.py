"""One question of the form: its code, its words, the cells to type into, and what was understood."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from servqual_desk.errors import AnswerError, KnownError
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import codes_of, is_complete, is_wide, read_typed, written
from ui.widgets.layout import GRID, row
from ui.widgets.spoken_words import Label, as_it_is, set_flag, set_role

_FORWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


LONGEST_TEXT = 120  # characters; who types from a form needs no more to know where they are


def _short(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= LONGEST_TEXT and line == text else line[: LONGEST_TEXT - 2].rstrip(" .,:") + " …"


class Cell(QLineEdit):
    """A cell; Enter and the arrows belong to the form."""

    moved = Signal(int)
    """−1 or +1: the person is done here."""
    left = Signal()
    """The focus went elsewhere, by whatever way."""

    def __init__(self, *, wide: bool) -> None:
        super().__init__()
        self.setFixedWidth(200 if wide else 64)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft if wide else Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FORWARD:
            self.moved.emit(+1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Line(QObject):
    """The widgets of one row of the grid; `given` when an answer is typed, `moved` to the row before or after."""

    given = Signal(object)
    typed = Signal(object)
    """What stands in the cells by now, a text for each column."""
    moved = Signal(int)

    def __init__(self, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self.code = Label(as_it_is(asked.column), role="muted")
        self.text = Label(as_it_is(_short(asked.text)), wrap=True)
        self.text.setToolTip(asked.text)
        self.understood = Label(role="caption", wrap=True)
        count = len(asked.columns) if asked.traits.divides else 1
        self.cells = [Cell(wide=is_wide(asked)) for _cell in range(count)]
        for place, cell in enumerate(self.cells):
            cell.moved.connect(partial(self._leave, place))
            cell.left.connect(self._leave_cell)
            cell.textEdited.connect(self._type)
            cell.setToolTip(", ".join(filter(None, codes_of(asked))))
            names = [asked.choices[place].label] if asked.traits.divides else []
            cell.setAccessibleName(" – ".join([asked.text, *names]))
            if names:
                cell.setPlaceholderText(names[0][:6])
        self.box = QWidget()
        self.box.setLayout(row(*self.cells, 1, spacing=GRID))
        self.show_answer(asked)

    def show_answer(self, asked: Asked) -> None:
        """Show what is stored."""
        self.asked = asked
        if isinstance(asked.answer, dict):
            for cell, points in zip(self.cells, asked.answer.values(), strict=True):
                cell.setText(str(points))
        elif not asked.traits.divides:
            self.cells[0].setText(written(asked, asked.answer))
        self._say("" if asked.answer is None else answer_words(asked, asked.answer))
        if asked.typed:
            self._show_typed(asked)

    def _show_typed(self, asked: Asked) -> None:
        """Show what was typed when the form was left and is no answer yet."""
        for column, cell in zip(asked.columns, self.cells, strict=True):
            cell.setText(asked.typed.get(column, ""))
        self._judge()

    def tell(self, error: KnownError) -> None:
        """Say why it was not taken."""
        self._say("\n".join(error.faults), fault=True)

    def _say(self, words: str, *, fault: bool = False) -> None:
        set_role(self.understood, "fault" if fault else "caption")
        self.understood.say(as_it_is(words))
        for cell in self.cells:
            set_flag(cell, "faulty", fault)

    def begin(self) -> None:
        """Take the focus, what stands there ready to be typed over."""
        self.cells[0].setFocus()
        self.cells[0].selectAll()

    # Typing

    def _type(self, text: str) -> None:
        self.typed.emit(self._texts())
        if self.cells[0].property("faulty"):
            self._judge()
        if is_complete(self.asked, text):
            self._give(+1)

    def _leave(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.cells):
            self.cells[place + by].setFocus()
            self.cells[place + by].selectAll()
        else:
            self._give(by)

    def _judge(self) -> None:
        """Say what is wrong with what is typed; nothing, where it can be understood."""
        try:
            self._read()
        except AnswerError as error:
            self.tell(error)
        else:
            self._say("")

    def _leave_cell(self) -> None:
        if not any(cell.hasFocus() for cell in self.cells):
            self.settle()

    def settle(self) -> None:
        """Give what is typed, where it is an answer and not given yet."""
        try:
            value = self._read()
        except AnswerError as error:
            self.tell(error)
            return
        if value != self.asked.answer:
            self.given.emit(value)

    def _give(self, by: int) -> None:
        self.settle()
        if not self.cells[0].property("faulty"):
            self.moved.emit(by)

    def _texts(self) -> dict[str, str]:
        return {column: cell.text() for column, cell in zip(self.asked.columns, self.cells, strict=True)}

    def _read(self) -> Answer:
        return read_typed(self.asked, self._texts())

"""One question of the form: its code, its words, the cells to type into, and what was understood."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from servqual_desk.errors import AnswerError, KnownError
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.entered_text import whole_number
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.interviewing.typed_values import codes_of, is_complete, is_wide, read_cell, written
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


class Line(QObject):
    """The widgets of one row of the grid; `given` when an answer is typed, `moved` to the row before or after."""

    given = Signal(object)
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
        if is_complete(self.asked, text):
            self._give(+1)

    def _leave(self, place: int, by: int) -> None:
        if 0 <= place + by < len(self.cells):
            self.cells[place + by].setFocus()
            self.cells[place + by].selectAll()
        else:
            self._give(by)

    def _give(self, by: int) -> None:
        try:
            value = self._points() if self.asked.traits.divides else read_cell(self.asked, self.cells[0].text())
        except AnswerError as error:
            self.tell(error)
            return
        if value != self.asked.answer:
            self.given.emit(value)
        if not self.cells[0].property("faulty"):
            self.moved.emit(by)

    def _points(self) -> Answer:
        texts = [cell.text().strip() for cell in self.cells]
        if not any(texts):
            return None
        return {column: whole_number(text or "0") for column, text in zip(self.asked.columns, texts, strict=True)}

"""Fields in which words are written: one line, or a comment over several."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.shown_question import Answer, Asked
from ui import theme
from ui.widgets.answers.answer_field import AnswerField
from ui.widgets.layout import column
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import Label

_AROUND = 40  # pixels at 100 per cent: a line's margins, and where the cursor stands


class Line(QLineEdit):
    """One line; Backspace on an empty line is left to the interview, which goes back."""

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Paragraph(QPlainTextEdit):
    """Several lines; Enter is left to the interview, Shift+Enter makes a new line."""

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in ENTER
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        goes_back = event.key() == Qt.Key.Key_Backspace and not self.toPlainText()
        if (is_enter and plain) or goes_back or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CommentField(AnswerField):
    """Words over several lines."""

    takes_words = True
    keys_aloud = N_("Type your words and press Enter; without words, Enter goes on.")

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._text = Paragraph()
        self._text.setProperty("role", "answer")
        self._text.setTabChangesFocus(True)
        self._text.setMinimumHeight(110 if theme.current().touch else 140)
        self.setFocusProxy(self._text)
        keys = () if theme.current().touch else (Label(N_("Shift+Enter begins a new line."), role="caption"),)
        self.setLayout(column(self._text, *keys))
        self._text.textChanged.connect(self.tell_typed)
        self.show_question(asked)

    def say(self, asked: Asked) -> None:
        self.asked = asked
        self._text.setAccessibleName(asked.text)

    def put(self, answer: Answer) -> None:
        self._text.setPlainText(answer if isinstance(answer, str) else "")

    def typed_now(self) -> Mapping[str, str]:
        return {self.asked.column: self._text.toPlainText()}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        self._text.setPlainText(typed.get(self.asked.column, ""))
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def value(self) -> Answer:
        return self._text.toPlainText().strip() or None


class LineField(AnswerField):
    """One line of words. Fields for numbers and dates refine what is understood, and read it back beneath."""

    role = "answer"
    takes_words = True
    longest = ""
    """The longest that is typed as a rule: the line is so long at every size of text. Empty: as long as there is room."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._line = Line()
        self._line.setProperty("role", self.role)
        self._reading = Label(self._read_back, role="muted")
        self._line.textChanged.connect(self._reading.speak)
        self.setFocusProxy(self._line)
        self.setLayout(column(*self._rows(), self._reading))
        self._line.textChanged.connect(self.tell_typed)
        self._limit()
        self.show_question(asked)

    def _limit(self) -> None:
        if self.longest:
            words = QFontMetrics(theme.font(self.role, semibold=True)).horizontalAdvance(self.longest)
            self._line.setMaximumWidth(words + theme.grown(_AROUND))

    def _rows(self) -> tuple[QWidget, ...]:
        """The line, with whatever stands above it or beneath."""
        return (self._line,)

    def say(self, asked: Asked) -> None:
        self.asked = asked
        self._line.setAccessibleName(asked.text)

    def put(self, answer: Answer) -> None:
        self._line.setText(self._written(answer))
        self._line.selectAll()

    def typed_now(self) -> Mapping[str, str]:
        return {self.asked.column: self._line.text()}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        self._line.setText(typed.get(self.asked.column, ""))

    def value(self) -> Answer:
        text = self._line.text().strip()
        return self._understood(text) if text else None

    def _written(self, answer: Answer) -> str:
        return "" if answer is None else str(answer)

    def _understood(self, text: str) -> Answer:
        return text

    def _read_back(self) -> str:
        return ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_line"):
            self._limit()

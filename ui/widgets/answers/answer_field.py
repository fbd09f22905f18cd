"""What every field for an answer can do, so that the interview need not know which one it shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from servqual_desk.interviewing.shown_question import Answer, Asked


class AnswerField(QWidget):
    """Shows what may be answered to one question, and tells what the person chose or entered (law 4: it keeps nothing).

    `chosen` is emitted when a choice is an answer by itself, so that the interview moves on at once.
    """

    chosen = Signal(object)

    remarked = Signal(object)
    """A `Sentence` about what is entered so far, to stand where it is always seen."""

    skips_at_once = True
    """Whether Enter on an empty field goes on; where a slip would lose an answer, the interview asks for a second Enter."""

    typed_mark: str | None = None
    """Where the answer is typed with digits: the sign that may stand between them ("" for none). None where it is not."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fits(self, asked: Asked) -> bool:
        """Whether this widget can show another question as it is built."""
        return False

    def show_question(self, asked: Asked) -> None:
        """Show another question that fits."""
        self.asked = asked
        self.say(asked)
        self.put(asked.answer)

    def say(self, asked: Asked) -> None:
        """Show the question's words, in another language perhaps; what is entered stays."""

    def put(self, answer: Answer) -> None:
        """Show what was answered before."""

    def value(self) -> Answer:
        """What is entered now; None when nothing is.

        Raises:
            AnswerError: what is entered cannot be understood; the sentence says how to write it.
        """
        raise NotImplementedError

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key that no text field took; False when it means nothing here."""
        return False

    def begin(self) -> None:
        """Take the focus, where the person starts."""
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            event.ignore()

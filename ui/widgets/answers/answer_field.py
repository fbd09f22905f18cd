"""What every field for an answer can do, so that the interview need not know which one it shows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from servqual_desk.interviewing.shown_question import Answer, Asked
from ui.widgets.one_gesture import of_meant_keys
from ui.widgets.spoken_words import Sentence


class AnswerField(QWidget):
    """Shows what may be answered to one question, and tells what the person chose or entered (law 4: it keeps nothing).

    `chosen` is emitted when a choice is an answer by itself, so that the interview moves on at once.
    """

    chosen = Signal(object)

    typed = Signal(object)
    """What the person has typed so far, a text for each column (`Mapping[str, str]`, see `typed_values`)."""

    cleared = Signal()
    """The person takes the answer back: touched the chosen one again."""

    refused = Signal(object)
    """A key that does nothing here, with the `Sentence` that says why."""

    remarked = Signal(object)
    """A `Sentence` about what is entered so far, to stand where it is always seen."""

    skips_at_once = True
    """Whether Enter on an empty field goes on; where a slip would lose an answer, the interview asks for a second Enter."""

    typed_mark: str | None = None
    """Where the answer is typed with digits: the sign that may stand between them ("" for none). None where it is not."""

    writes_small = False
    """Whether `tighten` can write the answers smaller."""

    takes_words = False
    """Whether the answer is typed with letters."""

    keys_aloud: Sentence = ""
    """How few keys answer it, for who hears the question and does not see it."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self._is_putting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fits(self, asked: Asked) -> bool:
        """Whether this widget can show another question as it is built."""
        return False

    def show_question(self, asked: Asked) -> None:
        """Show a question that fits: its answer, and what was typed since."""
        self.asked = asked
        self.say(asked)
        self._is_putting = True
        self.put(asked.answer)
        if asked.typed:
            self.put_typed(asked.typed)
        self._is_putting = False

    def tighten(self, is_tight: bool, *, is_small: bool = False) -> None:
        """Take less height, where what stands above would not be whole otherwise; or as much as is usual.

        Args:
            is_small: the answers are written smaller, too.
        """

    def tell_typed(self) -> None:
        """Tell what the person has entered by now; what the program puts there is not told."""
        if not self._is_putting:
            self.typed.emit(self.typed_now())

    def typed_now(self) -> Mapping[str, str]:
        """What is entered, as text for each column."""
        return {}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before and is no answer yet."""

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

    def add(self) -> bool:
        """Plus on a keypad: tick what has the focus, or count up; False where plus means nothing of the kind."""
        return False

    def begin(self) -> None:
        """Take the focus, where the person starts."""
        self.setFocus()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            event.ignore()

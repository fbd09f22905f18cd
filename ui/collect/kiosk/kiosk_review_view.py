"""Before the end: how many questions have no answer, with the way to the first of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.shown_question import Asked
from ui.collect.kiosk.fitted_words import FittedScreen, FittedWords
from ui.collect.unanswered_words import unanswered_words
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, row
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import FaultLine


class KioskReview(FittedScreen):
    """Two large buttons: answer what is left, or finish."""

    jump = Signal(str)
    back = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._unanswered: tuple[Asked, ...] = ()
        self._heading = FittedWords(self._heading_words, points=44, semibold=True)
        self._advice = FittedWords(self._advice_words, points=30)
        self._fault = FaultLine()
        self._answer = Button(N_("Answer now"), self._go_to_first)
        self._finish = Button(N_("Finish"), self.finished, kind="primary", picture="check")
        back = Button(N_("Back"), self.back, picture="back")
        buttons = row(back, self._answer, 1, self._finish, spacing=2 * GRID)
        self.lay_out(self._heading, self._advice, self._fault, buttons)

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        """Everything was asked; these have no answer."""
        self._unanswered = unanswered
        self._fault.say("")
        self._heading.speak()
        self._advice.speak()
        self._answer.setVisible(bool(unanswered))
        self.fit()
        self._finish.setFocus()

    def tell_fault(self, error: KnownError) -> None:
        """Say why it cannot be finished."""
        self._fault.tell(error)
        self.fit()

    def _go_to_first(self) -> None:
        needed = [one for one in self._unanswered if one.required]
        self.jump.emit((needed or list(self._unanswered))[0].column)

    def _heading_words(self) -> str:
        return unanswered_words(len(self._unanswered))

    def _advice_words(self) -> str:
        if any(asked.required for asked in self._unanswered):
            return _("One of them must be answered before you can finish.")
        return _("Touch Finish to send your answers.")

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return  # a key held down on the last question must not finish
        if event.key() in ENTER:
            focused = self.focusWidget()
            focused.click() if isinstance(focused, Button) else self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        else:
            super().keyPressEvent(event)

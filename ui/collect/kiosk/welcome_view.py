"""Where the kiosk waits: what the survey is, and the languages as large words; any touch begins."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from instruments.i18n import N_, _, ngettext
from ui.collect.kiosk.fitted_words import FittedScreen, FittedWords
from ui.collect.kiosk.languages import Languages
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import Tile
from ui.widgets.layout import row
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import FaultLine, Sentence


class Welcome(FittedScreen):
    """Begins in the language whose word is touched; elsewhere, in the one that is spoken."""

    begun = Signal()
    language_chosen = Signal(str)

    def __init__(
        self, title: Sentence, about: Sentence, minutes: int, languages: tuple[str, ...], *, reads_aloud: bool = False
    ) -> None:
        super().__init__()
        aloud = FittedWords(N_("Press a key to hear all of it read aloud."), points=22)
        aloud.setHidden(not reads_aloud)
        self.fault = FaultLine()
        self.languages = Languages(role="number")
        self.languages.offer(languages)
        self.languages.chosen.connect(self._begin_in)
        self.start = Button(N_("Start"), self.begun, kind="primary")
        if self.languages.is_choice:
            self.start.hide()
        self.lay_out(
            FittedWords(title, points=44, semibold=True),
            FittedWords(about, points=28),
            FittedWords(partial(_promise, minutes), points=30),
            FittedWords(self._invitation, points=24, semibold=True),
            self.languages,
            row(self.start, 1),
            aloud,
            self.fault,
        )

    def begin(self) -> None:
        """Wait for the next citizen."""
        if self.languages.is_choice:
            self.languages.begin()
        else:
            self.start.setFocus()

    def _invitation(self) -> str:
        if self.languages.is_choice:
            return _("Touch your language to start.")
        return _("Touch the screen to start.")

    def _begin_in(self, code: str) -> None:
        self.language_chosen.emit(code)
        self.begun.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.begun.emit()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space) and not event.isAutoRepeat():
            focused = self.focusWidget()
            focused.click() if isinstance(focused, Tile) else self.begun.emit()
        else:
            super().keyPressEvent(event)


def _promise(minutes: int) -> str:
    return ngettext(
        "Tell us how we served you. It takes about {n} minute. We do not ask your name.",
        "Tell us how we served you. It takes about {n} minutes. We do not ask your name.",
        minutes,
    ).format(n=minutes)

"""After a “no” to the consent: thanks, and for some seconds the way back; nothing is recorded till then."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent

from instruments.i18n import N_
from ui.collect.kiosk.fitted_words import FittedScreen, FittedWords
from ui.collect.kiosk.seconds_left import SecondsLeft
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, row
from ui.widgets.one_gesture import ENTER, of_meant_keys

SECONDS = 12


class RefusalView(FittedScreen):
    """`recorded`: the citizen means it, or has gone; `undone`: it was a slip."""

    recorded = Signal()
    undone = Signal()

    def __init__(self, seconds: int = SECONDS) -> None:
        super().__init__()
        self._back = Button(N_("Back to the consent question"), self._undo, picture="back")
        ready = Button(N_("Done"), self._record, kind="primary", picture="check")
        self._left_words = FittedWords(points=22)
        self.lay_out(
            FittedWords(N_("Thank you for your time"), points=44, semibold=True),
            FittedWords(
                N_(
                    "Only that one person declined will be counted, and nothing about you. Until then you can still go back."
                ),
                points=30,
            ),
            row(self._back, 1, ready, spacing=2 * GRID),
            self._left_words,
        )
        self.clock = SecondsLeft(self, seconds)
        self._left_words.say(self.clock.words)
        self.clock.counted.connect(self._left_words.speak)
        self.clock.ran_out.connect(self.recorded)

    def begin(self) -> None:
        """Begin to count."""
        self.fit()
        self.clock.begin()
        self._back.setFocus()

    def _undo(self) -> None:
        self.clock.stop()
        self.undone.emit()

    def _record(self) -> None:
        self.clock.stop()
        self.recorded.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.clock.stop()
        super().hideEvent(event)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, Button):
            if not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

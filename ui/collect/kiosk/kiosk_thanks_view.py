"""Thanks, the withdrawal code to take along, and the seconds until the kiosk begins anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from instruments.i18n import N_
from servqual_desk.interviewing.withdrawal_code import grouped
from ui.collect.kiosk.fitted_words import FittedScreen, FittedWords
from ui.collect.kiosk.seconds_left import SecondsLeft
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, row
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.slip_printer import SlipPrinter, Write
from ui.widgets.spoken_words import as_it_is

SECONDS = 45  # to write the code down


class KioskThanks(FittedScreen):
    """Returns to the start by itself."""

    done = Signal()

    def __init__(self, seconds: int = SECONDS) -> None:
        super().__init__()
        self._code = FittedWords(points=72, semibold=True)
        self._left_words = FittedWords(points=22)
        self.slip = SlipPrinter(N_("Print the code"), saves=False)
        self._ready = Button(N_("Done"), self.finish, kind="primary", picture="check")
        self.lay_out(
            FittedWords(N_("Thank you"), points=44, semibold=True),
            FittedWords(N_("Your answers are saved. To have them erased later, keep this code:"), points=30),
            self._code,
            row(self.slip, 1, self._ready, spacing=2 * GRID),
            self._left_words,
        )
        self.clock = SecondsLeft(self, seconds)
        self._left_words.say(self.clock.words)
        self.clock.counted.connect(self._left_words.speak)
        self.clock.ran_out.connect(self.finish)

    def show_thanks(self, withdrawal_code: str, *, slip: Write | None = None) -> None:
        """The answers are finished and saved; `slip` writes the code's slip, where the kiosk is to print it."""
        self.slip.offer(slip, suggestion="")
        self._code.say(as_it_is(grouped(withdrawal_code)))
        self._code.setAccessibleName(", ".join(withdrawal_code))  # spoken sign by sign
        self.clock.begin()
        self.fit()
        self._ready.setFocus()

    def finish(self) -> None:
        """The next citizen sees nothing of this one."""
        self.clock.stop()
        self.slip.offer(None, suggestion="")
        self._code.say("")
        self.done.emit()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (*ENTER, Qt.Key.Key_Space)
        if event.key() in keys and not event.isAutoRepeat():
            focused = self.focusWidget()
            focused.click() if isinstance(focused, Button) else self.finish()
        else:
            super().keyPressEvent(event)

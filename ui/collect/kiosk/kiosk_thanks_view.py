"""Thanks, the withdrawal code to take along, and the seconds until the kiosk begins anew."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, row
from ui.widgets.slip_printer import SlipPrinter, Write
from ui.widgets.spoken_words import Label

WIDEST = 760
SECONDS = 30  # to write the code down


class KioskThanks(QWidget):
    """Returns to the start by itself."""

    done = Signal()

    def __init__(self, seconds: int = SECONDS) -> None:
        super().__init__()
        self._seconds, self._left, self._code, self._refused = seconds, seconds, "", False
        self._heading = Label(self._heading_words, role="figure", wrap=True)
        self._text = Label(self._text_words, role="title", wrap=True)
        self._code_label = Label(self._code_words, role="figure")
        self._left_label = Label(self._left_words, role="lead", wrap=True)
        self.slip = SlipPrinter(N_("Print the code"), saves=False)
        self._ready = Button(N_("Done"), kind="primary", picture="check")
        self._ready.clicked.connect(self.finish)
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self._count)
        sheet = QWidget()
        parts = (1, self._heading, self._text, self._code_label, self.slip, row(self._ready, 1), self._left_label, 2)
        sheet.setLayout(column(*parts, spacing=4 * GRID))
        self.setLayout(column(Measure(sheet, WIDEST, sides=24), margins=24))

    def show_thanks(self, withdrawal_code: str, *, slip: Write | None = None) -> None:
        """The answers are finished and saved; `slip` writes the code's slip, where the kiosk is to print it."""
        self.slip.offer(slip, suggestion="")
        self._show(withdrawal_code, refused=False)

    def show_refusal(self) -> None:
        """The citizen did not want to take part."""
        self.slip.offer(None, suggestion="")
        self._show("", refused=True)

    def _show(self, code: str, *, refused: bool) -> None:
        self._code, self._refused, self._left = code, refused, self._seconds
        for label in (self._heading, self._text, self._code_label, self._left_label):
            label.speak()
        self._code_label.setVisible(bool(code))
        self._timer.start()
        self._ready.setFocus()

    def finish(self) -> None:
        """The next citizen sees nothing of this one."""
        self._timer.stop()
        self.slip.offer(None, suggestion="")
        self._code = ""
        self._code_label.speak()
        self.done.emit()

    def _count(self) -> None:
        self._left -= 1
        self._left_label.speak()
        if self._left <= 0:
            self.finish()

    def _heading_words(self) -> str:
        return _("Thank you for your time") if self._refused else _("Thank you")

    def _text_words(self) -> str:
        if self._refused:
            return _("Nothing about you was kept; only that one person declined is recorded.")
        return _("Your answers are saved. To have them erased later, keep this code:")

    def _code_words(self) -> str:
        return self._code

    def _left_words(self) -> str:
        return ngettext("Back to the start in {n} second.", "Back to the start in {n} seconds.", self._left).format(
            n=self._left
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.finish()
        else:
            super().keyPressEvent(event)

"""The way out of the kiosk: a long press on a corner, then the PIN."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from instruments.i18n import N_, _
from servqual_desk.people.pins import pin_matches
from ui.collect.kiosk.digit_keys import Keypad
from ui.widgets.buttons import Button
from ui.widgets.form_entries import LineEntry
from ui.widgets.layout import GRID, column, row

HOLD_MS = 3_000
TRIES = 3


class Corner(QWidget):
    """The upper left corner, where nothing is seen; `held` after it was pressed for three seconds."""

    held = Signal()

    def __init__(self, parent: QWidget, side: int) -> None:
        super().__init__(parent)
        self.setFixedSize(side, side)
        self._timer = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._timer.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._timer.stop()


class PinBox(QDialog):
    """Asks for the PIN; accepted when it is right, closed after three that are wrong."""

    def __init__(self, parent: QWidget, hashed: str) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._kiosk, self._hashed, self._tries = parent, hashed, 0
        self.setProperty("role", "framed")  # no frame of a window tells it from the question behind
        self.setWindowTitle(_("Leave the kiosk"))
        self.pin = LineEntry(N_("PIN"), secret=True)
        self.pin.line.setProperty("role", "number")
        keypad = Keypad()
        keypad.show_mark("")
        keypad.aim(self.pin.line)
        stay = Button(N_("Stay"), self.reject, kind="quiet", shown_key="Esc")
        stay.setAutoDefault(False)
        leave = Button(N_("Leave the kiosk"), self._try, kind="primary", shown_key="Enter")
        leave.setDefault(True)
        whole = column(self.pin, keypad, row(stay, 1, leave), spacing=2 * GRID, margins=3 * GRID)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)  # Qt would make it smaller than its buttons' words
        self.setLayout(whole)
        self.pin.line.setFocus()

    def _try(self) -> None:
        if pin_matches(self.pin.text, self._hashed):
            self.accept()
            return
        self._tries += 1
        self.pin.line.selectAll()
        self.pin.refuse(N_("This is not the PIN of the kiosk."))
        if self._tries == TRIES:
            self.reject()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in the middle of the kiosk, whatever is said."""
        super().resizeEvent(event)
        place = self.rect()
        place.moveCenter(self._kiosk.mapToGlobal(self._kiosk.rect().center()))
        self.move(place.topLeft())

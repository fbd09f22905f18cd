"""Digits to touch, for the field that has the focus: a kiosk may have no keyboard."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QSpinBox, QWidget

from instruments.i18n import N_
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.spoken_words import as_it_is

_DIGITS = "123456789"


class Keypad(QWidget):
    """Presses keys where the focus is, and takes it never."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, digit in enumerate(_DIGITS):
            grid.addWidget(self._key(digit), place // 3, place % 3)
        self._mark = self._key("")
        self._erase = Button(as_it_is("⌫"), kind="digit", tip=N_("Delete the last digit"))
        self._erase.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._erase.clicked.connect(self._take_back)
        for place, key in enumerate((self._mark, self._key("0"), self._erase)):
            grid.addWidget(key, 3, place)

    def show_mark(self, mark: str) -> None:
        """Offer the mark that belongs to the answer: a decimal mark, a stroke in a date, or none ("")."""
        self._mark.say(as_it_is(mark))
        self._mark.setEnabled(bool(mark))

    def _key(self, sign: str) -> Button:
        key = Button(as_it_is(sign), kind="digit")
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setMinimumWidth(2 * theme.current().touch)
        key.clicked.connect(partial(self._press, key))
        return key

    def _press(self, key: Button) -> None:
        _send(Qt.Key.Key_unknown, key.text())

    def _take_back(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QSpinBox) and focused.text():
            _send(Qt.Key.Key_Backspace, "\b")


def _send(key: Qt.Key, text: str) -> None:
    focused = QApplication.focusWidget()
    if focused is None:
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

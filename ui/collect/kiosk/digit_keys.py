"""Digits to touch: a kiosk may have no keyboard."""

from PySide6.QtWidgets import QGridLayout

from instruments.i18n import N_
from ui import theme
from ui.collect.kiosk.touch_keys import TouchKeys
from ui.widgets.buttons import Button
from ui.widgets.spoken_words import as_it_is

_DIGITS = "123456789"


class Keypad(TouchKeys):
    """The digits, what may stand between them, and one key that takes the last one back."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, digit in enumerate(_DIGITS):
            grid.addWidget(self._digit(digit), place // 3, place % 3)
        self._mark = self._digit("")
        for place, key in enumerate((self._mark, self._digit("0"), self._erase_key(N_("Delete the last digit")))):
            grid.addWidget(key, 3, place)

    def show_mark(self, mark: str) -> None:
        """Offer the mark that belongs to the answer: a decimal mark, a stroke in a date, or none ("")."""
        self._mark.say(as_it_is(mark))
        self._mark.setEnabled(bool(mark))

    def _digit(self, sign: str) -> Button:
        key = self._sign_key(sign)
        key.setMinimumWidth(2 * theme.current().touch)
        return key

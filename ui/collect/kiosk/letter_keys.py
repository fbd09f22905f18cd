"""Letters to touch, where words are asked: a plain keyboard of four rows, with digits and signs on its other side.

Qt's own virtual keyboard is not used: docs/architecture.md says why.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from instruments.i18n import N_
from ui.collect.kiosk.touch_keys import TouchKeys
from ui.widgets.buttons import Button
from ui.widgets.spoken_words import as_it_is

LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm,.")
SIGNS = ("1234567890", "-/:;()&\"'", "@#%+=*?!.")
_HALF = 2  # columns of the grid a key: rows stand shifted by half a key, as on any keyboard
_ENDS_A_SENTENCE = (".", "!", "?")


class LetterKeys(TouchKeys):
    """Indonesian and English are written with the same 26 letters. Shift holds for one letter; sentences begin with it."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._signs: list[Button] = []
        self._shows_signs = False
        self.shift = self._key(as_it_is("⇧"), tip=N_("Capital letter"))
        self.shift.setCheckable(True)
        self.shift.toggled.connect(self._label)
        self.other_side = self._key(as_it_is("123"), tip=N_("Digits and signs"))
        self.other_side.clicked.connect(self._turn)
        self.space = self._key(N_("Space"))
        self.space.clicked.connect(self._type_space)
        self.ready = self._key(N_("Done"))
        self.ready.clicked.connect(self.done)
        self.erase = self._erase_key(N_("Delete the last letter"))
        self._lay_out()
        self._label()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, signs in enumerate(LETTERS):
            self._row(grid, number, len(signs))
        grid.addWidget(self.erase, 0, 20, 1, 2)
        grid.addWidget(self.shift, 2, 0, 1, 3)
        grid.addWidget(self.other_side, 3, 0, 1, 4)
        grid.addWidget(self.space, 3, 4, 1, 12)
        grid.addWidget(self.ready, 3, 16, 1, 6)
        for place in range(22):
            grid.setColumnStretch(place, 1)

    def _row(self, grid: QGridLayout, number: int, count: int) -> None:
        first = (0, 1, 3)[number]
        for place in range(count):
            key = self._sign_key("")
            self._signs.append(key)
            grid.addWidget(key, number, first + _HALF * place, 1, _HALF)

    def begin(self, target: QWidget | None) -> None:
        """Letters for this field; a sentence begins with a capital."""
        self.aim(target)
        self._shows_signs = False
        self._capitalise()
        self._label()

    def type(self, text: str) -> None:
        super().type(text)
        self._capitalise()

    def _type_space(self) -> None:
        self.type(" ")

    def _turn(self) -> None:
        self._shows_signs = not self._shows_signs
        self._label()

    def _capitalise(self) -> None:
        """Shift is on where a sentence begins, and off after its letter."""
        written = self._written().rstrip(" \n")
        ends = len(written) < len(self._written()) and written.endswith(_ENDS_A_SENTENCE)
        self.shift.setChecked(not written or ends)

    def _written(self) -> str:
        target = self.target
        if isinstance(target, QPlainTextEdit):
            return target.toPlainText()[: target.textCursor().position()]
        return target.text()[: target.cursorPosition()] if isinstance(target, QLineEdit) else ""

    def _label(self) -> None:
        """Write on the keys what they type."""
        rows = SIGNS if self._shows_signs else LETTERS
        is_capital = self.shift.isChecked() and not self._shows_signs
        for key, sign in zip(self._signs, "".join(rows), strict=True):
            key.say(as_it_is(sign.upper() if is_capital else sign))
        self.shift.setEnabled(not self._shows_signs)
        self.other_side.say(as_it_is("ABC" if self._shows_signs else "123"))

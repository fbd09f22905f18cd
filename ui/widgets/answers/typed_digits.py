"""What has been typed so far: a digit may be the whole answer, or the first of two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from instruments.i18n import _


class Typing:
    """What has been typed towards one of `codes`.

    "7" of 1…7 is meant at once; "1" of 0…10 may still become "10", so it waits for the next digit or Enter.
    """

    def __init__(self, codes: Sequence[str]) -> None:
        self._codes = tuple(codes)
        self._typed = ""

    def press(self, character: str) -> tuple[int | None, bool]:
        """The index of the code typed so far (None: none yet), and whether nothing else can be meant."""
        for typed in (self._typed + character, character):
            begun = [code for code in self._codes if code.startswith(typed)]
            if begun:
                self._typed = typed
                index = self._codes.index(typed) if typed in self._codes else None
                final = index is not None and len(begun) == 1
                if final:
                    self._typed = ""
                return index, final
        self._typed = ""
        return None, False

    @property
    def is_begun(self) -> bool:
        """Whether what is typed begins a code."""
        return bool(self._typed)

    def forget(self) -> None:
        """Begin anew, with the next question."""
        self._typed = ""


def is_sign(event: QKeyEvent) -> bool:
    """Whether a key writes one sign, so that a person who presses it means an answer by it; ? asks for the keys."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return False
    return len(event.text()) == 1 and event.text().isprintable() and event.text() != "?"


def no_answer_words(key: str, codes: Sequence[str]) -> str:
    """Why a key does nothing: which ones do."""
    numbers = [code for code in codes if code and not code.isalpha()]
    letters = [code for code in codes if code.isalpha()]
    offered = [f"{numbers[0]}–{numbers[-1]}"] if len(numbers) > 2 else numbers
    return _("“{key}” is no answer here. Press one of: {keys}.").format(key=key, keys=", ".join([*offered, *letters]))


def waiting_words(typed: str) -> str:
    """Why a digit is not taken at once where answers have two."""
    return _("Enter takes {typed}; a second digit goes on.").format(typed=typed)

"""Which key gives which code: 1 to 9, then a to z, in the order in which the codes were added.

A code keeps its key while others are added, renamed or moved.
"""

from collections.abc import Sequence
from string import ascii_lowercase

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from servqual_desk.responses.comment_coding import Code

KEYS = "123456789" + ascii_lowercase
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def keys_of(codebook: Sequence[Code]) -> dict[str, str]:
    """The key of each code; codes beyond the last letter have none."""
    return {code.code: key for code, key in zip(codebook, KEYS, strict=False)}


def code_of(event: QKeyEvent, codebook: Sequence[Code]) -> str | None:
    """The code whose key was pressed."""
    if event.modifiers() & _OTHERS:
        return None
    pressed = event.text().lower()
    return next((code for code, key in keys_of(codebook).items() if key == pressed), None)

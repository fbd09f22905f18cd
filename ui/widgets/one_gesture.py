"""One gesture never answers two questions: a press that follows at once upon a new screen was meant for the one before.

The second click of a double click and the second tap of a double tap land on whatever stands there by then. A screen that
takes answers says when it has appeared; buttons and tiles then let nothing pass for a moment. Keys are not held back: a held key
repeats, which Qt marks, and different keys at typing speed are meant.
"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent

GUARD_SECONDS = 0.3


@dataclass(slots=True)
class _Moments:
    """By the monotonic clock, in seconds."""

    appeared: float = float("-inf")
    pressed: float = float("-inf")


_moments = _Moments()


def screen_appeared() -> None:
    """A new screen stands where another was."""
    _moments.appeared = time.monotonic()


def seconds_left() -> float:
    """How long no press passes yet."""
    return max(0.0, _moments.appeared + GUARD_SECONDS - time.monotonic())


def is_meant(press: QMouseEvent) -> bool:
    """Whether a press of the mouse or a finger was meant for the screen that it falls upon."""
    before, _moments.pressed = _moments.pressed, time.monotonic()
    if seconds_left() > 0:
        return False
    return press.type() != QEvent.Type.MouseButtonDblClick or before >= _moments.appeared


class GestureGuard(QObject):
    """Keeps the second half of a gesture from a widget that is not ours, such as a message box's button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        return isinstance(event, QMouseEvent) and event.type() in presses and not is_meant(event)

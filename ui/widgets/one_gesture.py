"""One gesture never answers two questions: what follows at once upon a new screen was meant for the one before.

The second click of a double click, the second tap of a double tap, and a key that bounces, is pressed twice at once or is held
down land on whatever stands there by then. A screen that takes answers says when it has appeared; buttons and tiles then let no
press pass for a moment, and nothing takes the key that brought the screen. Any other key passes at once: it was meant.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

GUARD_SECONDS = 0.3
# From cell to cell one key is meant again soon: the fastest finger needs 0.1 s, a worn key bounces for 0.05 s.
CELL_SECONDS = 0.08

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The large key and the one beside the digits, which say the same."""

_MODIFIERS = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
)
# They answer nothing, and are held down to go on.
_MOVING = frozenset(
    (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
)


class Moments(Struct):
    """When what was seen and pressed, by the monotonic clock, in seconds."""

    appeared: float = float("-inf")
    pressed: float = float("-inf")
    key: int | None = None
    """The newest key, where no press of the mouse or a finger came since."""
    brought_by: int | None = None
    """The key upon which the screen or the cell followed, until another one comes."""
    key_passes: float = float("-inf")
    """When that key is meant anew."""


_moments = Moments()
clock: Callable[[], float] = time.monotonic


def screen_appeared() -> None:
    """A new screen stands where another was."""
    _moments.appeared = clock()
    _hold_back(GUARD_SECONDS)


def cell_entered() -> None:
    """On the same screen, what is typed goes somewhere else now."""
    _hold_back(CELL_SECONDS)


def _hold_back(seconds: float) -> None:
    _moments.brought_by = _moments.key
    _moments.key_passes = max(_moments.key_passes, clock() + seconds)


def seconds_left() -> float:
    """How long no press passes yet."""
    return max(0.0, _moments.appeared + GUARD_SECONDS - clock())


def key_seconds_left() -> float:
    """How long the key that brought the screen, or the cell, does not pass yet."""
    return 0.0 if _moments.brought_by is None else max(0.0, _moments.key_passes - clock())


def is_meant(press: QMouseEvent) -> bool:
    """Whether a press of the mouse or a finger was meant for the screen that it falls upon."""
    before, _moments.pressed = _moments.pressed, clock()
    _moments.key = _moments.brought_by = None
    if seconds_left() > 0:
        return False
    return press.type() != QEvent.Type.MouseButtonDblClick or before >= _moments.appeared


def is_meant_key(event: QKeyEvent) -> bool:
    """Whether a key was meant for the screen, or the cell, where it arrives. A widget and those around it may all ask."""
    key = event.key()
    if key in _MODIFIERS:
        return True
    if key == _moments.brought_by and key not in _MOVING:
        is_too_soon = key_seconds_left() > 0
        if event.isAutoRepeat() or is_too_soon:
            return False
    _moments.key, _moments.brought_by, _moments.key_passes = key, None, float("-inf")
    return True


Widget = TypeVar("Widget", bound=QWidget)


def of_meant_keys(handle: Callable[[Widget, QKeyEvent], None]) -> Callable[[Widget, QKeyEvent], None]:
    """Of a `keyPressEvent`: only keys that were meant for what is seen reach it; the others go nowhere."""

    @wraps(handle)
    def guarded(widget: Widget, event: QKeyEvent) -> None:
        if is_meant_key(event):
            handle(widget, event)
        else:
            event.accept()

    return guarded


class GestureGuard(QObject):
    """Keeps the second half of a gesture from a widget that is not ours, such as a message box's button."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and not is_meant_key(event)
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        return isinstance(event, QMouseEvent) and event.type() in presses and not is_meant(event)

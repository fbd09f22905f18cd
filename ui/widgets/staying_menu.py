"""A menu that stays open while things in it are ticked, so that several can be chosen at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from ui.widgets.one_gesture import ENTER

_TICKING = (Qt.Key.Key_Space, *ENTER)


class StayingMenu(QMenu):
    """Ticks what is clicked on, or what has the focus at Space or Enter; Esc or a click beside closes it."""

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        action.trigger()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _TICKING or not self._tick():
            super().keyPressEvent(event)

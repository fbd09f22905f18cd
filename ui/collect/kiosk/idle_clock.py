"""How long nobody has touched the screen, by a clock that a changed wall clock does not move."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from servqual_desk.errors import BugError

clock = time.monotonic
WARNING_SECONDS = 15.0
_TICK_MS = 200
_SIGNS_OF_LIFE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
)


class IdleClock(QObject):
    """Watches every event of the application while it runs; `warned` counts the last seconds down, `ran_out` ends it."""

    warned = Signal(int)
    """Seconds that are left, once each; 0 when somebody has touched the screen again."""
    ran_out = Signal()

    def __init__(self, parent: QObject, seconds: float, *, warning: float | None = None) -> None:
        """`warning` is how long before the end it counts aloud; usually a quarter of a minute, a third of a short time."""
        super().__init__(parent)
        app = QApplication.instance()
        if app is None:
            raise BugError("an idle clock needs the application whose events it watches")
        self._app = app
        self._seconds = seconds
        self._warning = min(WARNING_SECONDS, seconds / 3) if warning is None else warning
        self._since = clock()
        self._told = 0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._look)

    def start(self, seconds: float | None = None) -> None:
        """Count from now; `seconds` is another limit from here on."""
        if seconds is not None:
            self._seconds = seconds
        if not self._timer.isActive():
            self._app.installEventFilter(self)
        self._touch()
        self._timer.start()

    def stay(self) -> None:
        """As a touch does: somebody is there."""
        if self._timer.isActive():
            self._touch()

    def stop(self) -> None:
        """Count no more: nothing is at stake."""
        self._timer.stop()
        self._app.removeEventFilter(self)
        self._tell(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._touch()
        return False

    def _touch(self) -> None:
        self._since = clock()
        self._tell(0)

    def _look(self) -> None:
        left = self._seconds - (clock() - self._since)
        if left <= 0:
            self.stop()
            self.ran_out.emit()
        elif left <= self._warning:
            self._tell(-int(-left // 1))

    def _tell(self, left: int) -> None:
        if left != self._told:
            self._told = left
            self.warned.emit(left)

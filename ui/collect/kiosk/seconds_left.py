"""A screen that goes away by itself, and says in how many seconds."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import ngettext


class SecondsLeft(QTimer):
    """Counts down while it runs."""

    counted = Signal()
    ran_out = Signal()

    def __init__(self, parent: QWidget, seconds: int) -> None:
        super().__init__(parent)
        self._seconds = self.left = seconds
        self.setInterval(1_000)
        self.timeout.connect(self._count)

    def begin(self) -> None:
        """Count from the start."""
        self.left = self._seconds
        self.counted.emit()
        self.start()

    def _count(self) -> None:
        self.left -= 1
        self.counted.emit()
        if self.left <= 0:
            self.stop()
            self.ran_out.emit()

    def words(self) -> str:
        """How long it still stands."""
        return ngettext("Back to the start in {n} second.", "Back to the start in {n} seconds.", self.left).format(
            n=self.left
        )

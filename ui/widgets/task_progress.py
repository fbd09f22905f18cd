"""What a background task does, how far it is, and a button to give it up."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from instruments.i18n import N_
from ui.background import Task
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.spoken_words import OutcomeLine, as_it_is

STEPS = 1000
MOMENT = 400  # milliseconds


class BusyPanel(QWidget):
    """Takes room only while a task is under way."""

    def __init__(self) -> None:
        super().__init__()
        self._task: Task | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.show)
        self._does = OutcomeLine(role="muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        cancel = Button(N_("Cancel"), self._cancel, kind="quiet", picture="close")
        self.setLayout(row(Filling(column(self._does, self._bar, spacing=6)), cancel, spacing=2 * GRID))
        self.hide()

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def watch(self, task: Task, *, at_once: bool = True) -> None:
        """Show this task until it ends, in place of one that was shown before.

        Args:
            at_once: else only when a moment has passed, so that quick work moves nothing on the page.
        """
        self._task = task
        self._bar.setRange(0, 0)
        self._does.say("")
        task.progressed.connect(self._show)
        task.when_ended(self._end)
        if at_once:
            self.show()
        elif self.isHidden():
            self._later.start(MOMENT)

    def _show(self, doing: str, share: float | None) -> None:
        self._does.say(as_it_is(doing))
        self._bar.setRange(0, 0 if share is None else STEPS)
        self._bar.setValue(round(STEPS * (share or 0)))

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self._later.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

"""Work that writes something: with progress and Cancel, and truthful also where Cancel comes too late."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from ui import background
from ui.widgets.layout import column
from ui.widgets.spoken_words import Label
from ui.widgets.task_progress import BusyPanel


class Job(QWidget):
    """One piece of work at a time. `done` carries its value, `failed` a `KnownError`; `cancelled` means that nothing was done."""

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy = BusyPanel()
        self._stopping = Label(N_("Stopping …"), role="muted")
        self._stopping.hide()
        self._task: background.Task | None = None
        self._outcome: list[Any] = []  # of the task: its value, as soon as there is one
        self.setLayout(column(self._busy, self._stopping))

    @property
    def is_busy(self) -> bool:
        return self._task is not None

    def start(self, work: background.Work) -> None:
        """Begin; what is under way is given up."""
        self.give_up()
        self._outcome = outcome = []

        def noted(progress: Progress) -> None:
            outcome.append(work(progress))

        task = background.run(noted, done=self._hand_over, failed=self._fail)
        task.when_ended(self._wait)
        task.when_let_go(self._settle)
        self._task = task
        self._busy.watch(task)

    def give_up(self) -> None:
        """Cancel what is under way."""
        if self._task is not None:
            self._task.cancel()

    def _hand_over(self, _nothing: None) -> None:
        self.done.emit(self._outcome[0])

    def _fail(self, error: KnownError) -> None:
        self.failed.emit(error)

    def _wait(self, task: background.Task) -> None:
        """The result is known, or Cancel was pressed: then the work goes on to its next step before it stops."""
        self._stopping.setVisible(task.is_cancelled and task is self._task)

    def _settle(self, task: background.Task) -> None:
        """The work has stopped. Where Cancel came after its last step, it was done all the same."""
        if task is not self._task:
            return
        self._task = None
        self._stopping.hide()
        if task.is_cancelled:
            self.done.emit(self._outcome[0]) if self._outcome else self.cancelled.emit()

"""The button that writes a file, and what comes of it: progress, a refusal, or where the file stands now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.errors import KnownError
from ui import background
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import FaultLine
from ui.widgets.written_file import Written


class Saving(QWidget):
    """One file at a time. `done` carries what the work gave back; what went wrong is said here."""

    done = Signal(object)

    def __init__(self, save: Button) -> None:
        super().__init__()
        self.save, self.job, self.fault, self.written = save, Job(), FaultLine(), Written()
        self.setLayout(column(self.fault, self.job, row(1, save), self.written, spacing=2 * GRID))
        self.job.done.connect(self._end)
        self.job.failed.connect(self._refuse)
        self.job.cancelled.connect(self._note_cancelled)

    def start(self, work: background.Work) -> None:
        """Begin to write; nothing while a file is being written."""
        if self.job.is_busy:
            return
        self.forget()
        self.save.setEnabled(False)
        self.job.start(work)

    def forget(self) -> None:
        """Say nothing of what was written or refused before."""
        self.written.hide()
        self.fault.say("")

    def _end(self, outcome: object) -> None:
        self.save.setEnabled(True)
        self.done.emit(outcome)

    def _refuse(self, error: KnownError) -> None:
        self.save.setEnabled(True)
        self.fault.tell(error)

    def _note_cancelled(self) -> None:
        self.save.setEnabled(True)
        self.fault.say(N_("Cancelled: no file was written."))

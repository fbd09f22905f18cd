"""The sample survey: made once in the background, in the person's own data folder, and opened again later."""

from functools import partial
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.settings import APP
from ui import background
from ui.jobs.simulated_survey import simulate_survey
from ui.widgets.layout import column
from ui.widgets.spoken_words import FaultLine
from ui.widgets.task_progress import BusyPanel


def sample_path() -> Path:
    """Where the sample stands."""
    return user_data_path(APP) / "sample.sqd"


class SampleMaker(QWidget):
    """Makes the sample with progress and cancel; `made` tells its path."""

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._busy, self._fault = BusyPanel(), FaultLine()
        self.setLayout(column(self._busy, self._fault))

    def make(self) -> None:
        """Open the sample, making it first where it is not there yet."""
        if self._busy.is_busy:
            return
        self._fault.say("")
        if sample_path().is_file():
            self.made.emit(sample_path())
            return
        work = partial(simulate_survey, sample_path(), title=_("Sample: public-service mall"))
        self._busy.watch(background.run(work, done=self.made.emit, failed=self._refuse))

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)

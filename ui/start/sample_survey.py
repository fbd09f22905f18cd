"""The sample survey: made once in the background, in the person's own data folder, and opened again later."""

from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import _
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.settings import APP
from ui import background
from ui.jobs.demo_folder import CITIZENS, QUESTIONNAIRE
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
        self._busy.watch(background.run(_simulate, done=self.made.emit, failed=self._refuse))

    def _refuse(self, error: KnownError) -> None:
        self._fault.tell(error)


def _simulate(progress: background.Progress) -> Path:
    """Make the whole sample under another name first, so that a cancelled one leaves nothing behind."""
    from servqual_desk.demo.simulated_citizens import SOURCE, simulate

    path = sample_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    progress.step(_("Asking simulated citizens …"))
    with Project.create(unfinished, instrument=QUESTIONNAIRE, title=_("Sample: public-service mall")) as project:
        citizens = simulate(project.instrument, CITIZENS)
        progress.step(_("Saving their answers …"))
        project.add_responses(citizens, source=SOURCE)
    unfinished.replace(path)
    return path

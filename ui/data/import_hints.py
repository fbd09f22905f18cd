"""What stands on the import while no file is chosen: what can be read, and an empty table to begin with."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, language
from ui.jobs.export_data import Exported, write_template
from ui.jobs.survey_folder import documents, file_stem
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.dialogs import choose_place
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.written_file import Written


class Hints(QWidget):
    """A card of words; its button writes a table with the questionnaire's column names and no rows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.job, self.fault, self.written = Job(), FaultLine(), Written()
        template = Button(N_("Save an empty table …"), picture="save", tip=N_("A table with the right column names"))
        template.clicked.connect(self._browse)
        can_be_read = N_(
            "CSV, TSV, TXT, XLSX, SAV, ZSAV, DTA and Parquet files can be read, also those of KoboToolbox, Google Forms and "
            "LimeSurvey. A cell holds the number that was marked, the code of the choice, or its words; "
            "an empty cell means no answer. With an empty table you begin with the right column names."
        )
        self.setLayout(
            column(
                card(
                    column(
                        Label(N_("Drop a file here, or choose one"), role="heading"),
                        Label(can_be_read, role="muted", wrap=True),
                        row(template, 1),
                        self.job,
                        self.fault,
                        self.written,
                        spacing=GRID,
                    )
                )
            )
        )
        self.job.done.connect(self._note_written)
        self.job.failed.connect(self.fault.tell)

    def _browse(self) -> None:
        name = file_stem(self._desk.open_project.title) + ".xlsx"
        kinds = "XLSX (*.xlsx);;CSV (*.csv)"
        path = choose_place(self, _("Save an empty table"), kinds=kinds, suggestion=documents() / name)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the table."""
        self.fault.say("")
        self.job.start(partial(write_template, self._desk.open_project.path, path, language=language()))

    def _note_written(self, exported: Exported) -> None:
        self.written.show_written(exported.path, N_("Saved, to be filled in:"))

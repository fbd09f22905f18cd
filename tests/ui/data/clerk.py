"""What can be seen and done on the data page."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from servqual_desk.project import Project
from tests.ui.driving import Person
from ui.data.page import DataPage
from ui.widgets.cancellable_write import Job


class Clerk:
    """A person at the data page."""

    def __init__(self, person: Person) -> None:
        self.person = person
        page = person.window.page
        assert isinstance(page, DataPage)
        self.page = page

    @property
    def project(self) -> Project:
        return self.person.window.desk.open_project

    def wait_for(self, job: Job) -> None:
        """Wait until the work is over."""
        self.person.wait(lambda: not job.is_busy)

    def check(self, path: Path, text: str) -> None:
        """Write a data file and choose it."""
        path.write_text(text, encoding="utf-8")
        self.page.imports.check(path)
        self.wait_for(self.page.imports.check_job)

    def answer_file_dialog(self, path: Path) -> None:
        """Type a file's name into the dialog that the next click opens, and press Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(50, answer)
                return
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            line.setText(str(path))
            dialog.accept()

        QTimer.singleShot(50, answer)

    def faults(self) -> list[tuple[str, str, str]]:
        """The table of faults, row by row."""
        model = self.page.imports.faults.model()
        return [
            (str(model.index(row, 0).data()), str(model.index(row, 1).data()), str(model.index(row, 2).data()))
            for row in range(model.rowCount())
        ]

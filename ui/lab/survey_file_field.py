"""Another survey's file, chosen or typed."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from instruments.i18n import N_, _
from ui.jobs.survey_folder import documents, project_kinds
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_file
from ui.widgets.layout import GRID, Filling, row


class SurveyFileField(QWidget):
    """A line with the file's name and a button that looks for it; `changed` once it is another one."""

    changed = Signal()

    def __init__(self, value: str) -> None:
        super().__init__()
        self.line = QLineEdit(value)
        self.line.editingFinished.connect(self.changed)
        self._choose = Button(N_("Choose …"), self._look, kind="quiet", tip=N_("Choose the survey's file"))
        self.setLayout(row(Filling(self.line), self._choose, spacing=GRID))
        self.setFocusProxy(self.line)

    def text(self) -> str:
        return self.line.text().strip()

    def put(self, path: Path) -> None:
        """Take this file."""
        self.line.setText(str(path))
        self.changed.emit()

    def _look(self) -> None:
        path = choose_file(self, _("Survey of the staff edition"), kinds=project_kinds(), folder=documents())
        if path is not None:
            self.put(path)

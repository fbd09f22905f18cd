"""Signing in by name and PIN."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry


class SignInBox(Form):
    """Stays open until name and PIN are right; a wrong PIN is logged, and too many wait."""

    def __init__(self, parent: QWidget, project: Project) -> None:
        self._project = project
        self.name = LineEntry(N_("Name or code"))
        self.pin = LineEntry(N_("PIN"), secret=True)
        super().__init__(parent, N_("Sign in"), [self.name, self.pin], self._sign_in, yes=N_("Sign in"))

    def _sign_in(self) -> Enumerator:
        name = self.name.needed()
        self.pin.line.selectAll()
        return self._project.sign_in(name, self.pin.text)

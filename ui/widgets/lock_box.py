"""Asks again who is there, in front of a survey that stays open: nothing but a right answer leads back to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.project import Project
from servqual_desk.store.file_keys import is_protected
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry
from ui.widgets.unlock_box import other_way_button, passphrase_entry, unlock_by_passphrase


class LockBox(Form):
    """By name and PIN where people have one, or by the passphrase of a protected survey. Escape does nothing here."""

    left = Signal()
    """The person closes the program instead."""

    def __init__(self, parent: QWidget, project: Project) -> None:
        self._project = project
        self.name = LineEntry(N_("Name or code"))
        self.pin = LineEntry(N_("PIN"), secret=True)
        self.passphrase = passphrase_entry(N_("Passphrase"), hint=N_("Or the recovery code from the printed sheet."))
        self.other = other_way_button()
        self.other.clicked.connect(self._ask_passphrase)
        entries = [self.name, self.pin, self.passphrase, self.other]
        super().__init__(
            parent, N_("Locked: who is there?"), entries, self._enter, yes=N_("Unlock"), no=N_("Close the program")
        )
        self._by_pin = any(person.has_pin for person in project.people.list())
        self._show_entries()

    def _show_entries(self) -> None:
        for entry in (self.name, self.pin):
            entry.setVisible(self._by_pin)
        self.passphrase.setVisible(not self._by_pin)
        self.other.setVisible(self._by_pin and is_protected(self._project.path))
        (self.name if self._by_pin else self.passphrase).line.setFocus()

    def _ask_passphrase(self) -> None:
        self._by_pin = False
        self._show_entries()

    def _enter(self) -> None:
        if self._by_pin:
            name = self.name.needed()
            self.pin.line.selectAll()
            self._project.sign_in(name, self.pin.text)
        else:
            unlock_by_passphrase(self._project.path, self.passphrase)
            self._project.people.sign_out()

    def reject(self) -> None:
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

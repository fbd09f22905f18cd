"""Asks who opens a protected survey, until it opens or the person gives up; the process then keeps the key.

By name and PIN, on a computer that knows the survey; else, or where the person wants it so, by passphrase or recovery code.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from instruments.i18n import N_, _
from servqual_desk.people.session import Credentials
from servqual_desk.store.device_keys import knows
from servqual_desk.store.pin_unlocking import unlock_by_pin
from servqual_desk.store.unlocking import unlock
from ui.jobs.open_survey import Unlocked
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry
from ui.widgets.spoken_words import Sentence

OTHER_WAY = 2  # beside Qt's Accepted and Rejected


class UnlockBox(Form):
    """Accepted when the file is unlocked for this process."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        self._path = path
        self.passphrase = passphrase_entry(N_("Passphrase"), hint=N_("Or the recovery code from the printed sheet."))
        super().__init__(parent, _title(path), [self.passphrase], self._unlock, yes=N_("Unlock"))

    def _unlock(self) -> Path:
        unlock_by_passphrase(self._path, self.passphrase)
        return self._path


class PinUnlockBox(Form):
    """Accepted when the file is unlocked for this process; `person` then says by whom."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        self._path = path
        self.person: Credentials | None = None
        self.name = LineEntry(N_("Name or code"))
        self.pin = LineEntry(N_("PIN"), secret=True)
        self.other = other_way_button()
        self.other.clicked.connect(self._leave)
        super().__init__(parent, _title(path), [self.name, self.pin, self.other], self._unlock, yes=N_("Unlock"))

    def _unlock(self) -> Path:
        person = Credentials(name=self.name.needed(), pin=self.pin.text)
        self.pin.line.selectAll()
        unlock_by_pin(self._path, person.name, person.pin)
        self.person = person
        return self._path

    def _leave(self) -> None:
        self.done(OTHER_WAY)


def unlock_by_box(parent: QWidget, path: Path) -> Unlocked | None:
    """By whom the file was unlocked; None where the person gave up."""
    if knows(path):
        box = PinUnlockBox(parent, path)
        outcome = box.exec()
        if outcome != OTHER_WAY:
            return Unlocked(person=box.person) if outcome == QDialog.DialogCode.Accepted else None
    return Unlocked() if UnlockBox(parent, path).exec() == QDialog.DialogCode.Accepted else None


def unlock_by_passphrase(path: Path, entry: LineEntry) -> None:
    """Unlock a file by what stands in the entry.

    Raises:
        EntryError: nothing does.
        LockedError: it is not right.
    """
    if not entry.line.text():
        raise entry.refuse(N_("Type the passphrase."))
    entry.line.selectAll()
    unlock(path, entry.line.text())


def passphrase_entry(name: Sentence, *, hint: Sentence = "") -> LineEntry:
    """A line for a passphrase: never shown, any letters."""
    entry = LineEntry(name, hint=hint, secret=True)
    entry.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return entry


def other_way_button() -> Button:
    """Leads from the PIN to the passphrase."""
    button = Button(N_("By passphrase or recovery code …"), kind="quiet")
    button.setAutoDefault(False)
    return button


def _title(path: Path) -> Sentence:
    title = _("“{name}” is protected").format(name=path.name)
    return lambda: title

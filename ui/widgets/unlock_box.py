"""Asks for the passphrase of a protected survey until it opens or the person gives up; the process then keeps the key."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from instruments.i18n import N_, _
from servqual_desk.store.unlocking import unlock
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry
from ui.widgets.spoken_words import Sentence


class UnlockBox(Form):
    """Accepted when the file is unlocked for this process."""

    def __init__(self, parent: QWidget, path: Path) -> None:
        self._path = path
        self.passphrase = passphrase_entry(N_("Passphrase"), hint=N_("Or the recovery code from the printed sheet."))
        title = _("“{name}” is protected").format(name=path.name)
        super().__init__(parent, lambda: title, [self.passphrase], self._unlock, yes=N_("Unlock"))

    def _unlock(self) -> Path:
        if not self.passphrase.line.text():
            raise self.passphrase.refuse(N_("Type the passphrase."))
        self.passphrase.line.selectAll()
        unlock(self._path, self.passphrase.line.text())
        return self._path


def unlock_by_box(parent: QWidget, path: Path) -> bool:
    """Whether the person unlocked the file."""
    return UnlockBox(parent, path).exec() == QDialog.DialogCode.Accepted


def passphrase_entry(name: Sentence, *, hint: Sentence = "") -> LineEntry:
    """A line for a passphrase: never shown, any letters."""
    entry = LineEntry(name, hint=hint, secret=True)
    entry.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return entry

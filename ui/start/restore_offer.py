"""The ways back for a survey that does not open any more: its newest good backup, or what can be saved of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.salvaging.result import Salvaged
from servqual_desk.store.backup_list import Backup
from servqual_desk.store.clock import moment_words
from servqual_desk.store.restore import Restored
from ui import background
from ui.jobs.list_backups import BackupListing, list_backups
from ui.jobs.restore_backup import restore_backup
from ui.jobs.salvage_project import salvage_project, salvaged_words
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.task_progress import BusyPanel


class RestoreOffer(QWidget):
    """Hidden until a survey does not open. `restored` tells the survey's path, `opened` that of what was saved."""

    restored = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._copy: Backup | None = None
        self._saved: Salvaged | None = None
        self._words = Label(self._said, wrap=True)
        self._busy, self._fault = BusyPanel(), FaultLine()
        self.button = Button(N_("Restore this backup"), self._restore, picture="refresh", kind="primary")
        self.salvage = Button(N_("Save what can be read"), self._salvage, picture="save")
        self.open = Button(N_("Open what was saved"), self._open, picture="open", kind="primary")
        buttons = row(self.button, self.salvage, self.open, 1, spacing=GRID)
        self.setLayout(column(card(column(self._words, buttons, self._busy, self._fault, spacing=GRID))))
        self.hide()

    def look(self, path: Path) -> None:
        """Look for a good backup of a survey, in the background."""
        self._path, self._copy, self._saved = path, None, None
        self.hide()
        background.run(partial(list_backups, path), done=self._offer, failed=self._find_none)

    def _offer(self, listing: BackupListing) -> None:
        self._show(next((copy for copy in listing.copies if copy.good), None))

    def _find_none(self, _error: KnownError) -> None:
        """The survey's own fault is said already."""
        self._show(None)

    def _show(self, copy: Backup | None) -> None:
        self._copy = copy
        self._fault.say("")
        self._refresh()
        self.show()

    def _refresh(self) -> None:
        self._words.speak()
        self.button.setVisible(self._copy is not None and self._saved is None)
        self.salvage.setVisible(self._saved is None)
        self.open.setVisible(self._saved is not None)

    def _said(self) -> str:
        if self._saved is not None:
            return "\n".join((*salvaged_words(self._saved), str(self._saved.path)))
        if self._copy is None:
            return _(
                "No good backup of it was found. What can still be read can be saved in a new file; "
                "the damaged one stays as it is."
            )
        n = self._copy.responses or 0
        sentence = ngettext(
            "There is a good backup of {moment} with {n} response: {path}. The damaged file is kept beside the survey.",
            "There is a good backup of {moment} with {n} responses: {path}. The damaged file is kept beside the survey.",
            n,
        )
        backup = sentence.format(moment=moment_words(self._copy.at), n=n, path=self._copy.path)
        newer = _("If there were interviews since, what can still be read can be saved in a new file.")
        return f"{backup} {newer}"

    def _restore(self) -> None:
        if self._copy is not None and not self._busy.is_busy:
            work = partial(restore_backup, self._copy.path, self._path)
            self._busy.watch(background.run(work, done=self._tell, failed=self._fault.tell))

    def _tell(self, _done: Restored) -> None:
        self.hide()
        self.restored.emit(self._path)

    def _salvage(self) -> None:
        if not self._busy.is_busy:
            self._fault.say("")
            work = partial(salvage_project, self._path, None)
            self._busy.watch(background.run(work, done=self._tell_saved, failed=self._fault.tell))

    def _tell_saved(self, saved: Salvaged) -> None:
        self._saved = saved
        self._refresh()
        self.open.setFocus()

    def _open(self) -> None:
        if self._saved is not None:
            self.hide()
            self.opened.emit(self._saved.path)

"""The way back for a survey that does not open any more: its newest good backup, offered where the fault is said."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.store.backup_list import Backup
from servqual_desk.store.clock import moment_words
from servqual_desk.store.restore import Restored
from ui import background
from ui.jobs.list_backups import BackupListing, list_backups
from ui.jobs.restore_backup import restore_backup
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, card, column, row
from ui.widgets.spoken_words import FaultLine, Label
from ui.widgets.task_progress import BusyPanel


class RestoreOffer(QWidget):
    """Hidden until a survey does not open and there is a good backup of it. `restored` tells the survey's path."""

    restored = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self._copy: Backup | None = None
        self._words = Label(self._said, wrap=True)
        self._busy, self._fault = BusyPanel(), FaultLine()
        self.button = Button(N_("Restore this backup"), picture="refresh")
        self.button.clicked.connect(self._restore)
        self.setLayout(column(card(column(self._words, row(self.button, 1), self._busy, self._fault, spacing=GRID))))
        self.hide()

    def look(self, path: Path) -> None:
        """Look for a good backup of a survey, in the background."""
        self._path = path
        self.hide()
        background.run(partial(list_backups, path), done=self._offer, failed=self._find_none)

    def _offer(self, listing: BackupListing) -> None:
        self._copy = next((copy for copy in listing.copies if copy.good), None)
        self._words.speak()
        self._fault.say("")
        self.setVisible(self._copy is not None)

    def _find_none(self, _error: KnownError) -> None:
        """The survey's own fault is said already."""
        self.hide()

    def _said(self) -> str:
        if self._copy is None:
            return ""
        n = self._copy.responses or 0
        sentence = ngettext(
            "There is a good backup of {moment} with {n} response: {path}. The damaged file is kept beside the survey.",
            "There is a good backup of {moment} with {n} responses: {path}. The damaged file is kept beside the survey.",
            n,
        )
        return sentence.format(moment=moment_words(self._copy.at), n=n, path=self._copy.path)

    def _restore(self) -> None:
        if self._copy is not None and not self._busy.is_busy:
            work = partial(restore_backup, self._copy.path, self._path)
            self._busy.watch(background.run(work, done=self._tell, failed=self._fault.tell))

    def _tell(self, _done: Restored) -> None:
        self.hide()
        self.restored.emit(self._path)

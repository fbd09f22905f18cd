"""The window's automatic backups: once a day, whenever a survey is put away; and the eye on the last copy.

All of it happens in the background, after what the person does; whatever prevents it is said by the line at the bottom.
"""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from servqual_desk.errors import KnownError
from ui import background
from ui.jobs.automatic_backup import back_up_if_due, is_due, sweep_places
from ui.jobs.status_line_words import backup_words, last_copy_is_whole
from ui.shared_state import Desk

if TYPE_CHECKING:
    from ui.jobs.back_up_project import BackupMade

SETTLED_MS = 3_000  # the first question does not wait for a backup
HOUR_MS = 3_600_000


class AutomaticBackups(QObject):
    """Watches the desk; `looked` tells that the words about the last copy may be others now."""

    looked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._path: Path | None = None
        self._is_whole = True
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._hourly = QTimer(self, interval=HOUR_MS)
        self._settled.timeout.connect(self._back_up_daily)
        self._hourly.timeout.connect(self._back_up_daily)
        desk.project_changed.connect(self._follow)
        desk.field_changed.connect(self._look_again)
        self._follow()

    def words(self) -> str:
        """What is true of the last copy now."""
        project = self._desk.project
        return backup_words(project, is_whole=self._is_whole) if project else ""

    def _follow(self) -> None:
        """Another survey, or none: copy the one that was put away, and look after the new one."""
        before, project = self._path, self._desk.project
        self._path, self._is_whole = (project.path if project else None), True
        if before is not None:
            background.run(partial(back_up_if_due, before), done=self._note, failed=self._log)
        places = project.backups.places if project else ()
        background.run(partial(sweep_places, places), done=self._forget, failed=self._log)
        if project is None:
            self._settled.stop()
            self._hourly.stop()
        else:
            self._desk.remember_backup_place()
            self._settled.start()
            self._hourly.start()

    def _back_up_daily(self) -> None:
        project = self._desk.project
        if project is None:
            return
        if is_due(project.backups, daily=True):
            work = partial(back_up_if_due, project.path, daily=True)
            background.run(work, done=self._note, failed=self._log)
        else:
            self._look_again()

    def _look_again(self) -> None:
        """Look through the last copy in the background."""
        last = self._desk.project.backups.last if self._desk.project else None
        if last is not None:
            background.run(partial(last_copy_is_whole, last.path), done=self._judge, failed=self._log)

    def _judge(self, is_whole: bool) -> None:
        self._is_whole = is_whole
        self.looked.emit()

    def _note(self, made: "BackupMade | None") -> None:
        if made is not None and self._desk.project is not None:
            self._desk.field_changed.emit()

    def _forget(self, _nothing: None) -> None:
        """Nothing is to be said of what was swept."""

    def _log(self, error: KnownError) -> None:
        logging.getLogger(__name__).warning("no automatic backup: %s", "; ".join(error.faults))
        self.looked.emit()

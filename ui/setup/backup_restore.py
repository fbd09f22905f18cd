"""Restoring from the window: ask once, put the survey away, restore in the background, open what is there then."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from instruments.i18n import _, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.store.backup_list import Backup
from servqual_desk.store.clock import moment_words
from servqual_desk.store.restore import Restored
from ui import background
from ui.jobs.restore_backup import restore_backup
from ui.widgets.dialogs import ask
from ui.widgets.section import Section
from ui.widgets.task_progress import BusyPanel


class Restoring(QObject):
    """Restores the survey that is open; the section says what came of it."""

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._section = section
        self._path = Path()

    def ask(self, copy: Backup, busy: BusyPanel) -> None:
        """Ask once, saying what will happen, and do it."""
        if not ask(self._section, _("Restore this backup?"), _question(copy), yes=_("Restore"), no=_("Cancel")):
            return
        desk = self._section.desk
        self._path = desk.open_project.path
        self._section.tell("")
        desk.close()
        work = partial(restore_backup, copy.path, self._path)
        busy.watch(background.run(work, done=self._tell, failed=self._refuse))

    def _tell(self, done: Restored) -> None:
        self._section.desk.open(self._path)
        self._section.desk.show_page("setup")
        self._section.tell(partial(_done_words, done))

    def _refuse(self, error: KnownError) -> None:
        """The survey is as it was, so it is opened again; where that is refused too, both reasons are said."""
        try:
            self._section.desk.open(self._path)
        except KnownError as second:
            self._section.refuse(KnownError([*error.faults, *second.faults]))
            return
        self._section.refuse(error)


def _question(copy: Backup) -> str:
    n = copy.responses or 0
    sentence = ngettext(
        "The survey becomes what it was on {moment}, with {n} response. What is there now is kept beside it in a file "
        "of its own; responses that were erased since stay erased.",
        "The survey becomes what it was on {moment}, with {n} responses. What is there now is kept beside it in a file "
        "of its own; responses that were erased since stay erased.",
        n,
    )
    return sentence.format(moment=moment_words(copy.at), n=n)


def _done_words(done: Restored) -> str:
    restored = ngettext("Restored, with {n} response.", "Restored, with {n} responses.", done.responses)
    words = [restored.format(n=done.responses)]
    if done.aside is not None:
        words.append(_("What was there before is kept: {path}").format(path=done.aside))
    return " ".join(words)

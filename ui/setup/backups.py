"""Copies of the survey in a folder of one's choice: made in the background, read back, and listed."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store.backups import Backup, backups
from servqual_desk.store.clock import moment_words
from ui import background
from ui.desk import Desk
from ui.jobs.back_up_project import back_up_project
from ui.setup.section import Section
from ui.setup.setup_words import last_backup_words
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_folder
from ui.widgets.layout import card, column
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.task_progress import BusyPanel
from ui.widgets.wrapping_row import Wrapping

_COLUMNS = (Column(title=N_("Made")), Column(title=N_("File"), is_wide=True), Column(title=N_("Size"), is_number=True))
MEGABYTE = 1_000_000


class BackupSection(Section):
    """Where copies go, and a button that makes one now."""

    title = N_("Backups")
    advice = N_(
        "A backup is one file that opens like the survey itself. It is read back before it counts. Keep it "
        "on a USB stick or another computer."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._busy = BusyPanel()
        self._last, self._place = (
            Label(self._last_words, role="strong"),
            Label(self._place_words, role="muted", wrap=True),
        )
        self.list = Listing(N_("Backups"), _COLUMNS)
        self.lay_out(card(column(self._last, self._place, self._buttons())), self._busy, self.result, self.list)

    def _buttons(self) -> Wrapping:
        self.button = Button(N_("Back up now"), kind="primary", picture="save", key="Ctrl+B")
        self.button.clicked.connect(self.back_up)
        choose = Button(N_("Choose the folder …"), picture="open")
        choose.clicked.connect(self._choose)
        return Wrapping(self.button, choose)

    @property
    def folder(self) -> Path | None:
        """Where copies go; None until it was chosen."""
        return self.desk.open_project.backups.folder

    def _last_words(self) -> str:
        return last_backup_words(self.desk.project) if self.desk.project else ""

    def _place_words(self) -> str:
        if self.desk.project is None:
            return ""
        return str(self.folder) if self.folder else _("No folder is chosen yet.")

    def refresh(self) -> None:
        for label in (self._last, self._place):
            label.speak()
        found: tuple[Backup, ...] = ()
        if self.folder is not None:
            try:
                found = backups(self.desk.open_project.path, self.folder)
            except KnownError as error:
                self.refuse(error)
        self.list.show_lines([_line(backup) for backup in found])
        self.list.setVisible(bool(found))

    def first(self) -> QWidget:
        return self.button

    # What can be done

    def _choose(self) -> None:
        folder = choose_folder(self, _("Folder for backups"), folder=self.folder or self.desk.open_project.path.parent)
        if folder is not None:
            self.use_folder(folder)

    def use_folder(self, folder: Path) -> None:
        """Copies go there from now on."""
        if self.attempt(partial(self.desk.open_project.backups.use_folder, folder)):
            self.refresh()

    def back_up(self) -> None:
        """Copy the survey in the background; the first time, ask where to."""
        if self._busy.is_busy:
            return
        if self.folder is None:
            self._choose()
        if self.folder is None:
            return
        self.tell("")
        project = self.desk.open_project
        work = partial(back_up_project, project.path, self.folder)
        self._busy.watch(background.run(work, done=partial(self._note, project), failed=self.refuse))

    def _note(self, project: Project, copy: Path) -> None:
        """The copy is made and verified; the survey remembers it, unless another one was opened meanwhile."""
        if project is self.desk.project and self.attempt(partial(project.backups.remember, copy)):
            self.refresh()
            self.tell(lambda: _("Copied and read back: {name}.").format(name=copy.name))


def _line(backup: Backup) -> Line:
    size = partial(_size_words, backup.size)
    return Line(thing=backup, cells=(partial(moment_words, backup.at, "medium"), as_it_is(backup.path.name), size))


def _size_words(size: int) -> str:
    return _("{size} MB").format(size=format_number(size / MEGABYTE, 1))

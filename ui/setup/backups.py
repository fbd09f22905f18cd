"""Copies of the survey: where they go, the rule for keeping them, and the list of those that are there, with restore."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number
from servqual_desk.project import Project
from servqual_desk.store.backup_list import Backup
from servqual_desk.store.clock import moment_words
from ui import background
from ui.jobs.back_up_project import BackupMade, back_up_project, place_gone_words
from ui.jobs.list_backups import BackupListing, list_backups
from ui.jobs.status_line_words import last_backup_words
from ui.setup.backup_restore import Restoring
from ui.setup.backup_rule import RuleForm, rule_words
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_folder
from ui.widgets.layout import card, column
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, as_it_is, said
from ui.widgets.task_progress import BusyPanel
from ui.widgets.tick_box import TickBox
from ui.widgets.wrapping_row import Wrapping

_COLUMNS = (
    Column(title=N_("Made")),
    Column(title=N_("Responses"), is_number=True),
    Column(title=N_("State")),
    Column(title=N_("File"), is_wide=True),
    Column(title=N_("Size"), is_number=True),
)
AUTOMATIC = N_("Back up by itself: daily, when the survey is closed, and before an import, a merge or a restore")
MEGABYTE = 1_000_000


class BackupSection(Section):
    """Where copies go, a button that makes one now, and the copies that are there."""

    title = N_("Backups")
    advice = N_(
        "A backup is one file that opens like the survey itself. It is read back before it counts. Keep it "
        "on a USB stick or another computer."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._busy = BusyPanel()
        self._last, self._place, self._rule = (
            Label(self._last_words, role="strong", wrap=True),
            Label(self._place_words, role="muted", wrap=True),
            Label(self._rule_words, role="muted", wrap=True),
        )
        self.automatic = TickBox()
        self.automatic.clicked.connect(self._be_automatic)
        self.list = Listing(N_("Backups"), _COLUMNS)
        self.list.picked.connect(self._enable)
        self.restoring = Restoring(self)
        self._restore = Button(N_("Restore this backup …"), self.restore, picture="refresh")
        self.lay_out(
            card(column(self._last, self._place, self._buttons(), self.automatic, self._rule)),
            self._busy,
            self.result,
            self.list,
            Wrapping(self._restore),
        )
        self.speak()

    def _buttons(self) -> Wrapping:
        self.button = Button(N_("Back up now"), self.back_up, kind="primary", picture="save", key="Ctrl+B")
        choose = Button(N_("Choose the folder …"), self._choose, picture="open")
        change = Button(N_("How many to keep …"), self._change_rule)
        return Wrapping(self.button, choose, change)

    def speak(self) -> None:
        self.automatic.setText(said(AUTOMATIC))
        self.automatic.setAccessibleName(said(AUTOMATIC))

    @property
    def folder(self) -> Path | None:
        """Where copies go; None until it was chosen."""
        return self.desk.open_project.backups.folder

    def _last_words(self) -> str:
        return last_backup_words(self.desk.project) if self.desk.project else ""

    def _place_words(self) -> str:
        if self.desk.project is None:
            return ""
        if self.folder is None:
            return _("No folder is chosen yet.")
        return str(self.folder) if self.folder.is_dir() else place_gone_words(self.folder)

    def _rule_words(self) -> str:
        return rule_words(self.desk.project.backups.keep) if self.desk.project else ""

    def refresh(self) -> None:
        for label in (self._last, self._place, self._rule):
            label.speak()
        backups = self.desk.open_project.backups
        self.automatic.setEnabled(backups.folder is not None)
        self.automatic.setChecked(backups.is_automatic)
        self._show_listing(BackupListing(copies=()))
        work = partial(list_backups, self.desk.open_project.path)
        background.run(work, done=self._show_listing, failed=self.refuse)

    def _show_listing(self, listing: BackupListing) -> None:
        self.list.show_lines([_line(copy) for copy in listing.copies])
        for widget in (self.list, self._restore):
            widget.setVisible(bool(listing.copies))

    def _enable(self) -> None:
        self._restore.setEnabled(self.list.thing is not None and self.list.thing.good)

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
            self.desk.remember_backup_place()
            self.refresh()

    def _be_automatic(self, wanted: bool) -> None:
        if self.attempt(partial(self.desk.open_project.backups.be_automatic, wanted)):
            self.refresh()

    def _change_rule(self) -> None:
        self.open_form(RuleForm(self, self.desk.open_project.backups), self._show_rule)

    def _show_rule(self, _kept: object) -> None:
        self._rule.speak()

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
        work = partial(back_up_project, project.path, None)
        self._busy.watch(background.run(work, done=partial(self._note, project), failed=self.refuse))

    def _note(self, project: Project, made: BackupMade) -> None:
        """The copy is made, verified and remembered."""
        if project is not self.desk.project:
            return
        self.desk.field_changed.emit()
        self.refresh()
        self.tell(
            lambda: "\n".join((_("Copied and read back: {name}.").format(name=made.path.name), *made.reservations))
        )

    def restore(self) -> None:
        """Put the chosen backup in the survey's place, after asking once."""
        if not self._busy.is_busy:
            self.restoring.ask(self.list.thing, self._busy)


def _line(copy: Backup) -> Line:
    return Line(
        thing=copy,
        cells=(
            partial(moment_words, copy.at, "medium"),
            as_it_is("" if copy.responses is None else format_number(copy.responses, 0)),
            N_("good") if copy.good else N_("damaged: does not open whole"),
            as_it_is(str(copy.path)),
            partial(_size_words, copy.size),
        ),
    )


def _size_words(size: int) -> str:
    return _("{size} MB").format(size=format_number(size / MEGABYTE, 1))

"""Merge: choose a stick or files, see what each would bring and what differs, then merge. Nothing is written before that."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number, ngettext
from instruments.progress import Progress
from servqual_desk.errors import KnownError
from servqual_desk.merging.merge_counts import FileCounts
from servqual_desk.merging.result import MergeResult
from servqual_desk.merging.settle_conflict import open_conflicts
from ui.jobs.merge_projects import merge_and_settle, merge_projects
from ui.jobs.merge_words import conflict_count_words, note_sentence
from ui.jobs.survey_folder import project_kinds
from ui.merge.difference_card import DifferenceCard
from ui.pages import Page
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.dialogs import choose_files, choose_folder
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, Filling, column, panel, row, scrolling
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.spoken_words import FaultLine, Label, as_it_is
from ui.widgets.wrapping_row import Wrapping

_COLUMNS = (
    Column(title=N_("File"), is_wide=True),
    Column(title=N_("New"), is_number=True),
    Column(title=N_("Same"), is_number=True),
    Column(title=N_("Changed"), is_number=True),
    Column(title=N_("Different"), is_number=True),
    Column(title=N_("Erased"), is_number=True),
)


class MergePage(Page):
    """Left the files with their counts, right the first difference side by side; one button merges."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._files: Sequence[Path] = ()
        self._found: MergeResult | None = None
        self._merged: MergeResult | None = None
        self.look, self.work = Job(), Job()
        self.fault, self.summary = FaultLine(), Label(self._summary_words, role="heading", wrap=True)
        self.notes = Label(self._notes_words, role="muted", wrap=True)
        self.files = Listing(N_("Files"), _COLUMNS)
        self.differences = DifferenceCard()
        self._lay_out()
        self._connect()
        self._forget()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setLayout(column(self.files, self.summary, self.notes, 1, spacing=2 * GRID))
        right.setLayout(column(self.differences, 1))
        whole = column(
            Label(N_("Merge other laptops' surveys"), role="title"),
            Label(
                N_(
                    "Brings what the other files hold into this survey: responses, corrections, people and codes. The other "
                    "files are only read, and this survey is backed up before."
                ),
                role="muted",
                wrap=True,
            ),
            self._choosers(),
            self.look,
            self.fault,
            Filling(scrolling(panel(row(Filling(left), Filling(right), spacing=3 * GRID)))),
            self.work,
            self._foot(),
            spacing=2 * GRID,
            margins=(24, 16, 24, 12),
        )
        self.setLayout(whole)

    def _choosers(self) -> Wrapping:
        self.choose = Button(N_("Choose a USB stick or folder …"), self._browse_folder, picture="open", key="Ctrl+O")
        files = Button(N_("Choose files …"), self._browse_files, key="Ctrl+Shift+O")
        return Wrapping(self.choose, files)

    def _foot(self) -> QWidget:
        self.agree = Button(self._agree_words, self.merge, kind="primary", picture="merge", key="Ctrl+Return")
        return panel(row(1, self.agree))

    def _connect(self) -> None:
        self.look.done.connect(self._take)
        self.look.failed.connect(self._refuse)
        self.look.cancelled.connect(self._forget)
        self.work.done.connect(self._note_merged)
        self.work.failed.connect(self._refuse)
        self.work.cancelled.connect(self._note_cancelled)
        self.differences.decided.connect(self._offer)
        self.desk.project_changed.connect(self._forget)

    # Page

    def entered(self) -> None:
        if not self._files:
            self._forget()
        self.choose.setFocus()

    def left(self) -> None:
        self.look.give_up()

    def speak(self) -> None:
        for label in (self.summary, self.notes):
            label.speak()
            label.setVisible(bool(label.text()))
        self.files.speak()
        self.differences.speak()
        self._offer()

    # Choosing

    def _browse_folder(self) -> None:
        folder = choose_folder(self, _("USB stick or folder with the other surveys"), folder=self._folder())
        if folder is not None:
            self.look_at([folder])

    def _browse_files(self) -> None:
        paths = choose_files(self, _("The other surveys"), kinds=project_kinds(), folder=self._folder())
        if paths:
            self.look_at(paths)

    def _folder(self) -> Path:
        return self._files[0].parent if self._files else self.desk.open_project.path.parent

    def look_at(self, places: Sequence[Path]) -> None:
        """See what these files and folders would bring."""
        self._forget()
        self._files = tuple(places)
        self.look.start(partial(_looked_at, self.desk.open_project.path, self._files))

    def _forget(self) -> None:
        """Begin anew; what earlier merges left to be settled is shown."""
        self._files, self._found, self._merged = (), None, None
        self.fault.say("")
        self._show()

    # What was found

    def _take(self, found: MergeResult) -> None:
        self._found = found
        self._show()
        self.agree.setFocus()

    def _refuse(self, error: KnownError) -> None:
        self.fault.tell(error)
        self._show()

    def _show(self) -> None:
        project, result = self.desk.project, self._found or self._merged
        self.files.show_lines([_line(counts) for counts in result.files] if result else [])
        self.files.setVisible(result is not None)
        conflicts = self._found.conflicts if self._found else open_conflicts(project) if project else ()
        if project is not None:
            self.differences.show_conflicts(conflicts, project.instrument)
        self.choose.set_kind("plain" if self._found else "primary")
        self.speak()

    def _offer(self) -> None:
        self.agree.setVisible(self._found is not None or self.differences.n_decided > 0)
        self.agree.setEnabled(not self.work.is_busy)
        self.agree.speak()

    # Merging

    def merge(self) -> None:
        """Merge what was looked at, and let stand what was decided."""
        if self.work.is_busy:
            return
        try:
            decisions = self.differences.decisions()
        except EntryError:
            return
        self.fault.say("")
        files = self._files if self._found else ()
        self.work.start(partial(merge_and_settle, self.desk.open_project.path, files, decisions))
        self._offer()

    def _note_merged(self, merged: MergeResult | None) -> None:
        self._files, self._found, self._merged = (), None, merged
        self._take_up_version()
        self._show()
        self.choose.setFocus()
        self.desk.tell_saved()
        self.desk.responses_changed.emit()
        self.desk.field_changed.emit()

    def _take_up_version(self) -> None:
        """Where a later version of the questionnaire came, the window asks it from now on."""
        project = self.desk.open_project
        if project.setting("instrument") != project.instrument.digest:
            merged = self._merged
            self.desk.open(project.path)
            self._merged = merged

    def _note_cancelled(self) -> None:
        self.fault.say(N_("Cancelled: nothing was merged."))
        self._offer()

    # Words

    def _summary_words(self) -> str:
        if self._found is not None:
            return conflict_count_words(len(self._found.conflicts)) if self._found.conflicts else ""
        if self._merged is not None:
            return _("Merged. Backup of the survey as it was: {path}").format(path=self._merged.backup)
        return ""

    def _notes_words(self) -> str:
        result = self._found or self._merged
        return "\n".join(map(note_sentence, result.notes)) if result else ""

    def _agree_words(self) -> str:
        if self._found is None:
            n = self.differences.n_decided
            return ngettext("Settle {n} answer", "Settle {n} answers", n).format(n=n)
        n = sum(counts.new for counts in self._found.files)
        return ngettext("Merge {n} new response", "Merge {n} new responses", n).format(n=n) if n else _("Merge")


def _looked_at(file: Path, places: Sequence[Path], progress: Progress) -> MergeResult:
    return merge_projects(file, places, progress, dry_run=True)


def _line(counts: FileCounts) -> Line:
    numbers = (counts.new, counts.identical, counts.changed, counts.conflicting, counts.erased)
    return Line(
        thing=counts,
        cells=(as_it_is(Path(counts.path).name), *(partial(format_number, number, 0) for number in numbers)),
    )

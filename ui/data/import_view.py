"""Import: choose a file, see what was concluded about it and answer what is open, then write it. Nothing is written before."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from exports.datasets.reading.formats import FORMATS
from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.foreign_file import OpenQuestionError
from servqual_desk.importing.map_changes import leave_out, with_column, with_consent, with_words
from servqual_desk.importing.word_list import Word
from ui.data import import_words
from ui.data.import_hints import Hints
from ui.data.importing.assistant import Assistant
from ui.data.importing.column_band import LEAVE_OUT
from ui.data.importing.earlier_imports import EarlierImports
from ui.data.importing.said_options import with_said
from ui.jobs.import_data import Checked, ImportOptions, check_file, import_checked
from ui.jobs.survey_folder import documents
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.dialogs import choose_file
from ui.widgets.dropped_file import dropped_file
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, Filling, column, panel, row, scrolling
from ui.widgets.spoken_words import FaultLine, Label


class ImportView(QWidget):
    """What a person says goes into the file's column map, by which it is checked anew; the button says what it will do."""

    imported = Signal()
    responses_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._desk = desk
        self._file: Path | None = None
        self._options = ImportOptions()
        self._checked: Checked | None = None
        self._written: int | None = None
        self._is_waiting = False  # for what a task brings
        self.check_job, self.write_job = Job(), Job()
        self.hints, self.earlier, self.assistant = Hints(desk), EarlierImports(desk), Assistant()
        self.fault, self.summary = FaultLine(), Label(self._summary_words, role="heading", wrap=True)
        self._details = Label(self._details_words, role="muted", wrap=True)
        self._left = Label(self._left_words, role="muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        beginning = QWidget()
        self._beginning, self._bands = scrolling(beginning), scrolling(self.assistant, by_arrows=False)
        whole = column(
            Label(N_("Import answers from a data file"), role="title"),
            self._choosers(),
            self.fault,
            self.summary,
            self._details,
            self._beginning,
            self._bands,
            self.check_job,
            self.write_job,
            self._foot(),
            spacing=GRID,
            margins=(0, 12, 24, 12),
        )
        for place in (5, 6):
            whole.setStretch(place, 1)
        self.setLayout(whole)
        beginning.setLayout(column(self.hints, self.earlier, 1, spacing=2 * GRID))
        self.assistant.lay_out()

    def _choosers(self) -> QWidget:
        self.choose = Button(
            N_("Choose a data file …"), picture="open", key="Ctrl+O", tip=N_("CSV, XLSX, SAV, DTA, Parquet and others")
        )
        self.choose.clicked.connect(self._browse)
        self._chosen = Label(self._chosen_words, role="strong", wrap=True)
        self.choose_map = Button(
            N_("Column map …"),
            self._browse_map,
            kind="quiet",
            tip=N_("A file that matches the columns of the data to the columns of the questionnaire (MAP.toml)"),
        )
        return panel(row(self.choose, Filling(self._chosen), self.choose_map, spacing=GRID))

    def _foot(self) -> QWidget:
        self.again = Button(N_("Add its rows again"), self._add_again)
        self.with_erased = Button(N_("Bring back the erased ones too"), self._add_with_erased)
        self._see = Button(N_("See the responses"), self.responses_wanted, picture="list")
        self.agree = Button(self._agree_words, self.write, kind="primary", picture="check", key="Ctrl+Return")
        return panel(row(Filling(self._left), self.again, self.with_erased, self._see, self.agree, spacing=2 * GRID))

    def _connect(self) -> None:
        self.check_job.done.connect(self._take)
        self.check_job.failed.connect(self._refuse)
        self.check_job.cancelled.connect(self._take_back)
        self.write_job.done.connect(self._note_written)
        self.write_job.failed.connect(self._note_refused)
        self.write_job.cancelled.connect(self._note_cancelled)
        self.assistant.file.said.connect(self._say_of_file)
        self.assistant.consents.said.connect(self._agree_to)
        self.assistant.columns.said.connect(self._say_column)
        self.assistant.columns.left_out.connect(self._leave_out)
        self.assistant.words.said.connect(self._say_words)
        self.earlier.undone.connect(self.imported)

    # Choosing

    @property
    def chosen_file(self) -> Path | None:
        """The file that is looked at."""
        return self._file

    def begin(self) -> None:
        self.choose.setFocus()

    def forget(self) -> None:
        """Begin anew, without a file."""
        self._file = self._checked = self._written = None
        self._is_waiting = False
        self._options = ImportOptions()
        self.fault.say("")
        self.assistant.forget()
        self.earlier.refresh()
        self._show()

    def _browse(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in FORMATS)
        kinds = _("Data files") + f" ({patterns});;" + _("All files") + " (*)"
        path = choose_file(self, _("Choose a data file"), kinds=kinds, folder=self._folder())
        if path is not None:
            self.check(path)

    def _browse_map(self) -> None:
        path = choose_file(self, _("Choose a column map"), kinds=_("Column maps") + " (*.toml)", folder=self._folder())
        if path is not None:
            self.use_map(path)

    def _folder(self) -> Path:
        return self._file.parent if self._file else documents()

    def check(self, path: Path) -> None:
        """Read and check a data file; what was found before is forgotten."""
        self.forget()
        self._file = path
        self._show()
        self._check()

    def use_map(self, path: Path) -> None:
        """Check the file by a map that a person wrote."""
        self._options = replace(self._options, map_=path, said=None)
        self._check()

    def _check(self) -> None:
        if self._file is None:
            return
        self.fault.say("")
        self._written, self._is_waiting = None, True
        earlier = self._checked.reading if self._checked else None
        self.check_job.start(
            partial(check_file, self._desk.open_project.path, self._file, options=self._options, earlier=earlier)
        )
        self._offer()

    # What was found

    def _take(self, checked: Checked) -> None:
        is_first, self._checked, self._is_waiting = self._checked is None, checked, False
        map_ = checked.file.column_map if checked.file else ColumnMap()
        self._options = replace(self._options, said=map_, map_=None)
        plan = self._desk.open_project.fieldwork
        current = plan.current_wave()
        self.assistant.show_checked(
            checked, self._desk.open_project.instrument, plan.waves(), current.code if current else ""
        )
        self._show()
        if is_first:
            self.assistant.begin() if self.assistant.n_open or not self.agree.isEnabled() else self.agree.setFocus()

    def _refuse(self, error: KnownError) -> None:
        question = error if isinstance(error, OpenQuestionError) else None
        self._checked, self._is_waiting = None, False
        self.fault.say(partial(import_words.question, question)) if question else self.fault.tell(error)
        self._show()
        self.again.setVisible(question is not None and question.asks == "again")
        self.with_erased.setVisible(question is not None and question.asks == "erased")
        if question is not None:
            self._options = replace(self._options, said=self._options.said or ColumnMap())
            self.assistant.file.show_question(question)
        self._bands.setVisible(self.assistant.file.is_asking)
        self._beginning.setVisible(not self.assistant.file.is_asking)

    def _take_back(self) -> None:
        """The checking was cancelled: what was found before holds."""
        self._is_waiting = False
        if self._checked is None:
            self.forget()
        else:
            self._take(self._checked)

    # What the person says

    def _say(self, map_: ColumnMap) -> None:
        self._options = replace(self._options, said=map_)
        self._check()

    @property
    def _said(self) -> ColumnMap:
        return self._options.said or ColumnMap()

    def _say_of_file(self, what: str, value: str) -> None:
        self._options = with_said(self._options, what, value, self._checked.found if self._checked else None)
        self._check()

    def _agree_to(self, what: str, agreed: bool) -> None:
        self._say(with_consent(self._said, what, agreed))

    def _say_column(self, theirs: str, ours: str) -> None:
        said = leave_out(self._said, [theirs]) if ours == LEAVE_OUT else with_column(self._said, theirs, ours)
        self._say(said)

    def _leave_out(self, theirs: Sequence[str]) -> None:
        self._say(leave_out(self._said, theirs))

    def _say_words(self, pairs: Sequence[tuple[Word, str]]) -> None:
        self._say(with_words(self._said, pairs))

    def _add_again(self) -> None:
        self._options = replace(self._options, again=True, said=None)
        self._check()

    def _add_with_erased(self) -> None:
        self._options = replace(self._options, with_erased=True, said=None)
        self._check()

    # Showing

    def _show(self) -> None:
        """Show what there is to show now."""
        has_file = self._file is not None and self._written is None
        self._bands.setVisible(has_file and self._checked is not None)
        self._beginning.setVisible(not self._bands.isVisibleTo(self))
        self.hints.setVisible(self._file is None)
        self.choose.set_kind("primary" if self._file is None else "plain")
        self.choose_map.setVisible(has_file)
        self.again.hide()
        self.with_erased.hide()
        self._see.setVisible(self._written is not None)
        self.speak()
        self._offer()

    def _offer(self) -> None:
        checked = self._checked
        self.agree.setVisible(checked is not None and self._written is None)
        can_be_written = checked is not None and checked.is_accepted(skip_invalid=True)
        self.agree.setEnabled(can_be_written and not self._is_waiting)
        self.agree.speak()
        self._left.speak()

    def speak(self) -> None:
        """Say the sentences in the language in force."""
        for label in (self._chosen, self.summary, self._details):
            label.speak()
        for label in (self.summary, self._details):
            label.setVisible(bool(label.text()))
        self.assistant.speak()
        self._offer()

    # Writing

    def write(self) -> None:
        """Write what was checked; the rows with a fault are left out, as the button says."""
        if self._checked is None or self._checked.file is None or not self.agree.isEnabled():
            return
        try:
            held = self.assistant.file.held()
        except EntryError:  # said beside the entry
            self._bands.ensureWidgetVisible(self.assistant.file.day)
            return
        self.fault.say("")
        self._is_waiting = True
        checked = replace(self._checked, file=replace(self._checked.file, day=held.day, wave=held.wave))
        self.write_job.start(partial(import_checked, self._desk.open_project.path, checked, skip_invalid=True))
        self._offer()

    def _note_written(self, count: int) -> None:
        self._written, self._is_waiting = count, False
        self.earlier.refresh()
        self._show()
        self._see.setFocus()
        self.imported.emit()

    def _note_refused(self, error: KnownError) -> None:
        """Nothing was written; what was found and said stays."""
        self._is_waiting = False
        self.fault.tell(error)
        self._offer()

    def _note_cancelled(self) -> None:
        self._is_waiting = False
        self.fault.say(N_("Cancelled: nothing was imported."))
        self._offer()

    # Words

    def _chosen_words(self) -> str:
        return str(self._file) if self._file else ""

    def _agree_words(self) -> str:
        return import_words.agree(self._checked) if self._checked else ""

    def _left_words(self) -> str:
        if self._checked is None or self._written is not None or self._is_waiting:
            return ""
        return import_words.left(self._checked, self.assistant.columns.n_open, self.assistant.words.n_open)

    def _summary_words(self) -> str:
        return import_words.written(self._written) if self._written is not None else ""

    def _details_words(self) -> str:
        return import_words.left_behind(self._checked) if self._checked and self._written is not None else ""

    # A file that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            self.check(path)

"""Import: choose a file, see everything that is wrong with it, then write it all, or what is sound."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.importing.import_check import Fault
from ui.data import import_words
from ui.data.import_hints import Hints
from ui.desk import Desk
from ui.jobs.import_data import READABLE, Checked, check_file, import_checked
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.cancellable_write import Job
from ui.widgets.dialogs import choose_file
from ui.widgets.layout import GRID, column, row
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.spoken_words import FaultLine, Label, as_it_is, said

MOST_SHOWN = 1_000  # faults in the table; the copied list has all


class ImportView(QWidget):
    """Nothing is written before the person has seen what was found and agreed."""

    imported = Signal()
    responses_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._desk = desk
        self._file: Path | None = None
        self._map: Path | None = None
        self._checked: Checked | None = None
        self._written: int | None = None
        self.check_job, self.write_job = Job(), Job()
        self.hints = Hints(desk)
        self.fault, self.summary = FaultLine(), Label(self._summary_words, role="heading", wrap=True)
        self._details = Label(self._details_words, role="muted", wrap=True)
        self.skip = QCheckBox()
        self.skip.toggled.connect(self._offer)
        self.faults = Listing(
            N_("Faults"),
            [
                Column(title=N_("Row"), is_number=True),
                Column(title=N_("Column")),
                Column(title=N_("What is wrong"), is_wide=True),
            ],
        )
        self._lay_out()
        self._connect()
        self.forget()

    def _lay_out(self) -> None:
        place = QWidget()
        place.setLayout(column(self.hints, self.faults, 1))
        whole = column(
            Label(N_("Import answers from a data file"), role="title"),
            Label(
                N_(
                    "The first row names the columns, each further row is one response. Nothing is saved before you "
                    "agree."
                ),
                role="muted",
                wrap=True,
            ),
            self._choosers(),
            self.check_job,
            self.fault,
            self.summary,
            self._details,
            place,
            self._foot(),
            spacing=2 * GRID,
            margins=(0, 16, 24, 12),
        )
        whole.setStretch(7, 1)
        self.setLayout(whole)

    def _choosers(self) -> QWidget:
        self.choose = Button(
            N_("Choose a data file …"), picture="open", key="Ctrl+O", tip=N_("CSV, XLSX or SAV (SPSS)")
        )
        self.choose.clicked.connect(self._browse)
        self._chosen = Label(self._chosen_words, role="strong", wrap=True)
        self.choose_map = Button(
            N_("Column map …"),
            kind="quiet",
            tip=N_("A file that matches the columns of the data to the columns of the questionnaire (MAP.toml)"),
        )
        self.choose_map.clicked.connect(self._browse_map)
        self._map_name = Label(self._map_words, role="muted")
        self._drop_map = Button("", kind="quiet", picture="close", tip=N_("Without a map"))
        self._drop_map.clicked.connect(self._forget_map)
        bar = QWidget()
        line = row(self.choose, self._chosen, self.choose_map, self._map_name, self._drop_map, spacing=GRID)
        line.setStretch(1, 1)
        bar.setLayout(line)
        return bar

    def _foot(self) -> QWidget:
        self._copy = Button(N_("Copy the list"), kind="quiet", picture="copy")
        self._copy.clicked.connect(self.copy_faults)
        self._see = Button(N_("See the responses"), picture="list")
        self._see.clicked.connect(self.responses_wanted)
        self.agree = Button(self._agree_words, kind="primary", picture="check", key="Ctrl+Return")
        self.agree.clicked.connect(self.write)
        foot = QWidget()
        foot.setLayout(
            column(self.write_job, row(self._copy, self.skip, 1, self._see, self.agree, spacing=2 * GRID), spacing=GRID)
        )
        return foot

    def _connect(self) -> None:
        self.check_job.done.connect(self._take)
        self.check_job.failed.connect(self._refuse)
        self.check_job.cancelled.connect(self.forget)
        self.write_job.done.connect(self._note_written)
        self.write_job.failed.connect(self._refuse)
        self.write_job.cancelled.connect(self._note_cancelled)

    # Choosing

    def begin(self) -> None:
        self.choose.setFocus()

    def forget(self) -> None:
        """Begin anew, without a file."""
        self._file = self._map = self._checked = self._written = None
        self.fault.say("")
        self._show()

    def _browse(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in READABLE)
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
        """Check a data file; what was found before is forgotten."""
        self._file, self._checked, self._written = path, None, None
        self.fault.say("")
        self._show()
        self.check_job.start(partial(check_file, self._desk.open_project.path, path, map_=self._map))

    def use_map(self, path: Path | None) -> None:
        """Read the file with this map (None: with none) and check it anew."""
        self._map = path
        if self._file is not None:
            self.check(self._file)
        else:
            self._show()

    def _forget_map(self) -> None:
        self.use_map(None)

    # What was found

    def _take(self, checked: Checked) -> None:
        self._checked = checked
        self.skip.setChecked(False)
        self._show()
        (self.agree if self.agree.isEnabled() else self.skip if self.skip.isVisible() else self.faults).setFocus()

    def _refuse(self, error: KnownError) -> None:
        self.fault.tell(error)
        self._show()

    @property
    def _found_faults(self) -> Sequence[Fault]:
        return self._checked.found.faults if self._checked else ()

    def _show(self) -> None:
        """Show what there is to show now."""
        has_found = self._checked is not None and self._written is None
        faults = self._found_faults if has_found else ()
        self.faults.show_lines([_line(fault) for fault in faults[:MOST_SHOWN]])
        self.faults.setVisible(bool(faults))
        self.hints.setVisible(self._file is None)
        self.choose.set_kind("primary" if self._file is None else "plain")
        self._copy.setVisible(bool(faults))
        self.skip.setVisible(has_found and self._checked is not None and self._checked.can_skip)
        self._see.setVisible(self._written is not None)
        self._map_name.setVisible(self._map is not None)
        self._drop_map.setVisible(self._map is not None)
        self.speak()
        self._offer()

    def _offer(self) -> None:
        checked = self._checked
        can_be_written = checked is not None and checked.is_accepted(skip_invalid=True)
        self.agree.setVisible(can_be_written and self._written is None)
        self.agree.setEnabled(checked is not None and checked.is_accepted(skip_invalid=self.skip.isChecked()))
        self.agree.speak()

    def speak(self) -> None:
        """Say the sentences in the language in force."""
        for label in (self._chosen, self._map_name, self.summary, self._details):
            label.speak()
        for label in (self.summary, self._details):
            label.setVisible(bool(label.text()))
        if self._checked is not None:
            self.skip.setText(import_words.skip(self._checked))

    def copy_faults(self) -> None:
        """Put every fault on the clipboard, a line each, for whoever mends the file."""
        lines = ["\t".join((str(fault.row or ""), fault.column, fault.what)) for fault in self._found_faults]
        header = "\t".join(map(said, (N_("Row"), N_("Column"), N_("What is wrong"))))
        QGuiApplication.clipboard().setText("\n".join([header, *lines]))

    # Writing

    def write(self) -> None:
        """Write what was checked."""
        if self._checked is None or self.write_job.is_busy:
            return
        self.fault.say("")
        self.agree.setEnabled(False)
        self.write_job.start(
            partial(import_checked, self._desk.open_project.path, self._checked, skip_invalid=self.skip.isChecked())
        )

    def _note_written(self, count: int) -> None:
        self._written = count
        self._show()
        self._see.setFocus()
        self.imported.emit()

    def _note_cancelled(self) -> None:
        self.fault.say(N_("Cancelled: nothing was imported."))
        self._offer()

    # Words

    def _chosen_words(self) -> str:
        return str(self._file) if self._file else ""

    def _map_words(self) -> str:
        return self._map.name if self._map else ""

    def _agree_words(self) -> str:
        return import_words.agree(self._checked) if self._checked else ""

    def _summary_words(self) -> str:
        return import_words.summary(self._checked, self._written) if self._checked else ""

    def _details_words(self) -> str:
        return import_words.details(self._checked, self._written) if self._checked else ""

    # A file that is dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            self.check(path)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file of this computer that is dragged; None for anything else."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


def _line(fault: Fault) -> Line:
    where = "" if fault.row is None else str(fault.row)
    return Line(thing=fault, cells=(as_it_is(where), as_it_is(fault.column), as_it_is(fault.what)))

"""Export: a format, a filter, a place; the answers as a data file that other programs read."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from exports.encrypted_zip import SHORTEST
from instruments.i18n import N_, _, format_number, language, ngettext
from ui.data.export_choices import ExportChoices
from ui.data.export_formats import FOLDER, Formats
from ui.jobs.export_data import Exported, export_data, preview_shareable, write_project_codebook
from ui.jobs.export_encrypted import export_encrypted
from ui.jobs.survey_folder import documents, file_stem
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_folder, choose_place
from ui.widgets.filter_bar import FilterBar
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, Measure, column, row, scrolling
from ui.widgets.passphrase_form import PassphraseForm
from ui.widgets.save_button import Saving
from ui.widgets.spoken_words import Label, as_it_is

WIDEST = 760
ENCRYPTED = ".zip"
_SENTENCES = 5  # of what is said of a shareable file; the means stand in the file


class ExportView(QWidget):
    """The project is only read."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._n = 0
        self.filter = FilterBar()
        self.formats = Formats()
        self.choices = ExportChoices()
        self._count = Label(self._count_words, role="strong")
        self.codebook = Button(N_("Save the codebook …"), self._browse_codebook, kind="quiet")
        self.statement = Label(role="muted", wrap=True)
        self.statement.hide()
        self.saving = Saving(Button(N_("Save as …"), kind="primary", picture="save", key="Ctrl+S"))
        self.saving.save.clicked.connect(self._browse)
        self._lay_out()
        self.filter.changed.connect(self._filter_changed)
        self.formats.chosen.connect(self._make_room)
        self.choices.shareable.toggled.connect(self._preview)
        self.choices.shareable.changed.connect(self._preview)
        self.saving.done.connect(self._note_written)

    def _lay_out(self) -> None:
        sheet = QWidget()
        self._scroll = scrolling(Measure(sheet, WIDEST), by_arrows=False)
        self.setLayout(column(self._scroll))
        sheet.setLayout(
            column(
                Label(N_("Export answers to a data file"), role="title"),
                Label(
                    N_(
                        "One row a response, one column a question, then who, where, when and how. "
                        "Voided responses are left out. "
                        "What citizens wrote in their own words goes along: keep the file as carefully as the survey."
                    ),
                    role="muted",
                    wrap=True,
                ),
                Label(N_("Format"), role="heading"),
                self.formats,
                Label(N_("What goes into it"), role="heading"),
                self.choices,
                Label(N_("Responses used"), role="heading"),
                self.filter,
                row(self._count, 1, self.codebook),
                self.saving,
                self.statement,
                1,
                spacing=2 * GRID,
                margins=(0, 16, GRID, 24),
            )
        )

    def begin(self) -> None:
        self.formats.begin()

    # Showing

    def refresh(self) -> None:
        """Show what the project holds now."""
        project = self._desk.open_project
        self.filter.show_filter(project, self.filter.where)
        self.choices.show_questionnaire(project.instrument)
        self._note_count()

    def forget(self) -> None:
        """Another project: nothing is written yet."""
        self.saving.forget()
        self.statement.hide()

    def _filter_changed(self, _where: object) -> None:
        self._note_count()
        self._preview()

    def _make_room(self) -> None:
        self.choices.make_room(is_package=self.formats.is_package, is_file=self.formats.ending != FOLDER)

    def _preview(self, _wanted: bool = True) -> None:
        """What a file to hand on would lose, before it is written."""
        if not self.choices.shareable.is_wanted or not self._n:
            return
        with suppress(EntryError):
            self.choices.shareable.preview(
                partial(
                    preview_shareable,
                    self._desk.open_project.path,
                    language=language(),
                    where=self.filter.where,
                    options=self.choices.options(),
                )
            )

    def _note_count(self) -> None:
        self._n = self._desk.open_project.count(self.filter.where)
        self._count.speak()
        self.saving.save.setEnabled(self._n > 0)

    def speak(self) -> None:
        """Say the filter's words again."""
        self.refresh()

    def _count_words(self) -> str:
        if not self._n:
            return _("No response to export.")
        return ngettext("{n} response", "{n} responses", self._n).format(n=format_number(self._n, 0))

    # Writing

    def _browse(self) -> None:
        if self.formats.ending == FOLDER:
            self._browse_folder()
            return
        ending = self.formats.ending
        if self.choices.encrypted.isChecked() and ending != ENCRYPTED:
            ending += ENCRYPTED
        kinds = f"{self.formats.ending[1:].upper()} (*{ending})"
        suggestion = documents() / (file_stem(self._desk.open_project.title) + ending)
        path = choose_place(self, _("Export the answers"), kinds=kinds, suggestion=suggestion)
        if path is not None and self.choices.encrypted.isChecked():
            self._ask_passphrase(path)
        elif path is not None:
            self.write(path)

    def _browse_folder(self) -> None:
        folder = choose_folder(self, _("Where the folder of the data package is made"), folder=documents())
        if folder is not None:
            self.write(folder / f"{file_stem(self._desk.open_project.title)}-data")

    def _ask_passphrase(self, path: Path) -> None:
        hint = N_("At least {n} characters. Tell it by another way than the file; without it nobody opens it.")
        form = PassphraseForm(self, N_("Encrypt the file"), hint, yes=N_("Encrypt"), shortest=SHORTEST)
        form.stored.connect(partial(self.write_encrypted, path))
        form.open()

    def write_encrypted(self, path: Path, passphrase: str) -> None:
        """Write the data file as it was chosen into an encrypted ZIP."""
        self._start(partial(export_encrypted, self._desk.open_project.path, path, passphrase))

    def write(self, path: Path) -> None:
        """Write the data file as it was chosen."""
        out = f"{path}/" if self.formats.ending == FOLDER else path
        self._start(partial(export_data, self._desk.open_project.path, out))

    def _start(self, work: Callable[..., Exported]) -> None:
        """Begin to write; what cannot be used says so where it stands."""
        with suppress(EntryError):
            chosen = partial(
                work, language=self.choices.language, where=self.filter.where, options=self.choices.options()
            )
            self.statement.hide()
            self.saving.start(chosen)

    def _browse_codebook(self) -> None:
        name = f"{file_stem(self._desk.open_project.title)}-{_('codebook')}.pdf"
        kinds = "PDF (*.pdf);;HTML (*.html);;CSV (*.csv);;DDI (*.xml)"
        path = choose_place(self, _("Save the codebook"), kinds=kinds, suggestion=documents() / name)
        if path is not None:
            self.write_codebook(path)

    def write_codebook(self, path: Path) -> None:
        """Write what the columns and codes mean."""
        self.statement.hide()
        self.saving.start(
            partial(write_project_codebook, self._desk.open_project.path, path, language=self.choices.language)
        )

    def _note_written(self, done: Exported | Path) -> None:
        written = self.saving.written
        if isinstance(done, Path):
            written.show_written(done, N_("Saved, the codebook:"))
        else:
            written.show_written(done.path, partial(_written_words, done.n))
            self.statement.say(as_it_is("\n".join(done.statement.splitlines()[:_SENTENCES])))
            self.statement.setVisible(bool(done.statement))
        QTimer.singleShot(0, partial(self._scroll.ensureWidgetVisible, written))  # once it has its place


def _written_words(n: int) -> str:
    return ngettext("Saved, with {n} response:", "Saved, with {n} responses:", n).format(n=format_number(n, 0))

"""The form of a source: what it is, when and where, its text, the informant's category and role."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from instruments.i18n import N_, _, language
from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.sources.informant_quotas import category_word
from servqual_desk.sources.sources import INTERVIEW, Source
from servqual_desk.words.source_words import KINDS, ROLES, kind_word, role_of_informant_word
from ui.jobs.sources import is_there, text_of_file
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.dialogs import choose_file
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, Entry, LineEntry, side_by_side
from ui.widgets.layout import panel, row

OWN = "*own"
TEXT_HEIGHT = 140  # pixels
PHOTO = N_("Where the picture lies; it is not copied into the survey.")
NO_PHOTO = N_("No picture lies there on this computer. It is kept as you wrote it; look whether the path is right.")


class SourceForm(Form):
    """Adds a source, or changes one; its sheet has a form of its own."""

    def __init__(self, parent: QWidget, project: Project, source: Source | None = None) -> None:
        self._project, self._source = project, source
        self.kind = Choice([(kind, partial(kind_word, kind)) for kind in KINDS])
        self.title = LineEntry(
            N_("Title"),
            hint=N_("A document's title, or what was observed or tried. For an interview an alias, never a name."),
        )
        self.held, self.place = DayEntry(N_("Date")), LineEntry(N_("Place"))
        known = [(one, partial(_category, one)) for one in project.informants.categories()]
        self.category = Choice([(None, N_("None")), *known, (OWN, N_("Another one …"))])
        self.own = LineEntry(N_("Category in your words"))
        self.role = Choice([(None, N_("None")), *((one, partial(role_of_informant_word, one)) for one in ROLES)])
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(TEXT_HEIGHT)
        self.photo = LineEntry(N_("Photo"), hint=PHOTO)
        self.photo.line.textChanged.connect(self._say_photo)
        read = Button(N_("Text from a file …"), self._choose_file, picture="open")
        read.setAutoDefault(False)
        if source is not None:
            self._show(source)
        self.kind.chosen.connect(self._fit_kind)
        self.category.chosen.connect(self._fit_kind)
        parts = Entry(N_("Category of informant"), self.category), Entry(N_("Role"), self.role)
        self._informant = side_by_side(*parts)
        when = side_by_side(self.held, self.place)
        reading = panel(row(read, 1))
        self._text_entry = Entry(N_("Text"), self.text)
        entries = (
            Entry(N_("Kind"), self.kind),
            self.title,
            when,
            self._informant,
            self.own,
            self._text_entry,
            reading,
            self.photo,
        )
        super().__init__(parent, N_("Source") if source else N_("New source"), entries, self._keep_source)
        self._fit_kind()

    def _show(self, source: Source) -> None:
        self.kind.put(source.kind)
        self.title.put(source.title)
        self.held.put_day(source.held_on)
        self.place.put(source.place)
        self.category.put(source.category or None)
        self.role.put(source.role or None)
        self.text.setPlainText(source.text)
        self.photo.put(source.photo)

    def _fit_kind(self) -> None:
        is_interview = self.kind.value == INTERVIEW
        self._informant.setVisible(is_interview)
        self.own.setVisible(is_interview and self.category.value == OWN)

    def _say_photo(self) -> None:
        """Whether a picture is there: moved folders and other laptops' paths are said, and no fault."""
        self.photo.say_hint(PHOTO if is_there(self.photo.text, self._project.path) else NO_PHOTO)

    def _choose_file(self) -> None:
        kinds = f"{_('Texts')} (*.txt *.md)"
        path = choose_file(self, _("Text from a file"), kinds=kinds, folder=documents())
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        self._text_entry.clear_fault()
        try:
            self.text.setPlainText(text_of_file(path))
        except KnownError as error:
            self._text_entry.show_fault("\n".join(error.faults))

    def _keep_source(self) -> Source:
        kind = self.kind.value or INTERVIEW
        is_interview = kind == INTERVIEW
        category = self.own.needed() if is_interview and self.category.value == OWN else self.category.value or ""
        entered = Source(
            id=self._source.id if self._source else 0,
            kind=kind,
            title=self.title.needed(),
            held_on=self.held.day(),
            place=self.place.text,
            category=category if is_interview else "",
            role=(self.role.value or "") if is_interview else "",
            text=self.text.toPlainText().strip(),
            photo=self.photo.text,
        )
        if self._source is not None and self._source.kind == kind:
            entered = replace(entered, checklist=self._source.checklist, checks=self._source.checks)
        return self._project.sources.keep(entered)


def _category(category: str) -> str:
    return category_word(category, language())

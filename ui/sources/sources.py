"""The list of sources: add, change, fill in the sheet, code, erase."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from exports.words.days import day_words
from exports.words.erasure import unreached_sentences
from exports.words.names import words_of
from instruments.i18n import N_, _, language
from servqual_desk.responses.erasure import CopiesReached
from servqual_desk.sources.informant_quotas import category_word
from servqual_desk.sources.sources import Source
from servqual_desk.words.source_words import role_of_informant_word
from ui.sources.sheet_form import SheetForm, sheets_for
from ui.sources.source_form import SourceForm
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask
from ui.widgets.form_dialog import Form
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class SourceSection(RecordSection):
    """Documents, observations, trials and interviews."""

    title = N_("Sources")
    advice = N_(
        "Documents, observations, trials of applications and interviews of informants, coded with the codebook of the comments. "
        "No name of a person belongs here: an informant is known by category and role."
    )
    columns = (
        Column(title=N_("Source")),
        Column(title=N_("Title"), is_wide=True),
        Column(title=N_("Date")),
        Column(title=N_("Informant")),
        Column(title=N_("Coders"), is_number=True),
    )
    add_words = N_("Add a source")
    none_title = N_("No source yet")
    none_words = N_(
        "Add a document, what you observed or tried, or the interview of an informant; its text can be pasted."
    )

    _reached: CopiesReached | None = None  # by the last erasure

    def more_buttons(self) -> Sequence[QWidget]:
        self.sheet_button = Button(N_("Fill in the sheet …"), self.fill_in, picture="check", key="Ctrl+H")
        self.code_button = Button(N_("Code …"), partial(self.desk.show_page, "coding"), picture="coding", key="Ctrl+J")
        return self.sheet_button, self.code_button

    def things(self) -> Sequence[Source]:
        return self.desk.open_project.sources.list()

    def line(self, thing: Any) -> Line:
        project = self.desk.open_project
        label = project.sources.labels()[thing.id].partition(":")[0]
        coders = {one.coder for one in project.source_coding.table() if one.source == thing.id}
        cells = (
            as_it_is(label),
            as_it_is(thing.title),
            partial(day_words, thing.held_on),
            partial(_informant, thing),
            str(len(coders)) if coders else "",
        )
        return Line(thing=thing, cells=cells)

    def form(self, thing: Any) -> Form:
        return SourceForm(self, self.desk.open_project, thing)

    def picked(self) -> None:
        super().picked()
        source = self.list.thing
        self.sheet_button.setEnabled(source is not None and bool(sheets_for(source)))

    def fill_in(self) -> None:
        """Fill in the sheet of the chosen source; where several are for its kind, one is chosen first."""
        source = self.list.thing
        sheets = sheets_for(source) if source is not None else []
        if source is None or not sheets:
            return
        filled = [sheet for sheet in sheets if sheet.id == source.checklist]
        if len(filled or sheets) == 1:
            self._open_sheet(source, (filled or sheets)[0].id)
            return
        menu = QMenu(self)
        for sheet in sheets:
            menu.addAction(words_of(sheet.title)).triggered.connect(partial(self._open_sheet, source, sheet.id))
        menu.popup(self.sheet_button.mapToGlobal(self.sheet_button.rect().bottomLeft()))

    def _open_sheet(self, source: Source, sheet: str, _checked: bool = False) -> None:
        found = next(one for one in sheets_for(source) if one.id == sheet)
        self.open_form(SheetForm(self, self.desk.open_project, source, found), self.show_kept)

    def remove(self, thing: Any) -> None:
        """Erase it for good, once that is confirmed; where a copy could not be reached, say so."""
        sentence = _(
            "Its text and its codes are erased in the survey, its log and its backups. This cannot be taken back."
        )
        if ask(self, _("Erase this source?"), sentence, yes=_("Erase"), no=_("Cancel")) and self.attempt(
            partial(self.drop, thing)
        ):
            self.refresh()
            self.tell(self._erased_words)

    def drop(self, thing: Any) -> None:
        self._reached = self.desk.open_project.sources.erase(thing)

    def _erased_words(self) -> str:
        missed = unreached_sentences(self._reached) if self._reached else []
        return "\n".join([_("The source is erased."), *([_("Not reached yet"), *missed] if missed else [])])


def _informant(source: Source) -> str:
    words = category_word(source.category, language()), role_of_informant_word(source.role)
    return ", ".join(filter(None, words))

"""The sheet of an observation or of the trial of an application, line by line."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from exports.words.names import words_of
from instruments.i18n import N_
from servqual_desk.project import Project
from servqual_desk.sources.checklists import ANSWERS, Check, Checklist, checklists
from servqual_desk.sources.sources import Source
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import Entry, LineEntry, WholeEntry


def sheets_for(source: Source) -> list[Checklist]:
    """The sheets that a source of this kind may have."""
    return [sheet for sheet in checklists().values() if sheet.kind == source.kind]


class SheetForm(Form):
    """Fills in one sheet; a line may stay empty."""

    def __init__(self, parent: QWidget, project: Project, source: Source, sheet: Checklist) -> None:
        self._project, self._source, self._checklist = project, source, sheet
        checks = source.checks if source.checklist == sheet.id else {}
        self.lines = {item.id: _line(item, checks.get(item.id, "")) for item in sheet.items}
        entries = tuple(self._entries())
        super().__init__(parent, partial(words_of, sheet.title), entries, self._keep_sheet)

    def _entries(self) -> Iterator[QWidget]:
        for item in self._checklist.items:
            control = self.lines[item.id]
            yield Entry(partial(words_of, item.text), control) if isinstance(control, Choice) else control

    def _keep_sheet(self) -> Source:
        checks = {one: value for one, control in self.lines.items() if (value := _value(control))}
        return self._project.sources.keep(replace(self._source, checklist=self._checklist.id, checks=checks))


def _line(item: Check, value: str) -> Choice | LineEntry:
    if item.answer == "yes_no":
        choice = Choice(
            [(None, N_("not seen")), *((code, partial(words_of, words)) for code, words in ANSWERS.items())]
        )
        choice.put(value or None)
        return choice
    name = partial(words_of, item.text)
    entry = WholeEntry(name) if item.answer == "number" else LineEntry(name)
    entry.put(value)
    return entry


def _value(control: Choice | LineEntry) -> str:
    if isinstance(control, Choice):
        return control.value or ""
    if isinstance(control, WholeEntry):
        number = control.number()
        return "" if number is None else str(number)
    return control.text

"""Editing one questionnaire: parts, fields, preview; every change is checked at once and can be taken back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from instruments.differences import document_differences
from instruments.editing.parts import moved_part, with_part, without_part
from instruments.i18n import N_, _, ngettext
from instruments.toml_lines import Place
from instruments.writing import Document, document_of
from servqual_desk.errors import KnownError
from ui import theme
from ui.builder.edited import EditedQuestionnaire, faults_within
from ui.builder.field_changes import changed
from ui.builder.part_fields import Field, part_place
from ui.builder.part_form import PartForm
from ui.builder.part_options import shown
from ui.builder.parts_panel import PartsPanel
from ui.builder.preview.preview import Preview
from ui.jobs.questionnaire_draft import drop_draft, keep_draft
from ui.jobs.save_questionnaire import SUFFIX, save_questionnaire
from ui.jobs.survey_folder import documents
from ui.widgets.buttons import Button
from ui.widgets.dialogs import choose_place, tell
from ui.widgets.layout import GRID, Filling, column, panel, row
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine
from ui.widgets.wrapping_row import Wrapping

NARROW = 980  # pixels at 100 per cent text, below which the preview gives way


class EditingView(QWidget):
    """Holds the questionnaire that is edited; `left` goes back, `use_wanted` carries the file that was saved last."""

    left = Signal()
    use_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._edited: EditedQuestionnaire | None = None
        self._file: Path | None = None
        self.in_survey = False  # what is made here is the next version of the open survey's
        self._name, self._state = Label(role="heading", wrap=True), Label(role="muted", wrap=True)
        self._done, self._fault = OutcomeLine(role="strong", wrap=True), FaultLine()
        self.parts, self.form, self.preview = PartsPanel(), PartForm(), Preview()
        self.parts.tree.picked.connect(self._show_part)
        self.parts.add_chosen.connect(self.add)
        self.parts.tree.remove_wanted.connect(self.remove)
        self.parts.tree.move_wanted.connect(self.move_part)
        self.parts.removed.connect(self.remove)
        self.parts.moved.connect(self.move_part)
        self.form.edited.connect(self._change_field)
        columns = row(self.parts, self.form, self.preview, spacing=2 * GRID)
        for at, share in enumerate((24, 42, 34)):
            columns.setStretch(at, share)
        whole = column(self._bar(), self._fault, self._after_saving(), Filling(columns), margins=(24, 12, 16, 8))
        self.setLayout(whole)

    def _bar(self) -> QWidget:
        back = Button(N_("Back"), self.left, kind="quiet", picture="back", shown_key="Esc")
        self._undo = Button(N_("Undo"), self.undo, kind="quiet", key="Ctrl+Z")
        self._redo = Button(N_("Redo"), self.redo, kind="quiet", key="Ctrl+Y")
        self._next_fault = Button(N_("Next fault"), self.show_next_fault, kind="quiet", picture="warning", key="F8")
        compare = Button(N_("Changes …"), kind="quiet", key="Ctrl+B", tip=N_("What is otherwise than where you began"))
        compare.clicked.connect(self.show_changes)
        save = Button(N_("Save as a file …"), self._choose_place, kind="primary", picture="save", key="Ctrl+S")
        names = column(self._name, self._state, spacing=0)
        right = Wrapping(self._next_fault, self._undo, self._redo, compare, save)
        return panel(row(back, Filling(names, 1_000), right, spacing=2 * GRID))

    def _after_saving(self) -> QWidget:
        self._use = Button(N_("Make a survey with it"), self._use_file, picture="new")
        self._saved = panel(row(self._done, self._use, 1))
        self._saved.hide()
        return self._saved

    # Showing

    def begin(self, edited: EditedQuestionnaire, *, in_survey: bool) -> None:
        """Edit this questionnaire.

        Args:
            in_survey: it is the next version of what the open survey asks.
        """
        self._edited, self._file, self.in_survey = edited, None, in_survey
        self._saved.hide()
        self._fault.say("")
        self._refresh(("title",))
        self.parts.tree.setFocus()

    @property
    def edited(self) -> EditedQuestionnaire:
        """What is edited now."""
        if self._edited is None:
            raise RuntimeError("nothing is edited")
        return self._edited

    def _refresh(self, place: Place) -> None:
        """Show the document as it is now, with this part chosen."""
        edited = self.edited
        self.parts.tree.show_document(edited.document, edited.faults, place)
        self._show_part(self.parts.tree.place)

    def _show_part(self, place: Place) -> None:
        edited = self.edited
        self.form.show_part(edited.document, place, faults_within(edited.faults, _within(place)))
        self.preview.show_part(edited.sound, place, is_current=not edited.faults)
        self.parts.show_part(place, has_points="weights" in edited.document)
        self._say_state()

    def _say_state(self) -> None:
        edited, count = self.edited, len(self.edited.faults)
        self._name.say(partial(shown, edited.document, edited.document.get("title")))
        self._state.say(partial(_state_words, edited, count))
        self._undo.setEnabled(edited.can_undo)
        self._redo.setEnabled(edited.can_redo)
        self._next_fault.setEnabled(count > 0)

    # Changing

    def _change_field(self, field: Field, value: Any, spot: str) -> None:
        place = self.parts.tree.place
        document, there = changed(self.edited.document, place, field, value, known_as=self.edited.name_before(place))
        self._go_on(document, there, field=(*place, *field.key, spot) if spot else ())

    def _go_on(self, document: Document, place: Place, *, field: Place = ()) -> None:
        self.edited.change(document, place, field=field)
        self._keep()
        self._saved.hide()
        self._fault.say("")
        self._refresh(place)

    def add(self, section: str) -> None:
        """Add a part beside the chosen one, and give the focus to its words."""
        document, place = with_part(self.edited.document, section, beside=self.parts.tree.place)
        self._go_on(document, place)
        self.form.begin()

    def remove(self) -> None:
        """Remove the chosen part; Undo brings it back."""
        place = self.parts.tree.place
        if place != ("title",):
            self._go_on(without_part(self.edited.document, place), _neighbour(place))
            self.parts.tree.setFocus()

    def move_part(self, by: int) -> None:
        """Move the chosen part before or after its neighbour."""
        document, place = moved_part(self.edited.document, self.parts.tree.place, by)
        self._go_on(document, place)

    def undo(self) -> None:
        self._step(self.edited.undo)

    def redo(self) -> None:
        self._step(self.edited.redo)

    def _step(self, step: Callable[[], Place]) -> None:
        place = step()
        self._keep()
        self._refresh(place)

    def _keep(self) -> None:
        edited = self.edited
        keep_draft(edited.draft, edited.document, edited.begun_from, for_survey=edited.for_survey)

    def show_next_fault(self) -> None:
        """Choose the next part with a fault after the chosen one, from the top again after the last."""
        places = sorted({part_place(fault.place) for fault in self.edited.faults}, key=str)
        now = self.parts.tree.place
        after = [place for place in places if str(place) > str(now)]
        if places:
            self._refresh((after or places)[0])

    # Saving

    def show_changes(self) -> None:
        """Say what is otherwise than in the questionnaire that it was begun with."""
        found = document_differences(document_of(self.edited.begun_from), self.edited.document)
        begun = self.edited.begun_from
        title = _("Changes since {id} {version}").format(id=begun.id, version=begun.version)
        tell(self, title, ["\n".join(found)] if found else [_("Nothing has changed.")])

    def _choose_place(self) -> None:
        if self.edited.faults:
            self._refuse_faults()
            return
        document = self.edited.document
        name = f"{document['id']}-{document['version']}{SUFFIX}"
        folder = self._file.parent if self._file else documents()
        kinds = _("Questionnaires") + f" (*{SUFFIX})"
        path = choose_place(self, _("Save the questionnaire"), kinds=kinds, suggestion=folder / name)
        if path is not None:
            self.save(path)

    def _refuse_faults(self) -> None:
        n = len(self.edited.faults)
        self._fault.say(partial(_first_correct, n))
        self.show_next_fault()

    def save(self, path: Path) -> None:
        """Write the questionnaire as a file; its draft is no longer needed."""
        self._fault.say("")
        try:
            made = save_questionnaire(self.edited.document, path, before=self.edited.begun_from)
        except KnownError as error:
            self._fault.tell(error)
            return
        self._file = path
        self.edited.note_saved()
        drop_draft(self.edited.draft)
        self._done.say(lambda: _("Saved as {path}.").format(path=path))
        for_survey = self.in_survey and made.id == self.edited.begun_from.id
        self._use.say(N_("Ask this version from now on …") if for_survey else N_("Make a survey with it"))
        self._saved.show()
        self._use.setFocus()

    def _use_file(self) -> None:
        self.use_wanted.emit(self._file)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.preview.setVisible(self.width() >= NARROW * theme.current().text_size / 100)


def _within(place: Place) -> Place:
    """Faults of the questionnaire itself stand anywhere at the top."""
    return () if place == ("title",) else place


def _neighbour(place: Place) -> Place:
    """What is chosen once the part at the place is gone: the one before it."""
    return (place[0], max(place[1] - 1, 0)) if len(place) > 1 and isinstance(place[1], int) else ("title",)


def _state_words(edited: EditedQuestionnaire, n: int) -> str:
    document = edited.document
    head = f"{document.get('id', '')} {document.get('version', '')}"
    faults = ngettext("{n} fault", "{n} faults", n).format(n=n) if n else _("No faults")
    unsaved = "" if not edited.is_changed else _("not saved as a file yet")
    return " · ".join(filter(None, (head, faults, unsaved)))


def _first_correct(n: int) -> str:
    return ngettext(
        "Correct the fault first; F8 shows where it is.", "Correct the {n} faults first; F8 shows where they are.", n
    ).format(n=n)

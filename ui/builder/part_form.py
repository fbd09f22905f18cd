"""The middle of the builder: the fields of one part, each with its fault beneath it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from instruments.editing.places import value_at
from instruments.grammar import Fault
from instruments.toml_lines import Place
from instruments.writing import Document
from ui.builder.asked_before import asked_before
from ui.builder.editors.coded_words_editor import CodedWordsEditor
from ui.builder.editors.condition_editor import ConditionEditor
from ui.builder.editors.editor import Editor
from ui.builder.editors.plain_editors import ChoiceEditor, LineEditor, NumberEditor, TickEditor, TicksEditor
from ui.builder.editors.words_editor import WordsEditor
from ui.builder.part_fields import Field, fields_of
from ui.builder.part_options import options_of
from ui.widgets.form_entries import Entry
from ui.widgets.layout import GRID, column, panel, scrolling
from ui.widgets.spoken_words import FaultLine, as_it_is, said

_SPOKEN = ("tick", "own_wordings")  # these say their name themselves


class PartForm(QWidget):
    """Shows a part's values; `edited` tells the field, its new value, and the spot in it where was typed."""

    edited = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._place: Place = ()
        self._fields: tuple[Field, ...] = ()
        self._editors: dict[Place, tuple[Editor, Entry | None]] = {}
        self._options: list[object] = []
        self._fault = FaultLine()
        self._sheet = QWidget()
        self._within = column(self._sheet, self._fault, 1, spacing=GRID, margins=(0, 0, GRID, GRID))
        self._area = scrolling(panel(self._within))
        self.setLayout(column(self._area))

    def show_part(self, document: Document, place: Place, faults: Sequence[Fault]) -> None:
        """Show the part at the place; where it is shown already, only what has changed."""
        fields = fields_of(document, place)
        options = [_offered(document, place, field) for field in fields]
        languages = tuple(document.get("languages", []))
        is_new_part = place != self._place
        if is_new_part or fields != self._fields or [languages, *options] != self._options:
            held = self._focused()
            self._build(document, place, fields)
            self._options = [languages, *options]
            self._focus(held)
        if is_new_part:
            self._area.verticalScrollBar().setValue(0)
        for field in fields:
            self._editors[self._at(field)][0].put(_value(document, place, field))
        self.show_faults(faults)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say what is wrong under the field where it is; what belongs to none, beneath all of them."""
        left = list(faults)
        for at, (_editor, entry) in self._editors.items():
            where = at if at[-1:] != ("own",) else ()
            mine = [fault for fault in left if where and fault.place[: len(where)] == where]
            left = [fault for fault in left if fault not in mine]
            if entry is not None:
                _tell(entry, mine)
        here = [fault for fault in left if fault.place[: len(self._place)] == self._place]
        self._fault.say(as_it_is("\n".join(dict.fromkeys(fault.sentence for fault in here))))

    def begin(self) -> None:
        """Give the focus to the first field."""
        for editor, _entry in self._editors.values():
            editor.setFocus()
            return

    def _focused(self) -> tuple[Place, int] | None:
        """The field in which the keyboard is, and which of its controls; None where it is elsewhere."""
        widget = self._sheet.focusWidget() if self._sheet.isAncestorOf(QApplication.focusWidget() or self) else None
        for field in self._fields:
            controls = _controls(self._editors[self._at(field)][0])
            if widget in controls:
                return field.key, controls.index(widget)
        return None

    def _focus(self, held: tuple[Place, int] | None) -> None:
        """Give the keyboard to the control of the new form that stands where the old one's stood."""
        if held is None:
            return
        self._sheet.show()
        key, at = held
        of_field = [_controls(self._editors[self._at(field)][0]) for field in self._fields if field.key == key]
        for controls in filter(None, of_field):
            controls[min(at, len(controls) - 1)].setFocus()
            return
        self.begin()

    def editor(self, *key: str) -> Editor:
        """The editor of a field of the part that is shown, by its key."""
        return next(self._editors[self._at(field)][0] for field in self._fields if field.key == key)

    # Building

    def _at(self, field: Field) -> Place:
        """Where a field's value stands: that of a table with a name of its own, the name."""
        if self._place == ("title",):
            return field.key
        at = (*self._place, *field.key) if field.key != ("*",) else (*self._place, "*")
        return (*at, "own") if field.kind == "own_wordings" else at

    def _tell_edited(self, field: Field, editor: Editor, value: Any) -> None:
        self.edited.emit(field, value, editor.spot)

    def _build(self, document: Document, place: Place, fields: tuple[Field, ...]) -> None:
        self._place, self._fields, self._editors = place, fields, {}
        parts: list[QWidget] = []
        for field in fields:
            editor = _editor(document, place, field)
            editor.edited.connect(partial(self._tell_edited, field, editor))
            editor.call(said(field.name))
            entry = None if field.kind in _SPOKEN else Entry(field.name, editor, hint=field.hint)
            self._editors[self._at(field)] = (editor, entry)
            parts.append(entry or editor)
        old, self._sheet = self._sheet, QWidget()
        self._sheet.setLayout(column(*parts, spacing=2 * GRID))
        self._within.replaceWidget(old, self._sheet)
        old.hide()
        old.deleteLater()


def _controls(editor: Editor) -> list[QWidget]:
    """What in an editor the Tab key reaches, in its order."""
    return [one for one in editor.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _tell(entry: Entry, faults: Sequence[Fault]) -> None:
    if faults:
        entry.show_fault(as_it_is("\n".join(dict.fromkeys(fault.sentence for fault in faults))))
    else:
        entry.clear_fault()


def _value(document: Document, place: Place, field: Field) -> Any:
    if field.kind == "own_wordings":
        text = value_at(document, (*place, "text")) or {}
        return any(isinstance(part, dict) for part in text.values())
    if field.key == ("*",):
        return place[-1]
    value = value_at(document, field.key if place == ("title",) else (*place, *field.key))
    return "profile" if value is None and field.options == "roles" else value


def _offered(document: Document, place: Place, field: Field) -> object:
    """What a field can be chosen from, by value: the form is built anew where it has changed."""
    if field.options:
        return [(value, words() if callable(words) else words) for value, words in options_of(document, field.options)]
    return asked_before(document, place) if field.kind == "condition" else None


def _editor(document: Document, place: Place, field: Field) -> Editor:
    languages = document.get("languages", [])
    match field.kind:
        case "words":
            return WordsEditor(languages, optional=field.optional)
        case "number":
            return NumberEditor(optional=field.optional)
        case "choice":
            return ChoiceEditor(options_of(document, field.options))
        case "tick" | "own_wordings":
            return TickEditor(field.name)
        case "ticks" | "languages":
            return TicksEditor(options_of(document, field.options or "languages"))
        case "choices" | "labels":
            return CodedWordsEditor(languages, as_list=field.kind == "choices", optional=field.optional)
        case "condition":
            return ConditionEditor(asked_before(document, place))
        case "line" | "name":
            return LineEditor(optional=field.optional, when_left=field.kind == "name", width=320)

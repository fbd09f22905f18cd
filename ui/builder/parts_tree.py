"""The questionnaire as a tree: itself, what is asked, dimensions with their items, points, questions by role, scales."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from instruments.grammar import Fault
from instruments.i18n import N_, _
from instruments.toml_lines import Place
from instruments.writing import Document
from servqual_desk.words.section_words import BATTERIES, SECTIONS
from ui import theme
from ui.builder.part_fields import part_place
from ui.builder.part_options import shown
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Speaking

_PLACE = Qt.ItemDataRole.UserRole
_ROLES = ("consent", "profile", "outcome", "comment")
FAULT_MARK = "⚠ "


class PartsTree(Speaking, QTreeView):
    """Tells which part is chosen; Insert adds, Delete removes, Alt with an arrow moves."""

    picked = Signal(object)
    add_wanted = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._model = QStandardItemModel()
        self.setModel(self._model)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformRowHeights(True)
        self.setAccessibleName(_("Parts of the questionnaire"))

    @property
    def place(self) -> Place:
        """The part that is chosen; the questionnaire itself where none is."""
        found: Place | None = self.currentIndex().data(_PLACE) if self.currentIndex().isValid() else None
        return tuple(found) if found else ("title",)

    def show_document(self, document: Document, faults: Sequence[Fault], chosen: Place) -> None:
        """Show these parts; those with a fault are marked."""
        faulty = {part_place(fault.place) for fault in faults}
        closed = {self._model.item(at).text() for at in range(self._model.rowCount()) if self._is_closed(at)}
        self._filling = True
        self._model.clear()
        for group in _groups(document, faulty):
            self._model.appendRow(group)
        self.expandAll()
        for at in range(self._model.rowCount()):
            if self._model.item(at).text() in closed:
                self.collapse(self._model.index(at, 0))
        self.choose(chosen)
        self._filling = False

    def _is_closed(self, at: int) -> bool:
        index = self._model.index(at, 0)
        return self._model.item(at).hasChildren() and not self.isExpanded(index)

    def choose(self, place: Place) -> None:
        """Choose a part; the questionnaire itself where there is none such."""
        found = next((item for item in self._items() if item.data(_PLACE) == list(place)), self._model.item(0))
        if found is not None:
            self.setCurrentIndex(found.index())
            self.scrollTo(found.index())

    def _items(self, above: QStandardItem | None = None) -> Iterator[QStandardItem]:
        above = above or self._model.invisibleRootItem()
        for at in range(above.rowCount()):
            yield above.child(at)
            yield from self._items(above.child(at))

    def speak(self) -> None:
        self.setAccessibleName(_("Parts of the questionnaire"))

    # Qt

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._filling and selected.indexes() and selected.indexes()[0].data(_PLACE):
            self.picked.emit(self.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif by and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wanted.emit(by)
        else:
            super().keyPressEvent(event)


def _groups(document: Document, faulty: set[Place]) -> Iterator[QStandardItem]:
    yield _item(_("The questionnaire"), ("title",), faulty)
    batteries = document.get("batteries", [])
    yield _group(
        _("What is asked of each item"),
        [
            _item(_(BATTERIES.get(one.get("id", ""), "?")), ("batteries", at), faulty)
            for at, one in enumerate(batteries)
        ],
    )
    yield from _dimensions(document, faulty)
    if "weights" in document:
        yield _item(_("Points over the dimensions"), ("weights",), faulty)
    yield from _questions(document, faulty)
    yield _group(_("Scales"), [_item(name, ("scales", name), faulty) for name in document.get("scales", {})])
    if document.get("families"):
        yield _group(_("Families"), [_item(name, ("families", name), faulty) for name in document["families"]])


def _dimensions(document: Document, faulty: set[Place]) -> Iterator[QStandardItem]:
    items = document.get("items", [])
    known = set()
    for at, one in enumerate(document.get("dimensions", [])):
        known.add(one.get("id"))
        group = _item(shown(document, one.get("title")), ("dimensions", at), faulty)
        for place, item in enumerate(items):
            if item.get("dimension") == one.get("id"):
                group.appendRow(_item(_coded(document, item, _wording(item)), ("items", place), faulty))
        yield group
    lost = [
        _item(_coded(document, item, _wording(item)), ("items", place), faulty)
        for place, item in enumerate(items)
        if item.get("dimension") not in known
    ]
    if lost:
        yield _group(_("Without a dimension"), lost)


def _questions(document: Document, faulty: set[Place]) -> Iterator[QStandardItem]:
    questions = document.get("questions", [])
    for role in _ROLES:
        of_role = [
            _item(_coded(document, one, one.get("title") or one.get("text")), ("questions", at), faulty)
            for at, one in enumerate(questions)
            if one.get("role", "profile") == role
        ]
        if of_role:
            yield _group(_title(role), of_role)


def _title(role: str) -> str:
    return _(N_("Profile")) if role == "profile" else _(SECTIONS[role].split("\4")[-1])


def _wording(item: dict[str, Any]) -> Any:
    """The wording that stands for the item: of several, the last (what is)."""
    text = item.get("text") or {}
    own = [part for part in text.values() if isinstance(part, dict)]
    return own[-1] if own else text


def _coded(document: Document, part: dict[str, Any], words: Any) -> str:
    return f"{part.get('id', '')}  {shown(document, words)}"


def _group(title: str, children: Sequence[QStandardItem]) -> QStandardItem:
    group = QStandardItem(title)
    group.setSelectable(False)
    group.setForeground(QColor(theme.current().muted))
    group.appendRows(children)
    return group


def _item(words: str, place: Place, faulty: set[Place]) -> QStandardItem:
    """A line of the tree; the place as a list, as Qt keeps it."""
    is_faulty = place in faulty
    item = QStandardItem((FAULT_MARK if is_faulty else "") + " ".join(words.split()))
    item.setData(list(place), _PLACE)
    set_tip(item, words)
    if is_faulty:
        item.setForeground(QColor(theme.current().fault))
    return item

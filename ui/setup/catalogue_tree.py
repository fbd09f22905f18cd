"""The catalogue as a tree: units, and beneath each its services."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from instruments.i18n import N_, _
from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.words.domain_words import CHANNELS
from ui.widgets.plain_words import set_tip
from ui.widgets.record_table import open_chosen, opens_or_removes
from ui.widgets.spoken_words import Speaking

Thing = Unit | Service
_COLUMNS = (N_("Unit or service"), N_("Code"), N_("Channel"), N_("Hours"), N_("Counter needed"), N_("Target"))
_TARGET = 5
_THING = Qt.ItemDataRole.UserRole


class CatalogueTree(Speaking, QTreeView):
    """Units with their services; `opened` (Enter, double click) and `removed` (Delete) carry the one that is chosen."""

    opened = Signal(object)
    removed = Signal(object)
    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._units: Sequence[Unit] = ()
        self._services: Sequence[Service] = ()
        self._model = QStandardItemModel(0, len(_COLUMNS))
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self.setUniformRowHeights(True)
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.picked)
        self.speak()

    def show_catalogue(self, units: Sequence[Unit], services: Sequence[Service]) -> None:
        """Show these; what was chosen and closed stays so."""
        self._units, self._services = units, services
        self.speak()

    @property
    def thing(self) -> Thing | None:
        """The unit or service that is chosen."""
        rows = self.selectionModel().selectedRows()
        thing: Thing | None = rows[0].data(_THING) if rows else None
        return thing

    def choose(self, thing: Thing) -> None:
        """Choose a unit or a service by its code."""
        for item in self._items():
            if (type(item.data(_THING)), getattr(item.data(_THING), "code", None)) == (type(thing), thing.code):
                self.setCurrentIndex(item.index())

    # Rows

    def speak(self) -> None:
        """Fill the tree anew, in the language in force."""
        chosen = self.thing
        closed = {
            item.data(_THING) for item in self._items() if item.hasChildren() and not self.isExpanded(item.index())
        }
        self.setAccessibleName(_("Units and services"))
        self._model.removeRows(0, self._model.rowCount())
        self._model.setHorizontalHeaderLabels([_(title) for title in _COLUMNS])
        self._model.horizontalHeaderItem(_TARGET).setTextAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self._fill()
        self.expandAll()
        for item in self._items():
            if item.data(_THING) in closed:
                self.setExpanded(item.index(), False)
        self._set_widths()
        if chosen is not None:
            self.choose(chosen)
        self.picked.emit()

    def _fill(self) -> None:
        homeless = [service for service in self._services if service.unit is None]
        for unit in self._units:
            self._add_unit(unit, unit.name, [service for service in self._services if service.unit == unit.code])
        if homeless:
            self._add_unit(None, _("Without a unit"), homeless)

    def _add_unit(self, unit: Unit | None, name: str, services: Sequence[Service]) -> None:
        wanted = [service.target for service in services if service.target is not None]
        row = _row(unit, (name, unit.code if unit else "", "", "", "", str(sum(wanted)) if wanted else ""))
        font = row[0].font()
        font.setWeight(QFont.Weight.DemiBold)
        row[0].setFont(font)
        for service in services:
            row[0].appendRow(_row(service, _texts(service)))
        self._model.appendRow(row)

    def _items(self) -> list[QStandardItem]:
        top = [self._model.item(row) for row in range(self._model.rowCount())]
        return [one for unit in top for one in (unit, *(unit.child(row) for row in range(unit.rowCount())))]

    def _set_widths(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        for place in range(len(_COLUMNS)):
            mode = QHeaderView.ResizeMode.ResizeToContents if place else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(place, mode)

    # Keys

    def _open(self, _index: QModelIndex | None = None) -> None:
        open_chosen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not opens_or_removes(self, event):
            super().keyPressEvent(event)


def _texts(service: Service) -> tuple[str, ...]:
    needed = {True: _("yes"), False: _("no"), None: ""}[service.counter_needed]
    target = "" if service.target is None else str(service.target)
    return service.name, service.code, _(CHANNELS[service.channel]), service.hours or "", needed, target


def _row(thing: Thing | None, texts: Sequence[str]) -> list[QStandardItem]:
    items = [QStandardItem(text) for text in texts]
    for item in items:
        item.setData(thing, _THING)
        set_tip(item, item.text())
    items[_TARGET].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return items

"""The left of the builder: the tree, and the buttons that add, remove and move."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from instruments.i18n import N_, _
from instruments.toml_lines import Place
from ui.builder.parts_tree import PartsTree
from ui.widgets.buttons import Button
from ui.widgets.layout import Filling, column
from ui.widgets.spoken_words import as_it_is
from ui.widgets.wrapping_row import Wrapping

_ADDED = {
    "items": N_("Item"),
    "questions": N_("Question"),
    "dimensions": N_("Dimension"),
    "scales": N_("Scale"),
    "batteries": N_("What is asked of each item"),
    "families": N_("Family"),
    "weights": N_("Points over the dimensions"),
}
_KINDS_APART = ("title",)


class PartsPanel(QWidget):
    """`add_chosen` carries the section in which a part is wanted."""

    add_chosen = Signal(str)
    removed = Signal()
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.tree = PartsTree()
        self.tree.add_wanted.connect(self.open_menu)
        self._has_points = False
        self._menu = QMenu(self)
        self._add = Button(N_("Add …"), self.open_menu, picture="plus", shown_key="Ins")
        self._remove = Button(N_("Remove"), self.removed, kind="quiet", picture="minus", shown_key="Del")
        self._remove.fold(True)
        self._up = Button(as_it_is("↑"), kind="quiet", tip=N_("Move it up"), shown_key="Alt+↑")
        self._up.clicked.connect(partial(self.moved.emit, -1))
        self._down = Button(as_it_is("↓"), kind="quiet", tip=N_("Move it down"), shown_key="Alt+↓")
        self._down.clicked.connect(partial(self.moved.emit, +1))
        self.setLayout(column(Filling(self.tree), Wrapping(self._add, self._remove, self._up, self._down)))

    def show_part(self, place: Place, *, has_points: bool) -> None:
        """Offer what can be done with the chosen part."""
        self._has_points = has_points
        self._remove.setEnabled(place != _KINDS_APART)
        can_move = len(place) > 1 and isinstance(place[1], int)
        self._up.setEnabled(can_move)
        self._down.setEnabled(can_move)

    def open_menu(self) -> None:
        """Show what can be added; the kind of the chosen part first."""
        self._menu.clear()
        here = str(self.tree.place[0])
        here = "items" if here == "dimensions" else here
        for section in sorted(_ADDED, key=lambda one: one != here):
            if section != "weights" or not self._has_points:
                self._menu.addAction(_(_ADDED[section])).triggered.connect(partial(self._choose, section))
        self._menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _choose(self, section: str, _checked: bool = False) -> None:
        self.add_chosen.emit(section)

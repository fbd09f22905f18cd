"""The codebook as a tree: the key of each code, a tick where the comment has it, its dimension."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView

from instruments.i18n import N_, _
from servqual_desk.responses.comment_coding import Code
from ui import theme
from ui.coding.code_keys import keys_of
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Speaking

_COLUMNS = (N_("Key"), N_("Code"), N_("Dimension"))
_KEY, _TITLE, _DIMENSION = range(3)
NARROW = 44  # characters
_CODE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class CodebookTree(Speaking, QTreeView):
    """Ticks what a comment has. `toggled` (a click on the tick, the space bar) carries a code; the codes' keys are the page's."""

    toggled = Signal(str)
    add_wanted = Signal()
    remove_wanted = Signal()
    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._codebook: Sequence[Code] = ()
        self._given: Collection[str] = ()
        self._dimensions: Mapping[str, str] = {}
        self._filling = False
        self._model = QStandardItemModel(0, len(_COLUMNS))
        self.setModel(self._model)
        self.setTreePosition(_TITLE)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setExpandsOnDoubleClick(False)
        self._set_widths()
        self._model.itemChanged.connect(self._tell)
        self.selectionModel().selectionChanged.connect(self.picked)
        self.speak()

    def show_codebook(self, codebook: Sequence[Code], dimensions: Mapping[str, str]) -> None:
        """Show these codes; `dimensions` are the words of each code's dimension. What was chosen stays so."""
        self._codebook, self._dimensions = codebook, dimensions
        self.speak()

    def show_given(self, given: Collection[str]) -> None:
        """Tick these codes and no other."""
        self._given = given
        self._tick()

    @property
    def code(self) -> Code | None:
        """The code that is chosen."""
        rows = self.selectionModel().selectedRows(_TITLE)
        code: Code | None = rows[0].data(_CODE) if rows else None
        return code

    def choose(self, code: str) -> None:
        """Choose a code."""
        for item in self._items():
            if item.data(_CODE).code == code:
                self.setCurrentIndex(item.index())

    # Rows

    def speak(self) -> None:
        """Fill the tree anew, in the language in force."""
        chosen = self.code
        self.setAccessibleName(_("Codebook"))
        self._filling = True
        self._model.removeRows(0, self._model.rowCount())
        self._model.setHorizontalHeaderLabels([_(title) for title in _COLUMNS])
        self._add_below(None, self._model.invisibleRootItem())
        self._filling = False
        self.expandAll()
        self._fit()
        self._tick()
        if chosen is not None:
            self.choose(chosen.code)
        self.picked.emit()

    def _add_below(self, parent: str | None, above: QStandardItem) -> None:
        keys = keys_of(self._codebook)
        for code in self._codebook:
            if code.parent == parent:
                texts = keys.get(code.code, ""), code.title, self._dimensions.get(code.code, "")
                line = [QStandardItem(text) for text in texts]
                for item in line:
                    item.setData(code, _CODE)
                    set_tip(item, "\n".join(filter(None, (*texts[_TITLE:], code.memo))))
                line[_KEY].setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                line[_TITLE].setCheckable(True)
                # The tree's structure hangs on the first item of a row, wherever it is drawn.
                above.appendRow(line)
                self._add_below(code.code, line[_KEY])

    def _tick(self) -> None:
        self._filling = True
        for item in self._items():
            given = item.data(_CODE).code in self._given
            item.setCheckState(Qt.CheckState.Checked if given else Qt.CheckState.Unchecked)
            font = self.font()
            font.setWeight(QFont.Weight.DemiBold if given else QFont.Weight.Normal)
            item.setFont(font)
        self._filling = False

    def _items(self, above: QStandardItem | None = None) -> list[QStandardItem]:
        """The items that carry the titles, from the top."""
        above = above or self._model.invisibleRootItem()
        found = list[QStandardItem]()
        for row in range(above.rowCount()):
            found += [above.child(row, _TITLE), *self._items(above.child(row, _KEY))]
        return found

    def _set_widths(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(24)
        for place in range(len(_COLUMNS)):
            mode = QHeaderView.ResizeMode.Stretch if place == _TITLE else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(place, mode)

    def _fit(self) -> None:
        """Where the place is narrow, the codes need it all; a code's dimension is then in its tooltip."""
        is_narrow = self.viewport().width() < NARROW * self.fontMetrics().averageCharWidth()
        self.setColumnHidden(_DIMENSION, is_narrow or not self._dimensions)

    def _tell(self, item: QStandardItem) -> None:
        if not self._filling:
            self.toggled.emit(item.data(_CODE).code)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A hairline beneath the whole row; the style sheet draws none beneath the tree's branches."""
        super().drawRow(painter, option, index)
        painter.setPen(QColor(theme.current().line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.code is not None:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and self.code is not None:
            self.toggled.emit(self.code.code)
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters are codes and not a search; what else there is belongs to the page

"""A list of things to tick, each with its words."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.widgets.spoken_words import Sentence, Speaking, said

_KEY = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class TickList(Speaking, QListWidget):
    """`ticks_changed`: the person has ticked something, or taken a tick away."""

    ticks_changed = Signal()

    def __init__(self, name: Sentence) -> None:
        super().__init__()
        self._name = name
        self._options: Sequence[tuple[str, Sentence]] = ()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self.ticks_changed)
        self.speak()

    def offer(self, options: Sequence[tuple[str, Sentence]], ticked: Collection[str]) -> None:
        """Show these things, with ticks at some."""
        with QSignalBlocker(self):
            self.clear()
            self._options = options
            for key, words in options:
                item = QListWidgetItem(said(words))
                item.setData(_KEY, key)
                item.setCheckState(_ON if key in ticked else _OFF)
                self.addItem(item)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of what is ticked and not put away, in the list's order."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(item.data(_KEY) for item in items if item.checkState() is _ON and not item.isHidden())

    def tick(self, keys: Collection[str]) -> None:
        """Tick these and no others; nobody is told."""
        with QSignalBlocker(self):
            for row in range(self.count()):
                item = self.item(row)
                item.setCheckState(_ON if item.data(_KEY) in keys else _OFF)

    def put_away(self, keys: Collection[str]) -> None:
        """Offer these no more, and all others; what was ticked stays so."""
        for row in range(self.count()):
            self.item(row).setHidden(self.item(row).data(_KEY) in keys)

    def speak(self) -> None:
        self.setAccessibleName(said(self._name))
        with QSignalBlocker(self):
            for row, (_key, words) in enumerate(self._options):
                self.item(row).setText(said(words))

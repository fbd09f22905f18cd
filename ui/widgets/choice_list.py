"""A list to choose one value from, each with its words, which follow the language."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from ui.widgets.combo_box import ComboBox
from ui.widgets.spoken_words import Sentence, Speaking, said

SHORTEST_CHOICE = 14  # characters
Option = tuple[str | None, Sentence]


class Choice(Speaking, ComboBox):
    """One of some values, each with its words, which follow the language."""

    chosen = Signal()
    """The person chose; not emitted when the program does."""

    def __init__(self, options: Sequence[Option] = ()) -> None:
        super().__init__()
        self._options: list[Option] = []
        self.setMinimumContentsLength(SHORTEST_CHOICE)
        self.offer(options)
        self.activated.connect(self.chosen)

    def offer(self, options: Sequence[Option]) -> None:
        """Put these options in place of those before; what was chosen stays chosen where it still is there."""
        before = self.value
        self._options = list(options)
        self.clear()
        for value, sentence in self._options:
            self.addItem(said(sentence), value)
        self.put(before)

    @property
    def value(self) -> str | None:
        value: str | None = self.currentData()
        return value

    @property
    def values(self) -> tuple[str | None, ...]:
        return tuple(value for value, _sentence in self._options)

    def put(self, value: str | None) -> None:
        """Choose a value; the first where there is none such."""
        self.setCurrentIndex(self.values.index(value) if value in self.values else 0)

    def speak(self) -> None:
        for index, (_value, sentence) in enumerate(self._options):
            self.setItemText(index, said(sentence))

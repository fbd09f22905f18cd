"""A small choice under its name: what was found about a file, and what else it could be."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ui.widgets.choice_list import Choice, Option
from ui.widgets.layout import column
from ui.widgets.spoken_words import Label, Sentence, Speaking, as_it_is, said, set_flag


class Chip(Speaking, QWidget):
    """Hidden while there is nothing to say. `choice.chosen` tells that the person has chosen otherwise."""

    def __init__(self, name: Sentence) -> None:
        super().__init__()
        self._name = name
        self.choice = Choice()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        label = Label(name, role="caption")
        label.setBuddy(self.choice)
        self.setLayout(column(label, self.choice, spacing=2))
        self.speak()
        self.hide()

    def show_found(self, options: Sequence[Option], value: str | None, *, is_open: bool = False) -> None:
        """Offer these, with what was found chosen; `is_open`: the file does not tell, so that a person must."""
        shown = list(options)
        if value not in [one for one, _words in options]:
            shown.insert(0, (value, as_it_is(value or "?")))
        self.choice.offer(shown)
        self.choice.put(value)
        set_flag(self.choice, "faulty", is_open)
        self.show()

    @property
    def value(self) -> str:
        return self.choice.value or ""

    def speak(self) -> None:
        self.choice.setAccessibleName(said(self._name))

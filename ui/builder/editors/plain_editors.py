"""Editors of one value: a line, a number, a choice from a list, a tick, several ticks."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.builder.editors.editor import Editor, PassingUndo
from ui.widgets.choice_list import Choice, Option
from ui.widgets.layout import column, row
from ui.widgets.spoken_words import Sentence, said
from ui.widgets.wrapping_row import Wrapping


class LineEditor(Editor):
    """One line. `when_left` tells what was typed only when the line is left: a code that others name."""

    def __init__(self, *, optional: bool = False, when_left: bool = False, width: int = 0) -> None:
        super().__init__()
        self._optional = optional
        self.line = QLineEdit()
        self.line.installEventFilter(PassingUndo(self))
        if width:
            self.line.setFixedWidth(width)
        (self.line.editingFinished if when_left else self.line.textEdited).connect(self._tell)
        self.setLayout(row(self.line, 1) if width else row(self.line))
        self.setFocusProxy(self.line)
        self._shown = ""

    def put(self, value: Any) -> None:
        self._shown = "" if value is None else str(value)
        if self.line.text() != self._shown:
            self.line.setText(self._shown)

    def _tell(self, _text: str = "") -> None:
        if self.line.text() != self._shown:
            self.spot = "line"
            self._shown = self.line.text()
            self.edited.emit(self._value(self._shown.strip()))

    def _value(self, text: str) -> Any:
        return None if self._optional and not text else text


class NumberEditor(LineEditor):
    """A number; what is none stays as it is written, and the check says so."""

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__(optional=optional, width=140)

    def _value(self, text: str) -> Any:
        if self._optional and not text:
            return None
        try:
            number = float(text.replace(",", ".").replace("−", "-"))
        except ValueError:
            return text
        return int(number) if number.is_integer() and abs(number) < 2**53 else number


class ChoiceEditor(Editor):
    """One of a list."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self.choice = Choice(options)
        self.choice.chosen.connect(self._tell)
        self.setLayout(row(self.choice))
        self.setFocusProxy(self.choice)

    def put(self, value: Any) -> None:
        if value not in self.choice.values:
            self.choice.offer(
                [(value, partial(str, value)), *((one, _words(self.choice, one)) for one in self.choice.values)]
            )
        self.choice.put(value)

    def _tell(self) -> None:
        self.edited.emit(self.choice.value)


def _words(choice: Choice, value: str | None) -> Callable[[], str]:
    return partial(choice.itemText, choice.values.index(value))


class TickEditor(Editor):
    """Yes or nothing."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__()
        self.box = QCheckBox(said(sentence))
        self.box.clicked.connect(self._tell)
        self.setLayout(row(self.box))
        self.setFocusProxy(self.box)

    def put(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _tell(self, checked: bool) -> None:
        self.edited.emit(True if checked else None)


class TicksEditor(Editor):
    """Some of a list, in the list's order; without a value, all. The last tick can't be taken away."""

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__()
        self._boxes = {value: QCheckBox(said(sentence)) for value, sentence in options if value is not None}
        for box in self._boxes.values():
            box.clicked.connect(self._tell)
        self.setLayout(column(Wrapping(*self._boxes.values())))
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def put(self, value: Any) -> None:
        for one, box in self._boxes.items():
            box.setChecked(value is None or one in value)

    def _tell(self) -> None:
        ticked = [one for one, box in self._boxes.items() if box.isChecked()]
        if not ticked:
            sender = next(box for box in self._boxes.values() if box.hasFocus() or box is self.sender())
            sender.setCheckState(Qt.CheckState.Checked)
            return
        self.edited.emit(ticked)

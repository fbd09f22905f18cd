"""One part of the set-up: a title, what it is for, its controls, and a place for what was done or refused."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from instruments.i18n import _
from servqual_desk.errors import KnownError
from ui.shared_state import Desk
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import EntryError
from ui.widgets.layout import GRID, Measure, column, scrolling
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, Sentence, Speaking

WIDEST = 940


class Section(Speaking, QWidget):
    """A section of the set-up. A project is open whenever it is shown.

    Whatever it changes is told to the others by `desk.field_changed`.
    """

    title: Sentence = ""
    advice: Sentence = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.fault, self.done = FaultLine(), OutcomeLine(role="strong", wrap=True)
        self.result = column(self.done, self.fault)
        """What was done or refused; it stands beneath the control that does it."""
        self.done.hide()

    def lay_out(self, *parts: QWidget | QLayout, fills: bool = False) -> None:
        """Put the parts beneath title and advice; call it once, at the end of `__init__`.

        Args:
            fills: a part takes all the height; else they stand together at the top.
        """
        heading = (Label(self.title, role="title"), Label(self.advice, role="muted", wrap=True))
        stretch = () if fills else (1,)
        sheet = QWidget()
        self.setLayout(
            column(scrolling(Measure(sheet, WIDEST)))
        )  # while it is empty: the style sheet goes over all that moves
        sheet.setLayout(column(*heading, *parts, *stretch, spacing=2 * GRID, margins=(0, 3 * GRID, GRID, 3 * GRID)))

    def refresh(self) -> None:
        """Show what the project holds now."""

    def first(self) -> QWidget | None:
        """The control that is most likely wanted; None where there is none to use."""
        return None

    def leave(self) -> None:
        """Another page or section takes the place: give up what is computed for this one."""

    def speak(self) -> None:
        """Say words that no widget says by itself."""

    def tell(self, sentence: Sentence) -> None:
        """Say what was done; nothing when the sentence is empty."""
        self.fault.say("")
        self.done.say(sentence)
        self.done.setVisible(bool(self.done.text()))

    def refuse(self, error: KnownError) -> None:
        """Say what went wrong."""
        self.tell("")
        self.fault.tell(error)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Change something, which may be refused; True when it was done."""
        self.tell("")
        try:
            action()
        except EntryError:  # an entry has said it
            return False
        except KnownError as error:
            self.refuse(error)
            return False
        self.desk.field_changed.emit()
        return True

    def save_as(self, path: Path, write: Callable[[Path], object], told: str) -> None:
        """Write a file, which may be refused, and say by `told` where it stands."""
        if self.attempt(partial(write, path)):
            self.tell(lambda: _(told).format(path=path))

    def open_form(self, form: Form, show: Callable[[Any], None]) -> None:
        """Let a form be filled in; `show` gets what it has stored."""
        self.tell("")
        form.stored.connect(self.desk.field_changed)
        form.stored.connect(show)
        form.open()

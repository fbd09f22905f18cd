"""Boxes that ask before a response is changed: each says what will happen, wants a reason, and stays open until it is done."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from instruments.i18n import N_
from servqual_desk.errors import KnownError
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import FaultLine, Label, Sentence, said, set_flag

WIDTH = 520  # pixels at 100 per cent text


class Box(QDialog):
    """A heading, what will happen, fields, and two buttons. `changed` tells that it was done. Escape gives up."""

    changed = Signal()

    def __init__(self, parent: QWidget, title: Sentence, what_happens: Sentence, *, yes: Sentence) -> None:
        super().__init__(parent)
        self.setWindowTitle(said(title))
        self._title, self._what_happens = (
            Label(title, role="heading", wrap=True),
            Label(what_happens, role="muted", wrap=True),
        )
        self.fault = FaultLine()
        self.agree = Button(yes, self.attempt, kind="primary", shown_key="Enter")
        self.agree.setDefault(True)
        self.cancel = Button(N_("Cancel"), self.reject, kind="quiet", shown_key="Esc")
        self.cancel.setAutoDefault(False)
        self.finished.connect(self.deleteLater)
        self.setMinimumWidth(theme.grown(WIDTH))

    def lay_out(self, *fields: QWidget) -> None:
        """Put the fields between the words and the buttons."""
        self.setLayout(
            column(
                self._title,
                self._what_happens,
                *fields,
                self.fault,
                row(1, self.cancel, self.agree),
                spacing=2 * GRID,
                margins=3 * GRID,
            )
        )

    def attempt(self) -> None:
        """Do it and close; where that is refused, say so and stay."""
        self.fault.say("")
        try:
            self.act()
        except KnownError as error:
            self.fault.tell(error)
            return
        self.accept()
        self.changed.emit()

    def act(self) -> None:
        """What the agreeing button does."""
        raise NotImplementedError


class ReasonLine(QLineEdit):
    """Why something is changed, in a few words; the log keeps it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(said(N_("Reason")))
        self.setPlaceholderText(said(N_("In a few words, such as: misread on the paper form")))
        self.textChanged.connect(self._unflag)

    def _unflag(self) -> None:
        set_flag(self, "faulty", False)


class ReasonBox(Box):
    """Asks for a reason and does what `change` does with it."""

    def __init__(
        self, parent: QWidget, title: Sentence, what_happens: Sentence, *, yes: Sentence, change: Callable[[str], None]
    ) -> None:
        super().__init__(parent, title, what_happens, yes=yes)
        self._change = change
        self.reason = ReasonLine()
        self.lay_out(Label(N_("Reason"), role="strong"), self.reason)
        self.reason.setFocus()

    def act(self) -> None:
        set_flag(self.reason, "faulty", not self.reason.text().strip())
        self._change(self.reason.text())

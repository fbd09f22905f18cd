"""Boxes that ask before a response is changed: each says what will happen, wants a reason, and stays open until it is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.paper_serials import LONGEST
from servqual_desk.responses.responses import Response, Responses
from servqual_desk.store.clock import moment_words
from servqual_desk.words.domain_words import mode_word
from ui import theme
from ui.responses.response_words import response_name
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
        self.agree = Button(yes, kind="primary", shown_key="Enter")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.attempt)
        self.cancel = Button(N_("Cancel"), kind="quiet", shown_key="Esc")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.setMinimumWidth(round(WIDTH * theme.current().text_size / 100))

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


class EraseBox(Box):
    """Erases a response by its withdrawal code: first it shows which one, then it asks once."""

    def __init__(self, parent: QWidget, responses: Responses, *, who: str | None = None) -> None:
        super().__init__(
            parent,
            N_("Erase a response on request"),
            N_(
                "A citizen may ask at any time that the answers be erased (UU 27/2022). The citizen's slip carries a code of "
                "eight letters and digits, or the number of the paper form."
            ),
            yes=N_("Look for it"),
        )
        self._responses, self._who = responses, who
        self._found: Response | None = None
        self.code = QLineEdit()
        self.code.setProperty("role", "answer")
        self.code.setMaxLength(LONGEST + 8)
        self.code.setAccessibleName(_("Withdrawal code or form number"))
        self.code.textChanged.connect(self._forget)
        self._which = Label(self._which_words, role="strong", wrap=True)
        self._final = Label(
            N_(
                "All its answers and their history are erased for good; only the fact and the time of the erasure stay."
            ),
            wrap=True,
        )
        self.lay_out(Label(N_("Withdrawal code or form number"), role="strong"), self.code, self._which, self._final)
        self._forget()
        self.code.setFocus()

    def _forget(self) -> None:
        """Another code: it has to be looked for first."""
        self._show(None)

    def _show(self, found: Response | None) -> None:
        self._found = found
        self._which.speak()
        for label in (self._which, self._final):
            label.setVisible(found is not None)
        self.agree.say(N_("Erase for good") if found else N_("Look for it"))
        self.agree.setDefault(found is None)  # Enter looks, but does not erase
        self.agree.setAutoDefault(found is None)
        if found is not None:
            self.cancel.setFocus()

    def _which_words(self) -> str:
        if self._found is None:
            return ""
        return _("{name}, {moment}, {way}").format(
            name=response_name(self._found),
            moment=moment_words(self._found.finished_at or self._found.started_at),
            way=mode_word(self._found.mode),
        )

    def attempt(self) -> None:
        if self._found is not None:
            super().attempt()
            return
        self.fault.say("")
        try:
            self._show(self._responses.to_be_erased(self.code.text()))
        except KnownError as error:
            self.fault.tell(error)
            self.code.setFocus()
            self.code.selectAll()

    def act(self) -> None:
        self._responses.erase(self.code.text(), who=self._who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._found is not None and not self.agree.hasFocus():
            return  # the final step wants the button itself
        super().keyPressEvent(event)

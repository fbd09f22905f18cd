"""Erasing a response on the respondent's request: look for it, ask once, do it, and show what was reached."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from exports.words.erasure import asides, erased_sentences, unreached_sentences
from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.paper_serials import LONGEST
from servqual_desk.project import Project
from servqual_desk.responses.erasure import ErasureReceipt
from servqual_desk.responses.responses import Response
from servqual_desk.store.clock import moment_words
from servqual_desk.words.domain_words import mode_word
from ui import background, theme
from ui.jobs.erase_response import erase_response
from ui.jobs.slips import write_erasure_slip
from ui.responses.change_dialogs import WIDTH, Box
from ui.responses.response_words import response_name
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.one_gesture import ENTER
from ui.widgets.slip_printer import SlipPrinter
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.task_progress import BusyPanel


class EraseBox(Box):
    """Erases a response by its withdrawal code: first it shows which one, then it asks once."""

    erased = Signal(object)
    """It is done; carries the receipt."""

    def __init__(self, parent: QWidget, project: Project, *, who: str | None = None) -> None:
        super().__init__(
            parent,
            N_("Erase a response on request"),
            N_(
                "A citizen may ask at any time that the answers be erased (UU 27/2022). The citizen's slip carries a code of "
                "eight letters and digits, or the number of the paper form."
            ),
            yes=N_("Look for it"),
        )
        self._project, self._who = project, who
        self._busy = BusyPanel()
        self._found: Response | None = None
        self.code = QLineEdit()
        self.code.setProperty("role", "answer")
        self.code.setMaxLength(LONGEST + 8)
        self.code.setAccessibleName(_("Withdrawal code or form number"))
        self.code.textChanged.connect(self._forget)
        self._which = Label(self._which_words, role="strong", wrap=True)
        self._final = Label(
            N_(
                "All its answers and their history are erased for good, in this survey and in every backup of it that is at "
                "hand; only the fact and the time of the erasure stay. What was not reached is listed afterwards."
            ),
            wrap=True,
        )
        self.lay_out(
            Label(N_("Withdrawal code or form number"), role="strong"), self.code, self._which, self._final, self._busy
        )
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
        if self._busy.is_busy:
            return
        if self._found is not None:
            self._erase()
            return
        self.fault.say("")
        try:
            self._show(self._project.responses.to_be_erased(self.code.text()))
        except KnownError as error:
            self.fault.tell(error)
            self.code.setFocus()
            self.code.selectAll()

    def _erase(self) -> None:
        """In the background: copies on a stick take their time."""
        self.fault.say("")
        self.agree.setEnabled(False)
        work = partial(erase_response, self._project.path, self.code.text(), who=self._who)
        self._busy.watch(background.run(work, done=self._finish, failed=self._refuse))

    def _finish(self, receipt: ErasureReceipt) -> None:
        self.accept()
        self.changed.emit()
        self.erased.emit(receipt)

    def _refuse(self, error: KnownError) -> None:
        self.agree.setEnabled(True)
        self.fault.tell(error)

    def reject(self) -> None:
        """Not while it erases: what came of it has to be seen."""
        if not self._busy.is_busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in ENTER
        if is_enter and self._found is not None and not self.agree.hasFocus():
            return  # the final step wants the button itself
        super().keyPressEvent(event)


class ReceiptBox(QDialog):
    """What an erasure has reached and what it has not, to be read to the citizen, and to be taken home on paper."""

    def __init__(self, parent: QWidget, project: Project, receipt: ErasureReceipt, *, paper: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Receipt of an erasure"))
        self.setMinimumWidth(theme.grown(WIDTH))
        self.slip = SlipPrinter(N_("Print the receipt"), saves=True)
        write = partial(write_erasure_slip, project, receipt, paper=paper)
        self.slip.offer(write, suggestion=_("receipt-of-erasure") + ".pdf")
        close = Button(N_("Close"), self.accept, kind="primary", shown_key="Enter")
        close.setDefault(True)
        self.finished.connect(self.deleteLater)
        heading = Label(N_("Receipt of an erasure"), role="heading", wrap=True)
        parts = [heading, *_said(erased_sentences(receipt))]
        if receipt.unreached:
            parts += [Label(N_("Not reached yet"), role="strong"), *_said(unreached_sentences(receipt))]
        parts += [Label(N_("What this does not cover"), role="strong"), *_said(asides())]
        self.setLayout(column(*parts, 1, row(self.slip, 1, close), spacing=GRID, margins=3 * GRID))


def _said(sentences: list[str]) -> list[Label]:
    return [Label(as_it_is(sentence), wrap=True) for sentence in sentences]

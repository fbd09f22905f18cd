"""After an interview: thanks, proof that it is saved, and the next one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _
from servqual_desk.interviewing.withdrawal_code import grouped
from ui.collect.interview_context_line import InterviewContextLine
from ui.collect.quality_flags_view import QualityFlagsView
from ui.widgets.announcing import announce
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, panel, row, scrolling, settle
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.slip_printer import SlipPrinter, Write
from ui.widgets.spoken_words import Label, Sentence

WIDEST = 640


class ThanksView(QWidget):
    """Thanks the citizen; Enter begins the next interview."""

    next_wanted = Signal()
    results_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.place, self.signs = InterviewContextLine(), QualityFlagsView()
        self._code = ""
        self._refused = False
        self._heading = Label(self._heading_words, role="title", wrap=True)
        self._text = Label(self._text_words, role="lead", wrap=True)
        self._code_words = Label(self._withdrawal_words, role="muted", wrap=True)
        self.slip = SlipPrinter(N_("Print the code"), saves=True)
        self._next = Button(N_("Next interview"), self.next_wanted, kind="primary", picture="play", shown_key="Enter")
        results = Button(N_("See the results"), self.results_wanted, kind="quiet", picture="results")
        sheet = panel(
            column(
                1,
                self._heading,
                self._text,
                self._code_words,
                self.slip,
                self.signs,
                row(self._next, results, 1, spacing=GRID),
                self.place,
                2,
                spacing=2 * GRID,
            )
        )
        self._scroll = scrolling(Measure(sheet, WIDEST, sides=24))
        self.setLayout(column(self._scroll))

    def show_thanks(self, withdrawal_code: str, signs: tuple[Sentence, ...] = (), *, slip: Write | None = None) -> None:
        """The interview is finished and saved; `signs` say what stands out in it, `slip` writes the code's slip."""
        self.slip.offer(slip, suggestion=_("withdrawal-code") + ".pdf")
        self.signs.show_signs(signs)
        self._code, self._refused = withdrawal_code, False
        self._speak()

    def show_refusal(self) -> None:
        """The citizen did not want to take part."""
        self.signs.show_signs(())
        self.slip.offer(None, suggestion="")
        self._code, self._refused = "", True
        self._speak()

    def _speak(self) -> None:
        for label in (self._heading, self._text, self._code_words):
            label.speak()
        announce(self, " ".join(label.text() for label in (self._heading, self._text, self._code_words)))
        self._next.setFocus()
        self._see_next()

    def _see_next(self) -> None:
        """What goes on is in sight, whatever else is said."""
        settle(self._scroll)
        self._scroll.ensureWidgetVisible(self._next)

    def _heading_words(self) -> str:
        return _("Thank you for your time") if self._refused else _("Thank you")

    def _text_words(self) -> str:
        if self._refused:
            return _("Nothing about this person was kept; only that one person declined is recorded.")
        return _("The answers are saved.")

    def _withdrawal_words(self) -> str:
        if not self._code:
            return ""
        return _("Withdrawal code: {code}. Whoever keeps it can ask to have these answers erased later.").format(
            code=grouped(self._code)
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see_next()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            focused = self.focusWidget()
            focused.click() if isinstance(focused, Button) else self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

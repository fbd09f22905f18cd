"""The box in which one answer is corrected: the question as it was asked, its own field, and the reason."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.responses.responses import Responses
from ui.responses.change_dialogs import Box, ReasonLine
from ui.responses.response_words import answer_in_words
from ui.widgets.answers import answer_field
from ui.widgets.banner import Banner
from ui.widgets.layout import scrolling
from ui.widgets.one_gesture import ENTER
from ui.widgets.spoken_words import FaultLine, Label, as_it_is, said, set_flag


class CorrectBox(Box):
    """Shows what stands there and takes something else; `take_out` leaves the question without an answer."""

    def __init__(
        self, parent: QWidget, responses: Responses, uuid: str, asked: Asked, *, who: str | None = None
    ) -> None:
        super().__init__(parent, N_("Correct an answer"), self._what_happens_words, yes=N_("Correct"))
        self._responses, self._uuid, self._who = responses, uuid, who
        self.asked = asked
        self.field = answer_field(asked)
        self.field.chosen.connect(self._choose)
        self.take_out = QCheckBox(said(N_("No answer: what was entered is a mistake")))
        self.take_out.setVisible(asked.answer is not None and not asked.required)
        self.take_out.toggled.connect(self.field.setDisabled)
        self.reason = ReasonLine()
        self._answer_fault = FaultLine()
        self.lay_out(
            self._banner(),
            Label(as_it_is(" ".join(asked.text.split())), role="lead", wrap=True),
            Label(self._now_words, role="muted", wrap=True),
            self._held_field(),
            self._answer_fault,
            self.take_out,
            Label(N_("Reason"), role="strong"),
            self.reason,
        )
        self.field.begin()

    def _held_field(self) -> QWidget:
        """The field; a long list of choices scrolls, so that the buttons stay in sight."""
        if len(self.asked.choices) <= 7:
            return self.field
        area = scrolling(self.field)
        area.setMinimumHeight(min(self.field.sizeHint().height(), 320))
        return area

    def _banner(self) -> Banner:
        """What was asked of the statement: what should be must not be taken for what was experienced."""
        banner = Banner()
        banner.show_question(self.asked)
        return banner

    def _now_words(self) -> str:
        now = answer_in_words(self.asked, self.asked.answer) if self.asked.answer is not None else _("no answer")
        return _("Answer now: {answer}").format(answer=now)

    def _what_happens_words(self) -> str:
        return _("The answer before, the new one, the reason and the time are kept.")

    def _choose(self, value: Answer) -> None:
        """A click or a digit chooses; the reason comes next."""
        self.field.put(value)
        self.reason.setFocus()

    def act(self) -> None:
        value = None if self.take_out.isChecked() else self.field.value()
        set_flag(self.reason, "faulty", not self.reason.text().strip())
        self._responses.correct(self._uuid, self.asked.column, value, reason=self.reason.text(), who=self._who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.attempt()
        elif event.isAutoRepeat() or not self.field.isEnabled() or not self.field.take_key(event):
            super().keyPressEvent(event)

"""Where the two entries of a form differ: the paper decides, one by one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from instruments.i18n import N_, _, ngettext
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.answer_words import answer_words
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.responses.second_entry import Mismatch, SecondEntry
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, Measure, card, column, empty, panel, row, scrolling, settle
from ui.widgets.one_gesture import ENTER, of_meant_keys, screen_appeared
from ui.widgets.spoken_words import FaultLine, Label, Sentence, Speaking, as_it_is, said

WIDEST = 880


class EntryTile(Speaking, OptionTile):
    """An entry that can be chosen, whole on as many lines as it needs: all places of a ranking, a remark."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__("", role="body")
        self._sentence = sentence
        self.setCheckable(False)
        self.speak()

    def speak(self) -> None:
        self.say("", said(self._sentence))
        self.setAccessibleName(self.text())


class SecondEntryView(QWidget):
    """Lists what differs; a choice is kept at once."""

    done = Signal()
    corrected = Signal()
    """The response was changed."""

    def __init__(self) -> None:
        super().__init__()
        self._entry: SecondEntry | None = None
        self._left: tuple[Mismatch, ...] = ()
        self._heading, self._fault = Label(self._heading_words, role="title", wrap=True), FaultLine()
        self._list = QVBoxLayout()
        self._done = Button(N_("Next form"), self.done, kind="primary", picture="check", shown_key="Enter")
        advice = Label(N_("Look at the form and choose what is written there."), role="muted", wrap=True)
        parts = (self._heading, advice, self._fault, self._list, row(1, self._done), 1)
        sheet = panel(column(*parts, spacing=2 * GRID, margins=(0, 3 * GRID, GRID, 3 * GRID)))
        self._scroll = scrolling(Measure(sheet, WIDEST))
        self.setLayout(column(self._scroll, margins=(24, 0, 24, 0)))

    def show_entry(self, entry: SecondEntry) -> None:
        """List what differs between this entry and the first one; what stands there now was not seen before."""
        screen_appeared()
        self._entry = entry
        self._fault.say("")
        self._left = entry.mismatches()
        self._heading.speak()
        empty(self._list)
        lines = panel(column(*(self._card(one) for one in self._left), spacing=GRID))
        self._list.addWidget(lines)
        lines.show()  # now, not when Qt is idle: it is laid out at once
        settle(self._scroll)
        first = next(iter(lines.findChildren(EntryTile)), self._done)
        first.setFocus()

    def _card(self, one: Mismatch) -> QWidget:
        first = EntryTile(partial(self._words, N_("First: {answer}"), one.question, one.first))
        second = EntryTile(partial(self._words, N_("Second: {answer}"), one.question, one.second))
        first.clicked.connect(partial(self._settle, one.question.column, second=False))
        second.clicked.connect(partial(self._settle, one.question.column, second=True))
        code = Label(as_it_is(one.question.column), role="muted")
        return card(column(code, Label(as_it_is(one.question.text), wrap=True), first, second, spacing=GRID))

    def _words(self, sentence: str, asked: Asked, answer: Answer) -> str:
        return _(sentence).format(answer=_("no answer") if answer is None else answer_words(asked, answer))

    def _settle(self, column_name: str, *, second: bool) -> None:
        if self._entry is None:
            return
        try:
            self._entry.settle(column_name, second=second)
        except KnownError as error:
            self._fault.tell(error)
            return
        if second:
            self.corrected.emit()
        self.show_entry(self._entry)

    def _heading_words(self) -> str:
        n = len(self._left)
        if not n:
            return _("The two entries agree")
        return ngettext("The two entries differ in {n} answer", "The two entries differ in {n} answers", n).format(n=n)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        is_enter = event.key() in ENTER and not event.isAutoRepeat()
        if is_enter and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

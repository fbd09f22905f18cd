"""Before finishing: what has no answer, to jump to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from instruments.i18n import N_, _
from servqual_desk.errors import KnownError
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.words.section_words import section_title
from ui.collect.answer_map import AnswerMap
from ui.collect.unanswered_words import unanswered_words
from ui.widgets.buttons import Button
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, Measure, column, empty, panel, row, scrolling, settle
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import FaultLine, Label, Sentence, said

WIDEST = 880


class ReviewView(QWidget):
    """Lists the questions without an answer under their sections; the one button finishes."""

    jump = Signal(str)
    back = Signal()
    paused = Signal()
    finished = Signal()

    ready_words: Sentence = N_("Press Enter to finish.")
    can_pause = True
    has_map = True

    def __init__(self) -> None:
        super().__init__()
        self._unanswered: tuple[Asked, ...] = ()
        self._heading = Label(self._heading_words, role="title", wrap=True)
        self._advice = Label(self._advice_words, role="muted", wrap=True)
        self._fault = FaultLine()
        self._list = QVBoxLayout()
        self.map = AnswerMap()
        self.map.chosen.connect(self.jump)
        self.map.setVisible(self.has_map)
        sheet = panel(
            column(
                self._heading,
                self._advice,
                self._list,
                self._fault,
                self.map,
                1,
                spacing=2 * GRID,
                margins=(0, 2 * GRID, GRID, GRID),
            )
        )
        self._scroll = scrolling(Measure(sheet, WIDEST), by_arrows=False)
        self.setLayout(column(self._scroll, Measure(self._footer(), WIDEST), margins=(24, 8, 24, 12)))

    def _footer(self) -> QWidget:
        back = Button(N_("Back"), self.back, kind="quiet", picture="back", shown_key="Backspace")
        pause = Button(N_("Pause"), self.paused, kind="quiet", picture="pause", shown_key="Esc")
        self._finish = Button(N_("Finish"), self.finished, kind="primary", picture="check", shown_key="Enter")
        return panel(row(back, *([pause] if self.can_pause else []), 1, self._finish))

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        """List these questions; none is the good case."""
        self._unanswered = unanswered
        self._fault.say("")
        self._heading.speak()
        self._advice.speak()
        empty(self._list)
        lines = self._lines(unanswered)
        self._list.addWidget(lines)
        lines.show()  # now, not when Qt is idle: it is laid out at once
        settle(self._scroll)
        self._finish.setFocus()

    def _lines(self, unanswered: tuple[Asked, ...]) -> QWidget:
        """The lines under their sections."""
        parts: list[QWidget] = []
        section = None
        for asked in unanswered:
            if (asked.section, asked.battery, asked.title) != section:
                section = (asked.section, asked.battery, asked.title)
                parts.append(Label(partial(section_title, *section), role="caption"))
            parts.append(self._line(asked))
        return panel(column(*parts, spacing=4))

    def _line(self, asked: Asked) -> OptionTile:
        tile = OptionTile("", asked.battery or "neutral", role="body")
        tile.setCheckable(False)
        tile.say("*" if asked.required else "", asked.text)
        tile.setAccessibleName(asked.text)
        tile.clicked.connect(partial(self.jump.emit, asked.column))
        return tile

    def tell_fault(self, error: KnownError) -> None:
        """Say why it cannot be finished."""
        self._fault.tell(error)

    def _heading_words(self) -> str:
        return unanswered_words(len(self._unanswered))

    def _advice_words(self) -> str:
        if not self._unanswered:
            return said(self.ready_words)
        if any(asked.required for asked in self._unanswered):
            return _("Those marked * must be answered. Choose one to go to it.")
        return _("Choose one to go to it, or finish without.")

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.isAutoRepeat():
            return  # a key held down on the last question must not finish
        if key in ENTER:
            focused = self.focusWidget()
            focused.click() if isinstance(focused, OptionTile) else self.finished.emit()
        elif key == Qt.Key.Key_Backspace:
            self.back.emit()
        elif key == Qt.Key.Key_Escape:
            self.paused.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

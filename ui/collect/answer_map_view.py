"""The answer map as a page of its own, one key away from every question."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.shown_question import Asked
from ui.collect.answer_map import AnswerMap
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, Measure, column, panel, row, scrolling, settle
from ui.widgets.one_gesture import of_meant_keys
from ui.widgets.spoken_words import Label

WIDEST = 1040


class AnswerMapView(QWidget):
    """Enter or a click goes to a question; Escape back to the one that was asked."""

    jump = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.map = AnswerMap()
        self.map.chosen.connect(self.jump)
        advice = Label(
            N_("Go to a question with the arrows and Enter, by its number, or with the mouse; after it you come back."),
            role="muted",
            wrap=True,
        )
        title = Label(N_("All questions and answers"), role="title", wrap=True)
        sheet = panel(column(title, advice, self.map, 1, spacing=2 * GRID, margins=(0, 2 * GRID, GRID, GRID)))
        back = Button(N_("Back to the question"), self.left, kind="quiet", picture="back", shown_key="Esc")
        footer = panel(row(back, 1))
        self._scroll = scrolling(Measure(sheet, WIDEST), by_arrows=False)
        self.setLayout(column(self._scroll, Measure(footer, WIDEST), margins=(24, 8, 24, 12)))

    def show_questions(self, questions: Sequence[Asked], now: Asked | None) -> None:
        """Show everything that is asked; the focus is where the interview stands."""
        self.map.show_questions(questions)
        settle(self._scroll)
        self.map.begin(now)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F6):
            self.left.emit()
        else:
            super().keyPressEvent(event)

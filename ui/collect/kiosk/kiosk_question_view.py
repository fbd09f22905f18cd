"""One question on the kiosk's screen: no words about keys, large buttons, digits to touch, the languages as two words."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.interviewing.shown_question import Asked
from ui.collect.kiosk.keypad import Keypad
from ui.collect.kiosk.languages import Languages
from ui.collect.progress_bar import SectionProgress
from ui.collect.question_view import AskingView
from ui.collect.review_view import ReviewView
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, row


class KioskAsking(AskingView):
    """The interviewer's question with what a citizen alone needs; `larger` asks for larger text."""

    empty_words = N_("No answer yet. Touch Next once more to go on without one.")

    def __init__(self) -> None:
        self.keypad, self.languages = Keypad(), Languages()
        self.larger = Button(N_("Larger text"), kind="quiet")
        super().__init__()
        self._place.addWidget(self.keypad)

    def _progress_line(self) -> SectionProgress:
        return SectionProgress(wordless=True)

    def _footer(self) -> QWidget:
        back = Button(N_("Back"), picture="back")
        back.clicked.connect(self.back)
        self._next = Button(N_("Next"), kind="primary")
        self._next.clicked.connect(self.confirm)
        footer = QWidget()
        footer.setLayout(row(back, 1, self.languages, self.larger, 1, self._next, spacing=2 * GRID))
        return footer

    def show_question(self, asked: Asked) -> None:
        super().show_question(asked)
        mark = self._field.typed_mark if self._field is not None else None
        self._place.removeWidget(self.keypad)
        self._place.addWidget(self.keypad)  # beneath the field, which may be a new one
        self.keypad.setVisible(mark is not None)
        self.keypad.show_mark(mark or "")
        self.languages.refresh()


class KioskReview(ReviewView):
    """What has no answer, before the end."""

    ready_words = N_("Touch Finish to send your answers.")
    can_pause = False
    has_map = False  # a citizen alone goes forwards and back

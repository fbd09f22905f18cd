"""Before an interview: who asks, about which service, in which wave; shown only where something of it is still open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_entries import EntryError
from ui.widgets.interview_context import InterviewContextChooser
from ui.widgets.layout import GRID, Measure, card, column, panel, row, scrolling
from ui.widgets.one_gesture import ENTER, of_meant_keys
from ui.widgets.spoken_words import Label, Sentence

WIDEST = 760


class InterviewContextView(QWidget):
    """The chooser on a page of its own: Enter goes on to the interview, Escape back."""

    settled = Signal(object)
    """An `InterviewContext` was chosen."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.chooser = InterviewContextChooser(desk)
        self.chooser.confirmed.connect(self.settle)
        back = Button(N_("Back"), self.left, kind="quiet", picture="back", shown_key="Esc")
        self._go_on = Button("", self.settle, kind="primary", picture="play", shown_key="Enter", large=True)
        sheet = panel(
            column(
                Label(N_("Who interviews, and about which service?"), role="title", wrap=True),
                Label(
                    N_("This holds for the interviews that follow, until you change it with F2."),
                    role="muted",
                    wrap=True,
                ),
                card(column(self.chooser), padding=3 * GRID),
                1,
                spacing=2 * GRID,
                margins=(0, 3 * GRID, GRID, GRID),
            )
        )
        buttons = panel(row(back, 1, self._go_on))
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), Measure(buttons, WIDEST), margins=(24, 0, 24, 12)))

    def begin(self, what: Sentence) -> None:
        """Give the focus to what is still open, else to what changes from one citizen to the next.

        Args:
            what: what the button says that begins with what was chosen.
        """
        self._go_on.say(what)
        self.setFocus()
        self.chooser.begin()

    def settle(self) -> None:
        """Tell what is chosen; what is still open says so itself."""
        try:
            place = self.chooser.needed()
        except EntryError:
            return
        self.settled.emit(place)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.isAutoRepeat():
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

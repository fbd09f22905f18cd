"""Before an interview: who asks, about which service, in which wave; shown only where something of it is still open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_entries import EntryError
from ui.widgets.interview_context import PlaceChooser
from ui.widgets.layout import GRID, Measure, card, column, row, scrolling
from ui.widgets.one_gesture import of_meant_keys
from ui.widgets.spoken_words import Label

WIDEST = 760


class PlacingView(QWidget):
    """The chooser on a page of its own: Enter goes on to the interview, Escape back."""

    settled = Signal(object)
    """An `InterviewContext` was chosen."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.chooser = PlaceChooser(desk)
        self.chooser.confirmed.connect(self.settle)
        back = Button(N_("Back"), kind="quiet", picture="back", shown_key="Esc")
        back.clicked.connect(self.left)
        go_on = Button(N_("Start the interview"), kind="primary", picture="play", shown_key="Enter", large=True)
        go_on.clicked.connect(self.settle)
        sheet = QWidget()
        sheet.setLayout(
            column(
                Label(N_("Who interviews, and about which service?"), role="title", wrap=True),
                Label(
                    N_("This holds for the interviews that follow, until you change it with F2."),
                    role="muted",
                    wrap=True,
                ),
                card(column(self.chooser), padding=3 * GRID),
                row(back, 1, go_on),
                1,
                spacing=2 * GRID,
                margins=(0, 3 * GRID, GRID, 3 * GRID),
            )
        )
        self.setLayout(column(scrolling(Measure(sheet, WIDEST)), margins=(24, 0, 24, 0)))

    def begin(self) -> None:
        """Give the focus to what is still open, else to what changes from one citizen to the next."""
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
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.settle()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

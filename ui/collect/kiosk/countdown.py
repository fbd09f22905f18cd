"""The last seconds before the kiosk begins anew, over whatever is shown."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QWidget

from instruments.i18n import N_, ngettext
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import Label


class Countdown(QFrame):
    """A band at the lower edge of its parent; a touch anywhere takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = parent
        self.setProperty("role", "card")
        self._left = 0
        self._words = Label(self._left_words, role="heading", wrap=True)
        asks = Label(N_("Are you still there? Touch the screen to go on."), role="title", wrap=True)
        self.setLayout(column(asks, self._words, spacing=GRID, margins=4 * GRID))
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Say how many seconds are left; 0 hides it."""
        self._left = seconds
        self._words.speak()
        if seconds and not self.isVisible():
            self.fit()
            self.raise_()
        self.setVisible(bool(seconds))

    def fit(self) -> None:
        """Cover the lower edge of the parent."""
        room = self._whole.rect()
        height = max(self.heightForWidth(room.width()), self.sizeHint().height())
        self.setGeometry(QRect(0, room.height() - height, room.width(), height))

    def _left_words(self) -> str:
        return ngettext(
            "Back to the start in {n} second. What you have answered is kept and shown to nobody here.",
            "Back to the start in {n} seconds. What you have answered is kept and shown to nobody here.",
            self._left,
        ).format(n=self._left)

"""The last seconds before the kiosk begins anew, over everything that was shown; a touch gives the whole time again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, ngettext
from ui.collect.kiosk.fitted_words import FittedScreen, FittedWords
from ui.widgets.buttons import Button
from ui.widgets.layout import row
from ui.widgets.one_gesture import screen_appeared


class Countdown(FittedScreen):
    """Covers its parent, so that nobody who comes by reads the answers, and no touch to stay answers a question.

    Args:
        keeps: whether what was answered stays for the staff, which the words say.
    """

    def __init__(self, parent: QWidget, *, keeps: bool) -> None:
        super().__init__()
        self._whole, self._keeps, self._left = parent, keeps, 0
        self._words = FittedWords(self._left_words, points=30)
        self._stay = Button(N_("Yes, go on"), kind="primary")  # the touch itself does it: see `IdleClock`
        asks = FittedWords(N_("Are you still there?"), points=44, semibold=True)
        self.lay_out(asks, self._words, row(self._stay, 1))
        self.setParent(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Say how many seconds are left; 0 hides it."""
        self._left = seconds
        self._words.speak()
        if bool(seconds) != self.isVisible():
            self.cover()
            self.raise_()
            self.setVisible(bool(seconds))
            screen_appeared()

    def cover(self) -> None:
        """Lie over the whole parent."""
        self.setGeometry(self._whole.rect())
        self.fit()

    def _left_words(self) -> str:
        if self._keeps:
            return ngettext(
                "Back to the start in {n} second. What you have answered is kept and shown to nobody here.",
                "Back to the start in {n} seconds. What you have answered is kept and shown to nobody here.",
                self._left,
            ).format(n=self._left)
        return ngettext(
            "Back to the start in {n} second. What you have answered will not be used.",
            "Back to the start in {n} seconds. What you have answered will not be used.",
            self._left,
        ).format(n=self._left)

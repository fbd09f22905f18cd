"""A line to look for a unit by its name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from instruments.i18n import _
from ui.widgets.plain_words import set_tip

WIDEST = 360


class UnitSearch(QLineEdit):
    """Escape empties it."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(WIDEST)
        self.speak()

    def speak(self) -> None:
        """Say it in the language in force."""
        self.setPlaceholderText(_("Search for a unit"))
        self.setAccessibleName(_("Search for a unit"))
        set_tip(self, _("Search for a unit"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

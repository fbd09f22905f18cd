"""The languages as large words."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import LANGUAGES, language
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, row


class Languages(QWidget):
    """One tile a language, each in its own words."""

    chosen = Signal(str)

    def __init__(self, *, role: str = "body", marks: bool = True) -> None:
        super().__init__()
        self._marks = marks
        self._tiles = {code: OptionTile("", role=role) for code in LANGUAGES}
        for code, tile in self._tiles.items():
            tile.say("", LANGUAGES[code])
            tile.setAccessibleName(LANGUAGES[code])
            tile.clicked.connect(partial(self._choose, code))
        self.setLayout(row(*self._tiles.values(), spacing=GRID))
        self.refresh()

    def offer(self, codes: tuple[str, ...]) -> None:
        """Offer only the languages in which the questionnaire is written; a single one is no choice."""
        for code, tile in self._tiles.items():
            tile.setVisible(code in codes)
        self.setVisible(len([code for code in self._tiles if code in codes]) > 1)

    def refresh(self) -> None:
        """Mark the one that is spoken."""
        for code, tile in self._tiles.items():
            tile.setChecked(self._marks and code == language())

    def begin(self) -> None:
        """Give the focus to the language that is spoken."""
        self._tiles[language()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.refresh()

"""The languages as large words."""

from functools import partial

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from instruments.i18n import LANGUAGES, language
from ui.widgets.choice_tiles import OptionTile
from ui.widgets.layout import GRID, row


class Languages(QWidget):
    """One tile a language, each in its own words.

    Args:
        others_only: leaves out the one that is spoken: at a question the room is dear.
    """

    chosen = Signal(str)

    def __init__(self, *, role: str = "lead", others_only: bool = False) -> None:
        super().__init__()
        self._others_only = others_only
        self._offered: tuple[str, ...] = tuple(LANGUAGES)
        self._tiles = {code: OptionTile("", role=role) for code in LANGUAGES}
        for code, tile in self._tiles.items():
            tile.say("", LANGUAGES[code])
            tile.setCheckable(False)
            tile.setAccessibleName(LANGUAGES[code])
            tile.setLocale(QLocale(code))
            tile.clicked.connect(partial(self._choose, code))
        self.setLayout(row(*self._tiles.values(), spacing=GRID))
        self.refresh()

    def offer(self, codes: tuple[str, ...]) -> None:
        """Offer only these; a single one is no choice."""
        self._offered = codes
        self.refresh()

    @property
    def is_choice(self) -> bool:
        """Whether there are several."""
        return len(self._offered) > 1

    def refresh(self) -> None:
        """Show what is offered now."""
        for code, tile in self._tiles.items():
            tile.setVisible(code in self._offered and not (self._others_only and code == language()))
        if not self.is_choice:
            self.hide()

    def begin(self) -> None:
        """Give the focus to the language that is spoken."""
        self._tiles[language()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.refresh()

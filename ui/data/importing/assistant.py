"""The three bands of a file together: how it was read, its columns and its words, and what only the file itself can correct."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from instruments.model import Instrument
from servqual_desk.fieldwork.field_plan import Wave
from ui import theme
from ui.data import import_words
from ui.data.importing.column_band import ColumnBand
from ui.data.importing.consent_band import ConsentBand
from ui.data.importing.fault_band import FaultBand
from ui.data.importing.file_band import FileBand
from ui.data.importing.word_band import WordBand
from ui.jobs.import_data import Checked
from ui.widgets.layout import GRID, Filling, column, row
from ui.widgets.spoken_words import Label

SIDE_BY_SIDE = 900  # pixels at 100 per cent text from which columns and words stand beside each other


class Assistant(QWidget):
    """Shows; what a person says is told by the bands' own signals."""

    def __init__(self) -> None:
        super().__init__()
        self._checked: Checked | None = None
        self.file, self.columns, self.words, self.faults = FileBand(), ColumnBand(), WordBand(), FaultBand()
        self.consents = ConsentBand()
        self._conclusions = Label(self._conclusions_words, role="muted", wrap=True)
        self._tables = row(Filling(self.columns, 5), Filling(self.words, 4), spacing=3 * GRID)

    def lay_out(self) -> None:
        """Put the bands in, once it stands where it is seen."""
        whole = column(
            self.file,
            self._conclusions,
            self.consents,
            Filling(self._tables),
            self.faults,
            spacing=GRID,
            margins=(0, 0, GRID, GRID),
        )
        self.setLayout(whole)

    @property
    def n_open(self) -> int:
        """How many columns, words and ticks are still to be answered."""
        return self.columns.n_open + self.words.n_open + self.consents.n_open

    def forget(self) -> None:
        """Another file."""
        self._checked = None
        self.file.forget()
        for part in (self.columns, self.words, self.faults, self.consents):
            part.hide()
        self.speak()

    def show_checked(self, checked: Checked, instrument: Instrument, waves: Sequence[Wave], current: str) -> None:
        """Show what was found in a file.

        Args:
            waves: those of the survey; `current` is the code of the one that is under way, "" where none is.
        """
        self._checked = checked
        self.file.show_checked(checked, waves, current)
        self.consents.show_found(checked.found)
        self.columns.show_found(checked.found, instrument)
        self.words.show_found(checked.found, instrument)
        self.faults.show_found(checked.found)
        self.columns.show()
        self.words.setVisible(bool(checked.found.words))
        self.speak()

    def begin(self) -> None:
        """Go to the first question."""
        if not (self.columns.n_open or self.words.n_open) and self.consents.n_open:
            self.consents.begin()
            return
        asks_column = self.columns.n_open or not self.words.n_open
        (self.columns.table if asks_column else self.words.table).setFocus()

    def speak(self) -> None:
        self._conclusions.speak()
        self._conclusions.setVisible(bool(self._conclusions.text()))
        self.consents.speak()
        self.columns.speak()
        self.words.speak()

    def _conclusions_words(self) -> str:
        return import_words.conclusions(self._checked.found) if self._checked else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= SIDE_BY_SIDE * theme.current().text_size / 100
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._tables.setDirection(across if wide else down)
        super().resizeEvent(event)

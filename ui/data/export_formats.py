"""In which format a data file is written: its ending, and below it which programs read such files."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exports.datasets.written_formats import WRITERS
from instruments.i18n import N_
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column
from ui.widgets.one_checked import OneChecked
from ui.widgets.spoken_words import Label, as_it_is, said
from ui.widgets.wrapping_row import Wrapping

FOLDER = "/"
PACKAGES = (".zip", FOLDER)

# Ending, what the button carries, and the programs that read it.
FORMATS = (
    *((ending, as_it_is(one.name), one.read_by) for ending, one in WRITERS.items()),
    (".zip", N_("Data package .zip"), N_("CSV with codebook, description and a script for R, in one file")),
    (FOLDER, N_("Data package, folder"), N_("CSV with codebook, description and a script for R, in a new folder")),
)


class Formats(QWidget):
    """`chosen`: another format is chosen, also by the program."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.endings = OneChecked(self)
        for ending, words, _reads in FORMATS:
            self.endings.add(ending, Button(words, kind="choice"))
        self._reads = Label(self._reads_words, role="muted", wrap=True)
        self.setLayout(column(Wrapping(*self.endings.buttons), self._reads, spacing=GRID))
        self.endings.chosen.connect(self._show)
        self.endings.check(FORMATS[0][0])

    @property
    def ending(self) -> str:
        """The chosen format's; `FOLDER` for a package as a folder."""
        return str(self.endings.checked)

    @property
    def is_package(self) -> bool:
        """Whether several tables have room in it."""
        return self.ending in PACKAGES

    def begin(self) -> None:
        self.endings.button(self.endings.checked).setFocus()

    def _show(self, _ending: object) -> None:
        self._reads.speak()
        self.chosen.emit()

    def _reads_words(self) -> str:
        return next((said(reads) for ending, _words, reads in FORMATS if ending == self.endings.checked), "")

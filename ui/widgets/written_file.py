"""What was written and where, with a button to its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.spoken_words import FaultLine, Label, OutcomeLine, Sentence


class Written(QWidget):
    """Hidden until something is written."""

    def __init__(self) -> None:
        super().__init__()
        self._path = Path()
        self.words = OutcomeLine(role="strong", wrap=True)
        self._where = Label(lambda: str(self._path), role="muted", wrap=True)
        self._fault = FaultLine()
        self.open_file = Button(N_("Open it"), self._open_file, picture="open")
        self.open_folder = Button(N_("Open the folder"), self._open_folder, kind="quiet")
        self.setLayout(
            column(self.words, self._where, row(self.open_file, self.open_folder, 1), self._fault, spacing=GRID)
        )
        self.hide()

    def show_written(self, path: Path, sentence: Sentence) -> None:
        """Say what stands at `path` now."""
        self._path = path
        self.words.say(sentence)
        self._where.speak()
        self._fault.say("")
        self.show()
        self.open_folder.setFocus()

    def _open_file(self) -> None:
        self._open(self._path)

    def _open_folder(self) -> None:
        self._open(self._path.parent)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._fault.say(N_("No program on this computer opens it. Look for it with your file manager."))

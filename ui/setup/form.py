"""A box with a few entries, Save and Cancel; it stays open until what is entered can be kept."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from servqual_desk.errors import KnownError
from servqual_desk.i18n import N_
from ui import theme
from ui.setup.entries import Refused
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.words import FaultLine, Label, Sentence, said

WIDTH = 460  # pixels at 100 per cent text


class Form(QDialog):
    """Asks for something; `keep` reads the entries and stores it, and may refuse by `Refused` or a `KnownError`.

    Open it with `open()`; `accepted` tells that it was kept. Enter saves, Escape gives up.
    """

    def __init__(self, parent: QWidget, title: Sentence, entries: Sequence[QWidget], keep: Callable[[], None]) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setWindowTitle(said(title))
        self._fault = FaultLine()
        save = Button(N_("Save"), kind="primary", picture="check", shown_key="Enter")
        save.setDefault(True)
        save.clicked.connect(self.save)
        cancel = Button(N_("Cancel"), kind="quiet", shown_key="Esc")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.setLayout(column(
            Label(title, role="heading", wrap=True), *entries, self._fault, row(1, cancel, save), spacing=2 * GRID, margins=3 * GRID,
        ))  # fmt: skip
        self.setMinimumWidth(round(WIDTH * theme.current().text_size / 100))

    def save(self) -> None:
        """Keep what is entered and close; where that is refused, say so and stay."""
        self._fault.say("")
        try:
            self._keep()
        except Refused:  # the entry has said it
            return
        except KnownError as error:
            faults = error.faults
            self._fault.say(lambda: "\n".join(faults))
            return
        self.accept()

"""A box with a few entries, Save and Cancel; it stays open until what is entered can be kept."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from servqual_desk.errors import KnownError
from servqual_desk.i18n import N_
from ui import theme
from ui.setup.entries import EntryError
from ui.widgets.buttons import Button
from ui.widgets.layout import GRID, column, row
from ui.widgets.words import FaultLine, Label, Sentence, said

WIDTH = 460  # pixels at 100 per cent text


class Form(QDialog):
    """Asks for something; `keep` stores what is entered and returns it, or refuses by `EntryError` or a `KnownError`.

    Open it with `open()`; `stored` tells what was kept. Enter saves, Escape gives up.
    """

    stored = Signal(object)

    def __init__(self, parent: QWidget, title: Sentence, entries: Sequence[QWidget], keep: Callable[[], Any]) -> None:
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
        self.setLayout(
            column(
                Label(title, role="heading", wrap=True),
                *entries,
                self._fault,
                row(1, cancel, save),
                spacing=2 * GRID,
                margins=3 * GRID,
            )
        )
        self.finished.connect(self.deleteLater)
        self.setMinimumWidth(round(WIDTH * theme.current().text_size / 100))

    def save(self) -> None:
        """Keep what is entered and close; where that is refused, say so and stay."""
        self._fault.say("")
        try:
            kept = self._keep()
        except EntryError:  # the entry has said it
            return
        except KnownError as error:
            faults = error.faults
            self._fault.say(lambda: "\n".join(faults))
            return
        self.accept()
        self.stored.emit(kept)

"""Where the kiosk waits: what the survey is, and the languages as two large words; any touch begins."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, ngettext
from ui.collect.kiosk.languages import Languages
from ui.widgets.layout import GRID, Measure, column
from ui.widgets.spoken_words import FaultLine, Label, Sentence

WIDEST = 760


class Welcome(QWidget):
    """Begins in the language whose word is touched; elsewhere, in the one that is spoken."""

    begun = Signal()
    language_chosen = Signal(str)

    def __init__(self, title: Sentence, minutes: int) -> None:
        super().__init__()
        self.fault = FaultLine()
        self.languages = Languages(role="number", marks=False)
        self.languages.chosen.connect(self._begin_in)
        sheet = QWidget()
        sheet.setLayout(
            column(
                1,
                Label(title, role="figure", wrap=True),
                Label(partial(_promise, minutes), role="title", wrap=True),
                Label(N_("Touch your language to start."), role="heading", wrap=True),
                self.languages,
                self.fault,
                2,
                spacing=4 * GRID,
            )
        )
        self.setLayout(column(Measure(sheet, WIDEST, sides=24), margins=24))

    def _begin_in(self, code: str) -> None:
        self.language_chosen.emit(code)
        self.begun.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.begun.emit()
        else:
            super().keyPressEvent(event)


def _promise(minutes: int) -> str:
    return ngettext(
        "Tell us how we served you. It takes about {n} minute. We do not ask your name.",
        "Tell us how we served you. It takes about {n} minutes. We do not ask your name.",
        minutes,
    ).format(n=minutes)

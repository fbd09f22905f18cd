"""The points of one line, of a sum that is divided among several."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit

from ui.widgets.one_gesture import ENTER, of_meant_keys

STEP = 5
MOST_DIGITS = 9


def is_number(text: str) -> bool:
    """Whether these are digits, and not so many that nobody meant them."""
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


class _Digits(QIntValidator):
    """Digits alone: Qt also takes the marks between groups of them, such as the point in Indonesian."""

    def validate(self, text: str, place: int) -> object:
        if text and not is_number(text):
            return QValidator.State.Invalid, text, place
        return super().validate(text, place)


class Points(QLineEdit):
    """The points of one line: digits, or + and − for a step; arrows and Enter belong to the whole field."""

    changed = Signal(int)

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = total
        self.setValidator(_Digits(0, total, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("role", "points")
        self.textChanged.connect(self._tell)

    @property
    def value(self) -> int:
        """The points; an empty line gives none, nor does what was kept of a line and is no number."""
        return int(self.text()) if is_number(self.text()) else 0

    def put(self, points: int) -> None:
        """Show these points, kept between none and all."""
        self.setText(str(max(0, min(self._total, points))))

    def step(self, steps: int) -> None:
        """More or fewer points, by a handful."""
        self.put(self.value + STEP * steps)
        self.selectAll()

    def _tell(self) -> None:
        self.changed.emit(self.value)

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {"+": 1, "=": 1, "-": -1}
        if event.text() in steps:
            self.step(steps[event.text()])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, *ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)

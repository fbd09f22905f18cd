"""The cells of the grid: a line as wide as what is typed there, and a box that grows with the citizen's own words."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from ui.widgets.one_gesture import ENTER, cell_entered, of_meant_keys

_QT_SIGNS = 17  # for so many Qt makes a line wide
MOST_LINES = 8
_SPARE = 2  # pixels: Qt rounds each line of its own


class LineCell(QLineEdit):
    """A cell for so many signs; Enter and the arrows belong to the form."""

    moved = Signal(int)
    """−1 or +1: the person is done here."""
    left = Signal()
    """The focus went elsewhere, by whatever way."""
    typed = Signal(str)

    def __init__(self, signs: int) -> None:
        super().__init__()
        self._signs = signs
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.textEdited.connect(self.typed)

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        frame = hint.width() - _QT_SIGNS * metrics.horizontalAdvance("x")
        return QSize(frame + metrics.horizontalAdvance("0" * self._signs), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.moved.emit(+1)
        elif event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        cell_entered()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class WordsCell(QPlainTextEdit):
    """A box over the whole width, as high as its words; Enter belongs to the form, Shift+Enter begins a new line.

    The arrows move within the words, and out of them at their first and last line.
    """

    moved = Signal(int)
    left = Signal()
    typed = Signal(str)
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_put = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._change)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Put words there; nobody typed them."""
        if text != self.toPlainText():
            self._is_put = True
            self.setPlainText(text)
            self._is_put = False

    def _change(self) -> None:
        if not self._is_put:
            self.typed.emit(self.toPlainText())

    def sizeHint(self) -> QSize:
        lines = min(max(round(self.document().size().height()), 1), MOST_LINES)
        chrome = self.height() - self.maximumViewportSize().height()
        high = lines * QFontMetricsF(self.font()).lineSpacing() + 2 * self.document().documentMargin()
        return QSize(200, ceil(high) + _SPARE + max(chrome, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _moves_within(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        way = cursor.MoveOperation.Up if event.key() == Qt.Key.Key_Up else cursor.MoveOperation.Down
        return cursor.movePosition(way)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # other lines at another width
        self.grown.emit()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_new_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in ENTER and not is_new_line:
            self.moved.emit(+1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._moves_within(event):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else +1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        cell_entered()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


Cell = LineCell | WordsCell

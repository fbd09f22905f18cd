"""Words that are longer than their place: read from their beginning and scrolled by themselves, while what is beneath stays."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from ui.widgets.spoken_words import Label

LEAST_LINES = 3  # what a person needs to find the way in a text
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class ReadingPane(QScrollArea):
    """Shows a label as high as its words are where there is room, else what there is of it, beginning at the top."""

    def __init__(self, words: Label) -> None:
        super().__init__()
        self._words = words
        self._width = (
            0  # of the viewport as Qt told it: asked for it, Qt would show Python every kind of widget there is
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "clear")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidget(words)

    def begin(self) -> None:
        """Show the text from its beginning."""
        self.verticalScrollBar().setValue(0)

    def fit(self, width: int, room: int) -> int:
        """Take the height of the words at this width, or `room` where that is less, but a few lines at least; gives it."""
        needed = self._words.heightForWidth(width)
        least = LEAST_LINES * self._words.fontMetrics().lineSpacing()
        height = min(needed, max(room, least))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if height < needed else policy.ScrollBarAlwaysOff)
        self.setFixedHeight(height)
        self._lay_out()
        return height

    def _lay_out(self) -> None:
        """The words as wide as there is room, and as high as they are then; Qt would take the height of a narrow column."""
        self._words.resize(self._width, self._words.heightForWidth(self._width))

    def take_key(self, event: QKeyEvent) -> bool:
        """Page Down and Page Up read on and back; False for any other key."""
        pages, bar = _PAGES.get(Qt.Key(event.key()), 0), self.verticalScrollBar()
        if not pages:
            return False
        bar.setValue(bar.value() + pages * (bar.pageStep() - self._words.fontMetrics().lineSpacing()))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._width = event.size().width()
        self._lay_out()

"""Words of a size of their own, and a screen of them that writes itself smaller until everything on it is whole."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from exports.look.fonts import FAMILY
from ui import theme
from ui.widgets.layout import GRID, Part, column
from ui.widgets.spoken_words import Label, Sentence

WIDEST = 1_060  # pixels at 100 per cent text
SIDES = 32
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)


class FittedWords(Label):
    """Wrapped words in as many points as it is told; `points` are those at 100 per cent text."""

    def __init__(self, sentence: Sentence = "", *, points: float, semibold: bool = False) -> None:
        super().__init__(sentence, role="fitted", wrap=True)
        self._points, self._semibold = points, semibold
        self.write(points)

    def write(self, points: float) -> None:
        """Write in this size, in points of the screen."""
        font = QFont(FAMILY)
        font.setPointSizeF(points)
        if self._semibold:
            font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)

    def write_share(self, share: float) -> None:
        """Write in a share of the size that it should have."""
        self.write(self._points * share * theme.current().text_size / 100)


class FittedScreen(QWidget):
    """Parts beneath each other in the middle of the screen; its words shrink together where they would not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet = QWidget(self)
        self._is_fitting = False

    def lay_out(self, *parts: Part) -> None:
        """Put the parts beneath each other; call it once, at the end of `__init__`."""
        self._sheet.setLayout(column(*parts, spacing=3 * GRID))

    def fit(self) -> None:
        """Write as large as is whole, and stand a little above the middle."""
        layout = self._sheet.layout()
        if self._is_fitting or layout is None:
            return
        self._is_fitting = True
        width = min(self.width() - 2 * SIDES, round(WIDEST * max(1.0, theme.current().text_size / 100)))
        for share in _SHARES:
            for words in self._sheet.findChildren(FittedWords):
                words.write_share(share)
            needed = _needed(layout, width)
            if needed <= self.height() - SIDES:
                break
        top = max(SIDES // 2, (self.height() - needed) * 2 // 5)
        self._sheet.setGeometry((self.width() - width) // 2, top, width, needed)
        self._is_fitting = False

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from one thing to the next, as they do between answers."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.fit()


def _needed(layout: QLayout, width: int) -> int:
    layout.invalidate()
    layout.activate()
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

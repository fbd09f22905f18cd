"""Words on one line that make way: where there is no room the end is left out, and the tooltip says all."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from ui.widgets.announcing import announce
from ui.widgets.plain_words import set_tip
from ui.widgets.spoken_words import Label, Sentence


class OneLine(Label):
    """Words on one line; nothing beside them is pressed together for their sake."""

    def __init__(self, sentence: Sentence = "", *, role: str = "body", at_right: bool = False) -> None:
        super().__init__(sentence, role=role)
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        self._place = side | Qt.AlignmentFlag.AlignVCenter

    def _words(self) -> str:
        return " ".join(self.text().split())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, self.width())

    def speak(self) -> None:
        super().speak()
        self._tell_all()

    def _tell_all(self) -> None:
        set_tip(self, "" if self._shown() == self._words() else self._words())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self._place), self._shown())
        painter.end()


class OneOutcomeLine(OneLine):
    """What was done, or how far it is, on one line; a screen reader says it as of `OutcomeLine`.

    Not a child of both: Qt would let each of them paint.
    """

    def say(self, sentence: Sentence) -> None:
        before = self.text()
        super().say(sentence)
        if self.text() != before:
            announce(self, self.text())

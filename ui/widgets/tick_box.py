"""A check box whose words go on in the next line where the place is narrow or the text large; Qt's own cuts them off."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HIGHEST = 10_000


class TickBox(QCheckBox):
    """As high as its words need at the width that it has."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _beside(self) -> int:
        """What the square takes, with the gap after it."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()) + 1

    def _paint_words(self, painter: QPainter) -> None:
        role = self.foregroundRole()
        place = self.rect().adjusted(self._beside() - 1, 0, 0, 0)
        self.style().drawItemText(painter, place, int(_FLAGS), self.palette(), self.isEnabled(), self.text(), role)

    def minimumSizeHint(self) -> QSize:
        words = max(self.text().split(), key=len, default="")
        return QSize(self._beside() + self.fontMetrics().horizontalAdvance(words), super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - self._beside(), 1), _HIGHEST)
        return max(super().sizeHint().height(), self.fontMetrics().boundingRect(room, _FLAGS, self.text()).height())

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        self._paint_words(painter)
        painter.end()

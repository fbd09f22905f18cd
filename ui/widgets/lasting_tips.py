"""Tooltips as WCAG 2.2 asks (1.4.13): one stays while its place or itself is pointed at, and Esc takes it away."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QToolTip, QWidget

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class LastingTips(QObject):
    """Watches the application's tooltips. Qt takes one away by a timer of its label: the timer waits while the tip is wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._place = QRect()
        self._dismissed = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            self._place, self._dismissed = _place_of(watched, event.pos()), False
        elif kind == QEvent.Type.Timer:
            return isinstance(watched, QLabel) and _is_tip(watched) and self._is_wanted(watched)
        elif kind == QEvent.Type.Hide and isinstance(watched, QLabel) and _is_tip(watched):
            self._place, self._dismissed = QRect(), False
        elif kind in _KEYS and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._dismiss(event)
        return False

    def _is_wanted(self, tip: QLabel) -> bool:
        at = QCursor.pos()
        return not self._dismissed and (self._place.contains(at) or tip.geometry().contains(at))

    def _dismiss(self, event: QKeyEvent) -> bool:
        """The first Esc belongs to the tip; whatever else Esc means here comes with the second."""
        if not QToolTip.isVisible() or self._dismissed:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut: the key itself follows
        else:
            self._dismissed = True
            QToolTip.hideText()
        return True


def _is_tip(label: QLabel) -> bool:
    return label.windowType() == Qt.WindowType.ToolTip


def _place_of(widget: QWidget, at: QPoint) -> QRect:
    """What is pointed at, on the screen: a widget, or one cell of a table."""
    view, place = widget.parentWidget(), widget.rect()
    if isinstance(view, QAbstractItemView) and widget is view.viewport():
        place = view.visualRect(view.indexAt(at))
    return QRect(widget.mapToGlobal(place.topLeft()), place.size())

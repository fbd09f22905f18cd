"""What every editor of a value can do: show one, and tell what it became."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Editor(QWidget):
    """Shows a value of the document; `edited` tells the new one, None where there is none any more."""

    edited = Signal(object)
    spot = ""
    """Where in it was typed last; changes at one spot are taken back together, others one by one."""

    def put(self, value: Any) -> None:
        """Show this value; nothing is told."""
        raise NotImplementedError

    def call(self, name: str) -> None:
        """Let a screen reader say the field's name, with what each control says of itself."""
        for control in self.findChildren(QWidget):
            if isinstance(control, QLineEdit | QPlainTextEdit | QComboBox):
                own = control.accessibleName()
                control.setAccessibleName(f"{name}: {own}" if own and own != name else name)


class PassingUndo(QObject):
    """Leaves Undo and Redo to the whole builder: of a field's own history nobody would know when it ends."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return any(event.matches(key) for key in _OURS)
        return super().eventFilter(watched, event)

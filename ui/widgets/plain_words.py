"""A survey's own words where Qt would read something into them: a tooltip guesses rich text, a button takes & for a key."""

from typing import Protocol

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


class _Tipped(Protocol):
    def setToolTip(self, text: str, /) -> None: ...


def set_tip(thing: _Tipped, text: str) -> None:
    """Give a widget or an item of a list a tooltip that is shown as it is written."""
    shown = plain_tip(text)
    thing.setToolTip(shown)
    if shown != text and isinstance(thing, QWidget) and not thing.accessibleDescription():
        thing.setAccessibleDescription(text)  # else a screen reader takes the tooltip, markup and all


def plain_tip(text: str) -> str:
    """The tooltip that shows `text` as it is written, also where Qt would take it for markup."""
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if Qt.mightBeRichText(text) else text


def with_ampersands(text: str) -> str:
    """The words of a button, a check box or a menu in which each & is seen, and is no shortcut."""
    return text.replace("&", "&&")

"""Buttons that carry a sentence, an icon and a key, and say their key in the tooltip."""

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QPushButton

from ui import theme
from ui.icons import icon
from ui.widgets.one_gesture import is_meant, of_meant_keys
from ui.widgets.one_of_several import MayBeOneOfSeveral
from ui.widgets.plain_words import set_tip, with_ampersands
from ui.widgets.spoken_words import Sentence, Speaking, repolish, said, set_flag

_WORD = re.compile(r"[^\W\d_]{2}")  # a sign, such as A− or ⌫, is spoken by what it does


class Button(MayBeOneOfSeveral, Speaking, QPushButton):
    """A button of the style sheet's kinds: plain, primary (one a page), quiet, rail, tab, choice.

    Args:
        press: what a press does: a function, or a signal to go on with.
        tip: what it does, where the words on it do not say enough.
        key: its shortcut, in Qt's notation ("Ctrl+N"); shown in the tooltip.
        shown_key: a key that the page handles itself and the button only names ("Enter"); shown after `key`.
    """

    _picture = ""  # Qt tells of a style before there is anything to paint

    def __init__(
        self,
        sentence: Sentence,
        press: Callable[..., object] | SignalInstance | None = None,
        *,
        kind: str = "plain",
        picture: str = "",
        key: str = "",
        tip: Sentence = "",
        shown_key: str = "",
        large: bool = False,
    ) -> None:
        super().__init__()
        self._sentence, self._picture, self._key, self._tip = sentence, picture, key, tip
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._shown_key = ", ".join(filter(None, (native, shown_key)))
        self._painted: QIcon | None = None
        self.setProperty("kind", kind)
        self.setProperty("size", "large" if large else "")
        if press is not None:
            self.clicked.connect(press)
        self.speak()
        self.restyle()

    def say(self, sentence: Sentence) -> None:
        """Carry other words."""
        self._sentence = sentence
        self.speak()

    def tell(self, tip: Sentence) -> None:
        """Do something else than before, and say so."""
        self._tip = tip
        self.speak()

    def speak(self) -> None:
        words = said(self._sentence)
        self.setText("" if self.property("folded") else with_ampersands(words))
        self.setShortcut(QKeySequence(self._key))  # setText forgets it
        told = said(self._tip) or words
        tip = f"{told} ({self._shown_key})" if self._shown_key else told
        self.setAccessibleName(words if _WORD.search(words) else told)
        self.setAccessibleDescription(tip)
        set_tip(self, tip)

    def fold(self, folded: bool) -> None:
        """Show only the picture; the tooltip and a screen reader say the words."""
        if bool(self.property("folded")) != folded:
            set_flag(self, "folded", folded)
            self.speak()

    def set_kind(self, kind: str) -> None:
        """Become another of the style sheet's kinds, also after it was shown."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            repolish(self)
            self.restyle()

    def restyle(self) -> None:
        if not self._picture:
            return
        look = theme.current()
        painted = icon(self._picture, look.on_accent if self.property("kind") == "primary" else look.ink)
        if painted is self._painted:  # Qt tells of a changed style each time that a button is put into a layout
            return
        self._painted = painted
        self.setIcon(painted)
        side = round(20 * look.text_size / 100)
        self.setIconSize(QSize(side, side))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if is_meant(event):
            super().mousePressEvent(event)
        else:
            event.accept()

    @of_meant_keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)

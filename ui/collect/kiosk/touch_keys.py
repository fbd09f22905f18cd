"""Keys to touch: each presses a key where something is typed, and takes the focus only from who comes by Tab."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.buttons import Button
from ui.widgets.one_gesture import ENTER, is_meant_key
from ui.widgets.spoken_words import Sentence, as_it_is

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class TouchKeys(QWidget):
    """Keys in rows. With a keyboard, Tab comes here, arrows go from key to key, and Enter or Space presses one."""

    def __init__(self) -> None:
        super().__init__()
        self._target: QWidget | None = None

    def aim(self, target: QWidget | None) -> None:
        """Type here; what has the focus, where it is nothing."""
        self._target = target

    @property
    def target(self) -> QLineEdit | QPlainTextEdit | None:
        """What is typed into."""
        target = self._target or QApplication.focusWidget()
        return target if isinstance(target, QLineEdit | QPlainTextEdit) else None

    def _key(self, words: Sentence, *, tip: Sentence = "") -> Button:
        key = Button(words, kind="digit", tip=tip)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.installEventFilter(self)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return key

    def _sign_key(self, sign: str) -> Button:
        """A key that types what stands on it."""
        key = self._key(as_it_is(sign))
        key.clicked.connect(partial(self._type_what_stands_on, key))
        return key

    def _erase_key(self, tip: Sentence) -> Button:
        key = self._key(as_it_is("⌫"), tip=tip)
        key.setAutoRepeat(True)  # held down, it goes on
        key.clicked.connect(self._erase)
        return key

    def _type_what_stands_on(self, key: Button) -> None:
        self.type(key.text())

    def type(self, text: str) -> None:
        """Press the key of this sign."""
        self._send(Qt.Key.Key_unknown, text)

    def _erase(self) -> None:
        target = self.target
        written = target.text() if isinstance(target, QLineEdit) else target.toPlainText() if target else ""
        if written:  # on an empty line Backspace leads back
            self._send(Qt.Key.Key_Backspace, "\b")

    def _send(self, key: Qt.Key, text: str) -> None:
        target = self.target
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _go(self, here: Button, across: int, down: int) -> None:
        """From a key to its neighbour."""
        keys = [key for key in self.findChildren(Button) if key.isVisible() and key.isEnabled() and key is not here]
        place = here.geometry().center()
        ahead = {
            (abs(way.y()), abs(way.x())): key  # the nearest row, and in it the nearest key
            for key in keys
            if (way := key.geometry().center() - place).x() * across + way.y() * down > 0
        }
        if ahead:
            ahead[min(ahead)].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter on a key; Qt would go to the next by the order of Tab, and leave Enter to the question."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not isinstance(watched, Button):
            return False
        if not is_meant_key(event):
            return True
        if event.key() in _ARROWS:
            self._go(watched, *_ARROWS[Qt.Key(event.key())])
            return True
        if event.key() in ENTER:
            watched.click()
            return True
        return False

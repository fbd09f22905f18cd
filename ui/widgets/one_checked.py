"""One of several buttons is checked: the pages of the rail, the tabs of a page, the cards of a choice."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.one_of_several import MayBeOneOfSeveral

_STEPS = {Qt.Key.Key_Right: +1, Qt.Key.Key_Down: +1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class OneChecked(QObject):
    """Keeps exactly one button checked, by key. Every button stays reachable by Tab, which `QButtonGroup` prevents."""

    chosen = Signal(object)
    """The key of the button that is checked now; also when the program checked it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buttons: dict[object, MayBeOneOfSeveral] = {}

    def add(self, key: object, button: MayBeOneOfSeveral) -> None:
        """Take a button in."""
        button.be_one_of_several()
        button.installEventFilter(self)
        button.clicked.connect(partial(self.check, key))
        self._buttons[key] = button

    def check(self, key: object, _clicked: bool = True) -> None:
        """Check the button with this key and no other."""
        for other, button in self._buttons.items():
            button.put_checked(other == key)
        self.chosen.emit(key)

    @property
    def checked(self) -> object | None:
        """The key of the checked button; None before the first choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    @property
    def buttons(self) -> tuple[MayBeOneOfSeveral, ...]:
        """The buttons in the order in which they were added."""
        return tuple(self._buttons.values())

    def button(self, key: object) -> MayBeOneOfSeveral:
        """The button with this key."""
        return self._buttons[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from one button to the next, without choosing it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _STEPS:
            return False
        seen = [button for button in self._buttons.values() if button.isVisible() and button.isEnabled()]
        here = next((place for place, button in enumerate(seen) if button is watched), None)
        if here is None:
            return False
        seen[(here + _STEPS[Qt.Key(event.key())]) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

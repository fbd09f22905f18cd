"""One of several buttons is checked: the pages of the rail, the tabs of a page, the cards of a choice."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton


class OneChecked(QObject):
    """Keeps exactly one button checked, by key. Every button stays reachable by Tab, which `QButtonGroup` prevents."""

    chosen = Signal(object)
    """The key of the button that is checked now; also when the program checked it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buttons: dict[object, QAbstractButton] = {}

    def add(self, key: object, button: QAbstractButton) -> None:
        """Take a button in."""
        button.setCheckable(True)
        button.clicked.connect(partial(self.check, key))
        self._buttons[key] = button

    def check(self, key: object, _clicked: bool = True) -> None:
        """Check the button with this key and no other."""
        for other, button in self._buttons.items():
            button.setChecked(other == key)
        self.chosen.emit(key)

    @property
    def checked(self) -> object | None:
        """The key of the checked button; None before the first choice."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The buttons in the order in which they were added."""
        return tuple(self._buttons.values())

    def button(self, key: object) -> QAbstractButton:
        """The button with this key."""
        return self._buttons[key]

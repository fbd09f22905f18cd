"""What a person does at the keyboard and with the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.ui.driving import let_buttons_go, see_the_screen
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice


def click(button: QWidget) -> None:
    see_the_screen()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def shortcut(widget: QWidget, keys: str) -> None:
    """A key of a button."""
    widget.window().activateWindow()  # which a window manager does by itself when a form is closed
    QTest.qWaitForWindowActive(widget.window())
    QTest.keySequence(widget, QKeySequence(keys))
    let_buttons_go()


def write(line: QLineEdit, text: str) -> None:
    """Type over what stands there."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def pick(choice: Choice, value: str | None) -> None:
    """Choose with the arrow keys, as a person does."""
    choice.setFocus()
    press(choice, Qt.Key.Key_Home)
    for _step in range(choice.values.index(value)):
        press(choice, Qt.Key.Key_Down)


def button(parent: QWidget, words: str) -> Button:
    """The visible button that says these words."""
    return next(one for one in parent.findChildren(Button) if one.text() == words and one.isVisible())


def texts(parent: QWidget) -> str:
    """All that can be read on a widget."""
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible() and label.text())

"""A person at the window: presses keys where the focus is, clicks on what is seen, reads what is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.shown_question import Asked
from ui.collect.page import CollectPage
from ui.widgets import one_gesture
from ui.widgets.one_gesture import key_seconds_left, seconds_left
from ui.window import MainWindow

PATIENCE_MS = 180_000  # a loaded machine may keep a background task waiting


def see_the_screen() -> None:
    """Let as long pass as a person needs to see what has appeared, for the guard alone; no press passes before."""
    left, moments = max(seconds_left(), key_seconds_left()), one_gesture._moments
    moments.appeared, moments.pressed, moments.key_passes = (
        moment - left for moment in (moments.appeared, moments.pressed, moments.key_passes)
    )
    QApplication.processEvents()


def let_settle() -> None:
    """Let everything find its place, also what is laid out in a later turn of the events; no time need pass for that."""
    dispatcher = QAbstractEventDispatcher.instance()
    turns = 0
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents) and turns < TURNS:
        turns += 1
    assert turns < TURNS, "the events never end"


def let_buttons_go() -> None:
    """Wait until the button whose key was pressed has clicked: Qt holds it down for a tenth of a second before."""
    QApplication.processEvents()
    down = [one for one in QApplication.allWidgets() if isinstance(one, QAbstractButton) and one.isDown()]
    while any(isValid(one) and one.isDown() for one in down):
        QTest.qWait(5)


Box = TypeVar("Box", bound=QDialog)
LOOK_MS = 5
TURNS = 1_000


def when_a_box_opens(kind: type[Box], answer: Callable[[Box], None]) -> None:
    """Do something with the next box of a kind as soon as it stands there, however long that takes.

    A look at one moment would come too early on a busy machine, and then nobody ever answers the box.
    """
    box = QApplication.activeModalWidget()
    if isinstance(box, kind):
        answer(box)
    else:
        QTimer.singleShot(LOOK_MS, partial(when_a_box_opens, kind, answer))


class Stopwatch:
    """The guard's clock in the test's hand from now on: a machine that is busy is no slow finger."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = one_gesture.clock()
        monkeypatch.setattr(one_gesture, "clock", lambda: self.now)

    def after(self, milliseconds: int) -> None:
        """So long after what was done last."""
        self.now += milliseconds / 1000
        QApplication.processEvents()


def press_at_once(person: "Person", key: Qt.Key, *, held: bool = False) -> None:
    """A key as it comes from the keyboard: whatever is on the screen, and by `held` as one that repeats itself."""
    focused = person.window.focusWidget()
    assert focused is not None
    sign = chr(key) if key < Qt.Key.Key_Escape else ""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign, autorep=held)
    QApplication.sendEvent(focused, event)


def homeless(*windows: QWidget) -> list[str]:
    """The kinds of widgets that stand in no window.

    Python deletes such a one in whichever thread it collects its garbage, and Qt's style sheets then meet it again.
    """
    QApplication.processEvents()
    found = QApplication.topLevelWidgets()
    return [type(one).__name__ for one in found if one.parent() is None and one not in windows]


def names_of(button: QAbstractButton) -> tuple[str, ...]:
    """How a person may speak of a button: by the words on it, what it is called, its tooltip with or without the key."""
    return button.text(), button.accessibleName(), button.toolTip(), button.toolTip().rpartition(" (")[0]


def answer_file_dialog(path: Path) -> None:
    """Type a file's or folder's name into the dialog that the next click opens, and press Enter."""

    def name_it(dialog: QFileDialog) -> None:
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        dialog.accept()

    when_a_box_opens(QFileDialog, name_it)


class Person:
    """Drives the window by events only; what it asks the program is what stands on the screen, and the interview behind it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self._pressed: set[str] = set()

    # Doing

    def press(self, *keys: str) -> None:
        """Press keys one after another, each where the focus is: "7", "Enter", "Ctrl+L".

        Nobody presses one key twice within the moment in which a screen appears; different keys follow as fast as they can.
        """
        for key in keys:
            self._follow(key)
            self._pressed = {key}
            self.hit(key)

    def hit(self, key: str) -> None:
        """Press a key at once, whatever is on the screen."""
        combination = QKeySequence(key)[0]
        self.qtbot.keyClick(self._focused(), combination.key(), combination.keyboardModifiers())

    def write(self, text: str) -> None:
        """Type a text. The key before it, which opened the field, is pressed again only after the moment that typing takes."""
        self._follow(text[:1])
        self._pressed |= {text[-1:]}
        self.qtbot.keyClicks(self._focused(), text)

    def _follow(self, key: str) -> None:
        if key in self._pressed:
            see_the_screen()

    def click(self, words: str) -> None:
        """Click on the button that carries these words, is called so, or says so in its tooltip.

        Nobody clicks on a screen within the moment in which it appears.
        """
        see_the_screen()
        self.qtbot.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something has come true."""
        self.qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def _focused(self) -> QWidget:
        dialog = QApplication.activeModalWidget()
        window = dialog or self.window
        return window.focusWidget() or window

    # Seeing

    def button(self, words: str) -> QAbstractButton:
        """The visible button with these words."""
        QApplication.processEvents()
        buttons = [one for one in self.window.findChildren(QAbstractButton) if one.isVisible()]
        found = [one for one in buttons if words in names_of(one)]
        assert found, f"no button “{words}” among {[one.text() or one.accessibleName() for one in buttons]}"
        return found[0]

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen."""
        return any(words in text for text in self.texts())

    def texts(self) -> list[str]:
        """Everything that is written on labels and buttons."""
        QApplication.processEvents()
        seen = [one for one in self.window.findChildren(QWidget) if one.isVisible()]
        return [one.text() for one in seen if isinstance(one, QLabel | QAbstractButton) and one.text()]

    # The interview behind the screen

    @property
    def interview(self) -> Interview:
        page = self.window.page
        assert isinstance(page, CollectPage)
        assert page.session.interview is not None
        return page.session.interview

    @property
    def asked(self) -> Asked:
        question = self.interview.question
        assert question is not None
        return question

    def go_to(self, column: str) -> None:
        """Jump to a question, as the review page does."""
        page = self.window.page
        assert isinstance(page, CollectPage)
        page.session.jump(column)

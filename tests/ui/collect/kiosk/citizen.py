"""A citizen at the kiosk: touches what is seen, reads what is written, turns to the next part where there is one."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from instruments.i18n import _
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.project import Project
from tests.ui.driving import names_of, see_the_screen
from ui.collect.kiosk.kiosk_window import KioskWindow

MOST_PARTS = 12


def is_on_top(button: QWidget, window: QWidget) -> bool:
    """Whether a finger on the middle of the button meets it, and nothing that lies over it or cuts it off."""
    met = window.childAt(button.mapTo(window, button.rect().center()))
    return met is not None and (met is button or button.isAncestorOf(met))


def is_whole(widget: QWidget) -> bool:
    """Whether nothing of the widget is cut off."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def seen(window: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """What is on the screen, at least in part."""
    QApplication.processEvents()
    return [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and not one.visibleRegion().isEmpty()
    ]


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with Project.open(path) as project:
        return project.database.execute(sql).fetchall()


class Citizen:
    """Uses the kiosk by events only."""

    def __init__(self, kiosk: KioskWindow) -> None:
        self.kiosk = kiosk

    @property
    def _window(self) -> QWidget:
        return QApplication.activeModalWidget() or self.kiosk

    @property
    def interview(self) -> Interview:
        assert self.kiosk.session.interview is not None
        return self.kiosk.session.interview

    @property
    def asked(self) -> Asked:
        question = self.interview.question
        assert question is not None
        return question

    def begin(self) -> None:
        """Touch the welcome somewhere."""
        see_the_screen()
        QTest.mouseClick(self.kiosk.welcome, Qt.MouseButton.LeftButton, pos=QPoint(self.kiosk.width() // 2, 5))

    def touch(self, words: str) -> None:
        """Touch the button that says these words; where it is in a later part, turn to that one first."""
        for _part in range(MOST_PARTS):
            found = self.buttons(words)
            if found:
                QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
                return
            further = self.buttons(_("Read on")) or self.buttons(_("More"))
            assert further, f"no “{words}” among {self.texts()}"
            QTest.mouseClick(further[0], Qt.MouseButton.LeftButton)
        raise AssertionError(f"no “{words}” in any part")

    def buttons(self, words: str) -> list[QAbstractButton]:
        """The buttons with these words that a finger can meet."""
        see_the_screen()
        window = self._window
        return [
            one
            for one in seen(window, QAbstractButton)
            if isinstance(one, QAbstractButton)
            and words in names_of(one)
            and one.isEnabled()
            and is_on_top(one, window)
        ]

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self._window, key)

    def write(self, text: str) -> None:
        """Touch the letters of a text, one by one."""
        for letter in text:
            self.touch(_("Space") if letter == " " else letter)

    def texts(self) -> list[str]:
        return [
            one.text()
            for one in seen(self._window, QLabel, QAbstractButton)
            if isinstance(one, QLabel | QAbstractButton)
        ]

    def reads(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def answer(self) -> None:
        """Answer the question that is shown as a finger does."""
        asked = self.asked
        match asked.kind:
            case "scale":
                option = asked.choices[-2]
                self.touch(option.label if all(one.label for one in asked.choices) else str(option.value))
            case "choice":
                self.touch(asked.choices[0].label)
            case "choices":
                self.touch(asked.choices[0].label)
                self.touch(_("Next"))
            case "weights":
                self._divide_points()
                self.touch(_("Next"))
            case "text":
                self.write("Lebih cepat")
                self.touch(_("Done"))
            case _:
                self.touch("3")
                self.touch(_("Next"))

    def _divide_points(self) -> None:
        for _step in range(20):  # of 5 points
            self.touch(_("More points"))

    def answer_all(self) -> None:
        """Answer until the end."""
        for _question in range(self.interview.progress[1] + 10):
            if self.kiosk.session.interview is None or self.interview.question is None:
                return
            self.answer()

"""The kiosk is left by a long press on the corner and the PIN, and by nothing else that a program can hold."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.settings import Settings, save_settings
from tests.ui.collect.kiosk.conftest import PIN, Opener
from tests.ui.driving import homeless
from ui.app import show
from ui.collect.kiosk import leave_by_pin


def test_every_widget_of_the_kiosk_stands_in_it(open_kiosk: Opener, mall: Path) -> None:
    before = homeless()
    citizen = open_kiosk(mall)
    citizen.begin()
    for question in citizen.interview.questions:
        citizen.kiosk.session.jump(question.column)
    citizen.interview.go_to_end()
    citizen.kiosk.session.show_question()
    assert len(homeless(citizen.kiosk)) <= len(before)


def test_closing_and_escape_are_ignored(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    assert not citizen.kiosk.close()
    keys = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F11, Qt.Key.Key_Menu)
    citizen.press(*keys)
    for key, held in (
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
    ):
        QTest.keyClick(citizen.kiosk, key, held)
    assert citizen.kiosk.isVisible()
    assert citizen.asked.position == 1


def test_a_long_press_on_the_corner_and_the_pin_lead_out(
    open_kiosk: Opener, survey: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(leave_by_pin, "HOLD_MS", 200)
    citizen = open_kiosk()
    citizen.begin()
    citizen.touch("Male")
    corner = citizen.kiosk.childAt(QPoint(5, 5))
    QTest.mouseClick(corner, Qt.MouseButton.LeftButton)  # a short touch does nothing
    QTest.qWait(300)
    assert QApplication.activeModalWidget() is None
    QTest.mousePress(corner, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    QTest.mouseRelease(corner, Qt.MouseButton.LeftButton)
    for key in "1111":
        citizen.touch(key)
    citizen.touch("Leave the kiosk")
    assert citizen.reads("This is not the PIN of the kiosk.")
    assert citizen.kiosk.isVisible()
    for key in PIN:
        citizen.touch(key)
    citizen.touch("Leave the kiosk")
    assert not citizen.kiosk.isVisible()
    with Project.open(survey) as project:
        assert len(project.responses.parked()) == 1


def test_who_stays_goes_on_where_they_were(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.touch("Male")
    citizen.kiosk.ask_pin()
    citizen.touch("Stay")
    assert QApplication.activeModalWidget() is None
    assert citizen.asked.position == 2


def test_three_wrong_pins_close_the_box(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.kiosk.ask_pin()
    box = QApplication.activeModalWidget()
    for _try in range(3):
        QTest.keyClicks(QApplication.focusWidget() or box, "1111")
        citizen.touch("Leave the kiosk")
    assert QApplication.activeModalWidget() is None
    assert citizen.kiosk.isVisible()


def test_a_kiosk_does_not_start_without_a_pin(
    qapp: QApplication, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # what a start puts there ends with the test
    save_settings(Settings(language="en"))
    with pytest.raises(KnownError, match="There is no PIN to leave the kiosk yet"):
        show(survey, kiosk=True)

"""The kiosk on a real X display: started from the window, a whole interview in each language, left by the PIN."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from instruments.i18n import _
from servqual_desk.people.pins import hash_pin
from tests.ui.collect.kiosk.citizen import Citizen, rows
from tests.ui.driving import Person
from tests.ui.setup.driving import press
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.collect.kiosk.leave_by_pin import HOLD_MS

pytestmark = [pytest.mark.window, pytest.mark.usefixtures("on_a_display")]

PIN = "2468"


@pytest.mark.parametrize(("language", "word"), [("id", "Bahasa Indonesia"), ("en", "English")])
def test_from_the_window_through_an_interview_and_back(person: Person, mall: Path, language: str, word: str) -> None:
    person.window.desk.open(mall)
    person.window.desk.open_project.set_setting("kiosk_pin", hash_pin(PIN))
    person.window.show_page("collect")
    person.click("Start the kiosk …")
    press(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    kiosk = next(one for one in QApplication.topLevelWidgets() if isinstance(one, KioskWindow) and one.isVisible())
    QTest.qWaitForWindowExposed(kiosk)
    assert kiosk.geometry() == kiosk.screen().geometry()
    citizen = Citizen(kiosk)
    citizen.touch(word)
    citizen.answer_all()
    citizen.touch(_("Finish"))
    citizen.touch(_("Done"))

    corner = kiosk.childAt(QPoint(5, 5))
    QTest.mousePress(corner, Qt.MouseButton.LeftButton)
    QTest.qWait(HOLD_MS + 300)
    QTest.mouseRelease(corner, Qt.MouseButton.LeftButton)
    for key in PIN:
        citizen.touch(key)
    citizen.touch(_("Leave the kiosk"))
    assert person.window.isVisible()
    assert rows(mall, "SELECT status, mode, language FROM response") == [("finished", "kiosk", language)]

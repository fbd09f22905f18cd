"""Who walks away: the screen begins anew, the next citizen sees nothing, and the file holds what the survey's settings say."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from servqual_desk.project import Project
from tests.ui.collect.kiosk.citizen import Citizen, rows
from tests.ui.collect.kiosk.conftest import Opener
from ui.collect.kiosk import idle_clock
from ui.collect.kiosk.idle_clock import IdleClock


class Idleness:
    """How long nobody has touched the screen, in the test's hand: the test need not sit it out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
        self._now, self._qtbot = idle_clock.clock(), qtbot
        monkeypatch.setattr(idle_clock, "clock", lambda: self._now)

    def lasts(self, seconds: float, clock: IdleClock | None) -> None:
        """So much longer, until the clock has looked."""
        assert clock is not None
        self._now += seconds
        with self._qtbot.waitSignal(clock.findChild(QTimer).timeout, timeout=20_000):
            pass


@pytest.fixture
def idleness(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Idleness:
    return Idleness(monkeypatch, qtbot)


def walk_away(citizen: Citizen, idleness: Idleness, seconds: float) -> None:
    """Touch nothing: until the last moment the interview is there, and then no more."""
    clock = citizen.kiosk.findChild(IdleClock)
    idleness.lasts(seconds - 0.1, clock)
    assert citizen.kiosk.session.interview is not None
    idleness.lasts(0.1, clock)
    assert citizen.kiosk.session.interview is None


def typed_anywhere(citizen: Citizen) -> list[str]:
    lines = [one.text() for one in citizen.kiosk.findChildren(QLineEdit) if one.isVisible()]
    return lines + [one.toPlainText() for one in citizen.kiosk.findChildren(QPlainTextEdit) if one.isVisible()]


@pytest.mark.parametrize(("left_form", "status"), [("keep", "draft"), ("set_aside", "voided")])
def test_what_was_typed_is_put_by_and_shown_to_nobody(
    open_kiosk: Opener, survey: Path, idleness: Idleness, left_form: str, status: str
) -> None:
    citizen = open_kiosk(idle_seconds=60, left_form=left_form)
    citizen.begin()
    citizen.touch("Male")
    citizen.kiosk.session.jump("comment")
    QTest.keyClicks(QApplication.focusWidget(), "Petugasnya kas")
    walk_away(citizen, idleness, 60)

    assert citizen.reads("Touch your language to start.")
    citizen.begin()
    assert citizen.interview.answers == {}
    citizen.kiosk.session.jump("comment")
    assert typed_anywhere(citizen) == [""]
    assert not citizen.reads("kas")
    citizen.kiosk.leave()

    [first, second] = rows(survey, "SELECT status FROM response ORDER BY id")
    assert (first, second) == ((status,), ("voided",))
    with Project.open(survey) as project:
        kept = [draft.answered for draft in project.drafts() if draft.uuid in project.responses.parked()]
        assert kept == ([2] if status == "draft" else [])
        reasons = [event.reason for event in project.events() if event.kind == "abandoned"]
        assert reasons[-1] == "kiosk: left before the first answer"
        assert project.count() == 0
    assert rows(survey, "SELECT sex, comment FROM answers_little ORDER BY rowid LIMIT 1") == [("m", "Petugasnya kas")]


def test_who_only_touched_the_screen_leaves_no_draft(open_kiosk: Opener, survey: Path, idleness: Idleness) -> None:
    citizen = open_kiosk(idle_seconds=60)
    citizen.begin()
    walk_away(citizen, idleness, 60)
    with Project.open(survey) as project:
        assert project.drafts() == ()
        assert project.field_progress.counts().abandoned == 1


def test_the_countdown_hides_what_was_answered_and_a_touch_to_stay_answers_nothing(
    open_kiosk: Opener, idleness: Idleness
) -> None:
    citizen = open_kiosk(idle_seconds=60)
    clock = citizen.kiosk.findChild(IdleClock)
    citizen.begin()
    idleness.lasts(44.9, clock)
    assert not citizen.reads("Are you still there?")
    idleness.lasts(0.2, clock)
    assert citizen.reads("Are you still there?")
    assert not citizen.buttons("Male")
    middle = QPoint(citizen.kiosk.width() // 2, citizen.kiosk.height() // 3)
    QTest.mouseClick(citizen.kiosk.childAt(middle), Qt.MouseButton.LeftButton)
    assert citizen.buttons("Male")
    assert citizen.interview.answers == {}
    idleness.lasts(44.9, clock)  # the whole time is given again
    assert not citizen.reads("Are you still there?")


def test_the_button_of_the_countdown_goes_on(open_kiosk: Opener, idleness: Idleness) -> None:
    citizen = open_kiosk(idle_seconds=60)
    citizen.begin()
    idleness.lasts(50, citizen.kiosk.findChild(IdleClock))
    assert citizen.reads("Are you still there?")
    citizen.touch("Yes, go on")
    assert citizen.buttons("Male")


def test_a_touch_stops_the_countdown(qapp: QApplication, qtbot: QtBot, idleness: Idleness) -> None:
    told: list[int] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    clock = IdleClock(widget, 60)
    clock.warned.connect(told.append)
    clock.start()
    idleness.lasts(45, clock)
    idleness.lasts(0.5, clock)
    idleness.lasts(0.5, clock)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert told == [15, 14, 0]
    clock.stop()


def test_thanks_go_by_themselves_and_take_the_code_along(open_kiosk: Opener) -> None:
    citizen = open_kiosk()
    citizen.begin()
    interview = citizen.interview
    citizen.touch("Male")
    citizen.interview.go_to_end()
    citizen.kiosk.session.show_question()
    citizen.touch("Finish")
    code = f"{interview.withdrawal_code[:4]} {interview.withdrawal_code[4:]}"
    assert citizen.reads(code)
    citizen.kiosk.thanks.clock.left = 1
    citizen.kiosk.thanks.clock.timeout.emit()
    assert citizen.reads("Touch your language to start.")
    assert not any(code in one.text() for one in citizen.kiosk.findChildren(QLineEdit))

"""Every way out of every kind of question at the kiosk: what was typed is in the file afterwards, and no citizen sees another's.

The interviewer's page and the paper form have their own tables beside this one.
"""

from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servqual_desk.store.sqlite import connect
from tests.little_survey import EVERY_KIND, kinds_asked
from tests.ui.collect.kiosk.citizen import Citizen, rows
from tests.ui.collect.kiosk.conftest import PIN, Opener
from tests.ui.collect.test_ways_out import Typed, in_file
from ui.collect.kiosk.idle_clock import IdleClock
from ui.widgets import one_gesture

# Question → what is typed there, what of it is an answer, what of it is typed only.
CASES: tuple[tuple[str, str, dict[str, object], Typed], ...] = (
    ("comment", "Kursi kur", {"comment": "Kursi kur"}, {}),
    ("age", "3x", {}, {"age": "3x"}),
    ("hours", "0.5", {"hours": 0.5}, {}),
    ("visited", "21/11/2026", {"visited": "2026-11-21"}, {}),
    ("w_tangibles", "60", {}, {"w_tangibles": "60", "w_empathy": "0"}),
    ("channels", "2", {"channels": "online"}, {}),
    ("overall", "8", {"overall": 8}, {}),
    ("t1_e", "7", {"t1_e": 7}, {}),
    ("sex", "1", {"sex": "f"}, {}),
    ("age", "35", {"age": 35}, {}),
    ("order", "2", {}, {"order": "2"}),
    ("order", "231", {"order": "care;price;speed"}, {}),
)


def back(citizen: Citizen) -> None:
    citizen.touch("Back")


def next_question(citizen: Citizen) -> None:
    """Next takes an answer; what is none stays on the screen, and in the draft when nobody mends it."""
    citizen.touch("Next")
    nobody_there(citizen)


def another_language_and_larger_text(citizen: Citizen) -> None:
    citizen.touch("Bahasa Indonesia")
    citizen.touch("Perbesar teks")
    nobody_there(citizen)


def nobody_there(citizen: Citizen) -> None:
    clock = citizen.kiosk.findChild(IdleClock)
    assert clock is not None
    clock.ran_out.emit()
    assert citizen.kiosk.welcome.isVisible()


def staff_with_pin(citizen: Citizen) -> None:
    citizen.kiosk.ask_pin()
    box = QApplication.activeModalWidget()
    assert box is not None
    QTest.keyClicks(box.focusWidget(), PIN)
    citizen.touch("Leave the kiosk")
    assert not citizen.kiosk.isVisible()


WAYS = (back, next_question, another_language_and_larger_text, nobody_there, staff_with_pin)


@pytest.fixture
def survey(of_every_kind: Path) -> Path:
    return of_every_kind


def test_the_table_has_every_kind_of_question() -> None:
    assert kinds_asked(case[0] for case in CASES) == EVERY_KIND


@pytest.fixture(autouse=True)
def _nobody_hurries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two gestures there is always a second; what happens in less has its own tests."""
    monkeypatch.setattr(one_gesture, "clock", count().__next__)


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_no_way_out_of_the_kiosk_loses_what_was_typed(
    open_kiosk: Opener, survey: Path, case: tuple[str, str, dict[str, object], Typed]
) -> None:
    """One citizen after another types the same, and each goes another way."""
    column, text, answers, typed = case
    citizen = open_kiosk(left_form="keep")
    for number, way in enumerate(WAYS, 1):
        citizen.begin()
        citizen.touch("Male")
        citizen.kiosk.session.jump(column)
        QTest.keyClicks(QApplication.focusWidget(), text)
        held = citizen.interview.uuid
        way(citizen)

        assert of_one(survey, held) == ({"sex": "m", **answers}, typed), way.__name__
        assert rows(survey, "SELECT status FROM response") == [("draft",)] * number, way.__name__
        if citizen.kiosk.isVisible() and not citizen.kiosk.welcome.isVisible():
            nobody_there(citizen)


def of_one(path: Path, response: str) -> tuple[dict[str, object], Typed]:
    """What one citizen has answered, and what is typed and is none."""
    database = connect(path, readonly=True)
    row = next(one for one in database["answers_little"].rows if one["response"] == response)
    typed = {one["variable"]: one["typed"] for one in database["draft_input"].rows if one["response"] == response}
    database.close()
    return {name: value for name, value in row.items() if value is not None and name != "response"}, typed


def test_touching_the_chosen_answer_takes_it_back_in_the_file_and_in_the_log(open_kiosk: Opener, survey: Path) -> None:
    citizen = open_kiosk()
    citizen.begin()
    citizen.touch("Male")
    citizen.kiosk.session.jump("t1_e")
    citizen.touch("5")
    citizen.touch("Back")
    citizen.touch("5")

    assert citizen.asked.column == "t1_e"
    assert in_file(survey) == ({"sex": "m"}, {})
    assert rows(survey, "SELECT old, new FROM event WHERE variable = 't1_e' ORDER BY id") == [(None, 5), (5, None)]


def test_an_emptied_number_is_taken_back_at_the_kiosk(open_kiosk: Opener, survey: Path) -> None:
    citizen = open_kiosk(left_form="keep")
    citizen.begin()
    citizen.touch("Male")
    citizen.kiosk.session.jump("age")
    QTest.keyClicks(QApplication.focusWidget(), "35")
    citizen.touch("Next")
    citizen.touch("Back")
    for _digit in "35":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    nobody_there(citizen)

    assert in_file(survey) == ({"sex": "m"}, {})

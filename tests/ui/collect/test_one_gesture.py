"""One gesture answers one question; a fast typist loses nothing. The interviewer's page; paper and kiosk have theirs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servqual_desk.project import Project
from tests.ui.driving import Person, Stopwatch, press_at_once, see_the_screen
from ui.widgets.one_of_several import MayBeOneOfSeveral

KEYS_PER_SECOND = 50


def answers(path: Path) -> dict[str, object]:
    with Project.open(path, readonly=True) as project:
        [uuid] = project.uuids()
        return {name: value for name, value in project.responses.answers(uuid).items() if value is not None}


@pytest.mark.parametrize("pause", [20, 90, 120, 200])
@pytest.mark.parametrize("second", [QTest.mouseClick, QTest.mouseDClick])
def test_the_second_half_of_a_double_click_answers_nothing(
    interviewer: Person, survey: Path, pause: int, second: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    interviewer.go_to("t1_e")
    see_the_screen()
    stopwatch = Stopwatch(monkeypatch)
    tile = interviewer.button("5")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    stopwatch.after(pause)
    assert callable(second)
    second(interviewer.button("5"), Qt.MouseButton.LeftButton)

    assert answers(survey) == {"t1_e": 5}
    assert interviewer.asked.column == "e1_e"


def test_a_double_click_on_next_passes_over_one_question(interviewer: Person) -> None:
    interviewer.go_to("age")
    see_the_screen()
    QTest.mouseClick(interviewer.button("Next"), Qt.MouseButton.LeftButton)
    QTest.mouseDClick(interviewer.button("Next"), Qt.MouseButton.LeftButton)

    assert interviewer.asked.column == "hours"


def test_a_click_after_a_moment_answers(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.click("5")
    interviewer.click("3")

    assert answers(survey) == {"t1_e": 5, "e1_e": 3}


def test_fifty_keys_a_second_lose_nothing(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    for key in "7351":
        interviewer.press(key)
        QTest.qWait(1000 // KEYS_PER_SECOND)

    assert answers(survey) == {"t1_e": 7, "e1_e": 3, "t1_p": 5, "e1_p": 1}


@pytest.mark.parametrize("pause", [0, 25, 120, 200])
def test_a_key_that_bounces_answers_one_question(
    interviewer: Person, survey: Path, pause: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    interviewer.go_to("t1_e")
    stopwatch = Stopwatch(monkeypatch)
    press_at_once(interviewer, Qt.Key.Key_5)
    stopwatch.after(pause)
    press_at_once(interviewer, Qt.Key.Key_5)

    assert answers(survey) == {"t1_e": 5}
    assert interviewer.asked.column == "e1_e"


def test_the_same_key_is_meant_again_a_moment_later(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("5")
    see_the_screen()
    press_at_once(interviewer, Qt.Key.Key_5)

    assert answers(survey) == {"t1_e": 5, "e1_e": 5}


def test_another_key_comes_at_once_also_after_a_bounce(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    for key in (Qt.Key.Key_5, Qt.Key.Key_5, Qt.Key.Key_3):
        press_at_once(interviewer, key)

    assert answers(survey) == {"t1_e": 5, "e1_e": 3}


def test_a_key_that_bounces_types_nothing_into_the_next_field(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("channels")
    interviewer.press("1")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_3, Qt.Key.Key_3, Qt.Key.Key_Return):
        press_at_once(interviewer, key)

    assert answers(survey) == {"channels": "counter", "age": 33}
    assert interviewer.asked.column == "hours"


def test_a_second_enter_that_comes_at_once_passes_no_warning(interviewer: Person) -> None:
    interviewer.go_to("t1_e")
    press_at_once(interviewer, Qt.Key.Key_Return)
    press_at_once(interviewer, Qt.Key.Key_Return)
    assert interviewer.asked.column == "t1_e"
    assert interviewer.reads("No answer yet.")

    interviewer.press("Enter")
    assert interviewer.asked.column == "e1_e"


def test_a_double_enter_does_not_finish(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("comment")
    interviewer.write("Cepat")
    press_at_once(interviewer, Qt.Key.Key_Return)
    press_at_once(interviewer, Qt.Key.Key_Return)
    press_at_once(interviewer, Qt.Key.Key_Return, held=True)

    assert interviewer.reads("Finish")
    with Project.open(survey, readonly=True) as project:
        assert [draft.answered for draft in project.drafts()] == [1]


def test_a_double_enter_finishes_once_and_begins_no_other_interview(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("comment")
    interviewer.write("Cepat")
    interviewer.press("Enter")
    see_the_screen()
    press_at_once(interviewer, Qt.Key.Key_Return)
    press_at_once(interviewer, Qt.Key.Key_Return)

    assert interviewer.reads("Thank you")
    with Project.open(survey, readonly=True) as project:
        assert project.drafts() == ()
        assert len(project.uuids()) == 1


def test_a_double_enter_begins_an_interview_and_skips_nothing(interviewer: Person, survey: Path) -> None:
    interviewer.press("Esc")
    press_at_once(interviewer, Qt.Key.Key_Return)
    press_at_once(interviewer, Qt.Key.Key_Return)

    assert interviewer.asked.column == "sex"
    assert not interviewer.reads("No answer yet.")


def test_a_held_key_answers_one_question(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("5")
    for _repeat in range(10):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5", autorep=True)
        QApplication.sendEvent(interviewer.window.focusWidget(), held)

    assert answers(survey) == {"t1_e": 5}


def test_the_tile_under_the_pointer_does_not_look_chosen(interviewer: Person) -> None:
    interviewer.go_to("t1_e")
    tile = interviewer.button("5")
    QTest.mouseMove(tile, QPoint(20, 20))
    QTest.qWait(50)
    under = tile.grab().toImage().pixelColor(10, tile.height() // 2)
    assert isinstance(tile, MayBeOneOfSeveral)
    tile.put_checked(True)
    chosen = tile.grab().toImage().pixelColor(10, tile.height() // 2)

    assert under.saturation() < 20 < chosen.saturation()

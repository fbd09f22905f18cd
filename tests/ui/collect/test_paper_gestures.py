"""Paper forms: a key that bounces or is held fills one cell, and a double Enter neither finishes a form nor begins the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from servqual_desk.project import Project
from tests.ui.collect.test_paper import line, number, say_when
from tests.ui.driving import Person, Stopwatch, press_at_once, see_the_screen

NEXT_STROKE_MS = 120  # of the fastest finger on one key


@pytest.fixture
def at_the_scales(person: Person, survey: Path) -> Person:
    """Someone who has come to the first number of a form."""
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    say_when(person)
    number(person, "0007")
    while line(person).asked.column != "t1_e":
        person.press("Down")
    return person


def scales(path: Path) -> dict[str, object]:
    with Project.open(path, readonly=True) as project:
        [uuid] = project.uuids()
        given = project.responses.answers(uuid)
    return {name: value for name, value in given.items() if value is not None}


def test_a_key_that_bounces_fills_one_cell(
    at_the_scales: Person, survey: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Stopwatch(monkeypatch)
    press_at_once(at_the_scales, Qt.Key.Key_5)
    press_at_once(at_the_scales, Qt.Key.Key_5)

    assert scales(survey) == {"t1_e": 5}
    assert line(at_the_scales).asked.column == "e1_e"


def test_a_held_key_fills_one_cell(at_the_scales: Person, survey: Path) -> None:
    press_at_once(at_the_scales, Qt.Key.Key_5)
    for _repeat in range(5):
        QTest.qWait(NEXT_STROKE_MS)
        press_at_once(at_the_scales, Qt.Key.Key_5, held=True)

    assert scales(survey) == {"t1_e": 5}


def test_one_key_as_fast_as_a_finger_can_fills_cell_after_cell(at_the_scales: Person, survey: Path) -> None:
    for _stroke in range(3):
        press_at_once(at_the_scales, Qt.Key.Key_5)
        QTest.qWait(NEXT_STROKE_MS)

    assert scales(survey) == {"t1_e": 5, "e1_e": 5, "t1_p": 5}


def test_different_keys_at_once_fill_cell_after_cell(at_the_scales: Person, survey: Path) -> None:
    for key in (Qt.Key.Key_5, Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_1):
        press_at_once(at_the_scales, key)

    assert scales(survey) == {"t1_e": 5, "e1_e": 3, "t1_p": 5, "e1_p": 1}


def test_a_double_enter_in_the_last_cell_does_not_finish(at_the_scales: Person, survey: Path) -> None:
    at_the_scales.press("5")
    while line(at_the_scales).asked.column != "comment":
        at_the_scales.press("Down")
    press_at_once(at_the_scales, Qt.Key.Key_Return)
    press_at_once(at_the_scales, Qt.Key.Key_Return)

    with Project.open(survey, readonly=True) as project:
        assert len(project.drafts()) == 1


def test_a_double_enter_that_finishes_begins_no_form_without_a_number(at_the_scales: Person, survey: Path) -> None:
    at_the_scales.press("5")
    while line(at_the_scales).asked.column != "comment":
        at_the_scales.press("Down")
    at_the_scales.press("Enter")
    see_the_screen()
    press_at_once(at_the_scales, Qt.Key.Key_Return)
    press_at_once(at_the_scales, Qt.Key.Key_Return)

    assert at_the_scales.reads("The form is saved.")
    with Project.open(survey, readonly=True) as project:
        assert project.drafts() == ()
        assert len(project.uuids()) == 1

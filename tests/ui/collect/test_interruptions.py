"""What a hurried person does in the middle of an answer without leaving it: nothing that is typed goes, seen and in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.collect.test_ways_out import HALF, Case, in_file
from tests.ui.driving import Person
from ui.collect.page import CollectPage


@pytest.fixture
def survey(of_every_kind: Path) -> Path:
    return of_every_kind


def other_language(person: Person) -> None:
    person.press("Ctrl+L")


def larger_text(person: Person) -> None:
    person.press("Ctrl++")


def other_colours(person: Person) -> None:
    person.press("Ctrl+D")


def the_map_and_back(person: Person) -> None:
    person.press("F6", "Esc")


def another_size_of_the_window(person: Person) -> None:
    person.window.resize(1920, 1000)


def away_and_back(person: Person) -> None:
    for key, is_interview in (("Ctrl+4", False), ("Ctrl+2", True)):
        person.press(key)
        person.wait(lambda is_interview=is_interview: isinstance(person.window.page, CollectPage) == is_interview)


def a_click_beside_it(person: Person) -> None:
    QTest.mouseClick(person.window, Qt.MouseButton.LeftButton)


INTERRUPTIONS: tuple[Callable[[Person], None], ...] = (
    other_language,
    larger_text,
    other_colours,
    the_map_and_back,
    another_size_of_the_window,
    away_and_back,
    a_click_beside_it,
)


def shown(person: Person) -> list[str]:
    """What stands in the fields of the question."""
    page = person.window.page
    lines = [one.text() for one in page.findChildren(QLineEdit) if one.isVisible()]
    return lines + [one.toPlainText() for one in page.findChildren(QPlainTextEdit) if one.isVisible()]


@pytest.mark.parametrize("case", HALF, ids=[f"{case[0]}-{number}" for number, case in enumerate(HALF)])
def test_no_interruption_takes_what_is_typed(interviewer: Person, survey: Path, case: Case) -> None:
    column, type_it, answers, typed = case
    interviewer.go_to(column)
    type_it(interviewer)
    before = shown(interviewer)
    for interrupt in INTERRUPTIONS:
        interrupt(interviewer)
        assert interviewer.asked.column == column, interrupt.__name__
        # In another language a number is written with the other mark.
        assert [text.replace(",", ".") for text in shown(interviewer)] == [text.replace(",", ".") for text in before]
    interviewer.press("Esc")

    assert in_file(survey) == (answers, typed)

"""A survey is closed at once, however long its answers take to be read."""

import threading
from pathlib import Path

import pytest

from servqual_desk.store import response_blocks
from servqual_desk.store.frame import GrowingFrame
from tests.ui.driving import Person
from tests.ui.results.conftest import page_of
from ui.background import Task

LONG_S = 20  # to be waited for only where it is not cancelled


def test_closing_the_survey_ends_the_reading_of_its_answers(
    person: Person, waves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = GrowingFrame.take
    is_reading, is_known = threading.Event(), threading.Event()
    tasks, was_told = list[Task](), list[bool]()

    def take(growing: GrowingFrame, block: response_blocks.ResponseBlock) -> None:
        is_reading.set()
        is_known.wait()
        was_told.append(all(was_told) and tasks[0]._cancelled.wait(LONG_S))
        usual(growing, block)

    monkeypatch.setattr(GrowingFrame, "take", take)
    monkeypatch.setattr(response_blocks, "AT_ONCE", 10)
    person.window.desk.open(waves)
    person.window.show_page("results")
    person.wait(is_reading.is_set)
    task = page_of(person)._task
    assert task is not None
    tasks.append(task)
    is_known.set()
    person.window.desk.close()

    assert was_told == [True]

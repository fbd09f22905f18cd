"""The window on a real X display: a whole interview by keys, killed in the middle and resumed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from instruments.columns import variables
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.test_bundled_interviews import answer_by_keys, finish_by_keys
from ui.collect.answer_map import AnswerTile
from ui.collect.page import CollectPage

pytestmark = [pytest.mark.window, pytest.mark.usefixtures("on_a_display")]

KILLED_AFTER = 20

# Answers by keys, and says each answer once the next question stands on the screen.
VICTIM = """
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api
from pytestqt.qtbot import QtBot
from tests.ui.driving import Person
from tests.ui.test_bundled_interviews import answer_by_keys
from ui.app import application, first_question

qt_api.set_qt_api("pyside6")
application()
window = first_question(Path(sys.argv[1]))
person = Person(window, QtBot(None))
window.activateWindow()
assert QTest.qWaitForWindowActive(window, 20_000)
while True:
    question = person.asked
    answer_by_keys(person, question)
    QApplication.processEvents()
    print(question.column, flush=True)
"""


@pytest.fixture
def mall(tmp_path: Path) -> Path:
    path = tmp_path / "mall.sqd"
    Project.create(path, instrument="loket-lengkap", title="Mal Kota").close()
    return path


def test_an_interview_killed_in_the_middle_is_resumed_where_it_was(
    person: Person, mall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = kill_an_interview(mall)
    go_to_the_window(person)
    person.window.desk.open(mall)
    person.window.show_page("collect")
    assert person.reads("1 interview is not finished")
    (draft,) = person.window.desk.open_project.drafts()
    assert draft.answered >= len(set(told))  # a code of two figures is told at each
    assert person.reads(f"{draft.answered} of {draft.total} answered")
    person.click("Resume")
    assert set(told) <= answered_columns(person)
    assert person.asked.column not in told
    finish_by_keys(person)
    assert person.window.desk.open_project.count() == 1
    assert person.window.desk.open_project.drafts() == ()


def go_to_the_window(person: Person) -> None:
    """Bring it to the front: the focus went to the window that was killed, and a display without a manager gives it to nobody."""
    person.wait(lambda: not person.window.isActiveWindow())  # Qt believes for a moment longer that it is in front
    person.window.activateWindow()
    assert QTest.qWaitForWindowActive(person.window, 20_000)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_whole_interview_by_keys(person: Person, mall: Path, language: str) -> None:
    person.window.desk.set_language(language)
    person.window.desk.open(mall)
    person.window.show_page("collect")
    person.press("Enter")
    finish_by_keys(person)
    (row,) = person.window.desk.open_project.frame().to_dict("records")
    asked_of_everyone = [
        variable.name for variable in variables(person.window.desk.open_project.instrument) if variable.item
    ]
    assert row["sqd_language"] == language
    assert {row[column] for column in asked_of_everyone} == {1}


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 150), ((1366, 768), 200)])
def test_the_rows_of_the_map_are_whole(person: Person, mall: Path, size: tuple[int, int], text: int) -> None:
    person.window.desk.settings.text_percent = text
    person.window.desk.dress()
    person.window.resize(*size)
    person.window.desk.open(mall)
    person.window.show_page("collect")
    person.press("Enter")
    for _question in range(20):
        answer_by_keys(person, person.asked)
    person.press("F6")
    QTest.qWait(50)
    page = person.window.page
    assert isinstance(page, CollectPage)
    rows = {tile.parentWidget() for tile in page.map.map.findChildren(AnswerTile)}
    assert len(rows) > 3
    assert [row for row in rows if row.height() < row.heightForWidth(row.width())] == []


def kill_an_interview(path: Path) -> list[str]:
    """The columns of the questions that another process had shown as answered when it was killed."""
    with subprocess.Popen([sys.executable, "-c", VICTIM, str(path)], stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        told = [victim.stdout.readline().strip() for _answer in range(KILLED_AFTER)]
        victim.send_signal(signal.SIGKILL)
        told += victim.stdout.read().split()
    assert victim.returncode == -signal.SIGKILL
    return told


def answered_columns(person: Person) -> set[str]:
    return {question.column for question in person.interview.questions if question.answer is not None}


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_window_is_painted_on_the_screen(person: Person, mall: Path, size: tuple[int, int]) -> None:
    person.window.resize(*size)
    person.window.desk.open(mall)
    person.window.show_page("collect")
    person.press("Enter")
    person.go_to("t1_e")
    person.qtbot.wait(200)
    picture = person.window.screen().grabWindow(person.window.winId()).toImage()
    tile = person.button("1")  # within a screen that is narrower than the window
    place = tile.mapTo(person.window, tile.rect().topLeft())
    colours = {
        picture.pixelColor(place.x() + x, place.y() + y).name()
        for x in range(0, tile.width(), 3)
        for y in range(0, tile.height(), 3)
        if picture.valid(place.x() + x, place.y() + y)
    }
    assert len(colours) > 3  # ground, border, figure and its edges

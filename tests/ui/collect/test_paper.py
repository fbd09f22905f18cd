"""Paper forms at the keypad: a digit an answer, everything on disk at once, a second entry compared."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from instruments.i18n import _
from servqual_desk.interviewing.shown_question import Asked
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.test_interview import ALL_ANSWERS
from ui.collect.page import CollectPage
from ui.collect.paper.form_line import Cell, Line


@pytest.fixture
def typist(person: Person, survey: Path) -> Person:
    """Someone who enters forms of the little survey."""
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.click("Enter paper forms")
    return person


def number(typist: Person, serial: str) -> None:
    typist.write(serial)
    typist.press("Enter")


def line(typist: Person) -> Line:
    """The row that has the focus."""
    focused = typist.window.focusWidget()
    return next(one for one in typist.window.findChildren(Line) if focused in one.cells)


def type_all(typist: Person, *, overall: str = "85") -> None:
    typist.press("2")  # sex: the second choice, at once
    typist.write("12")  # both channels
    typist.press("Enter")
    for text in ("35", "0,5", "21/11/2026"):
        typist.write(text)
        typist.press("Enter")
    typist.press("7", "D", "4", "1")  # expectation of t1, e1 (don't know); perception
    typist.write("60")
    typist.press("Enter")
    typist.write("40")
    typist.press("Enter")
    typist.write(overall)
    typist.press("Enter")
    typist.write("Lebih cepat")
    typist.press("Enter")


def test_a_form_at_keypad_speed(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    assert typist.reads("Everything is answered")
    typist.press("Enter")  # the focus is on the button that finishes
    assert typist.reads("The form is saved.")
    with Project.open(survey) as project:
        row = project.frame(non_answers=True).iloc[0]
        assert {name: row[name] for name in ALL_ANSWERS} == ALL_ANSWERS
        assert row["sqd_mode"] == "paper"
        assert project.responses.with_serial("0007") is not None


def test_every_answer_is_on_disk_when_the_next_cell_has_the_focus(typist: Person, survey: Path) -> None:
    number(typist, "1")
    typist.press("2")
    assert line(typist).asked.column == "channels"
    with Project.open(survey) as project:
        (draft,) = project.drafts()
        assert (draft.mode, draft.answered) == ("paper", 1)


def test_what_is_no_code_stays_and_says_so(typist: Person) -> None:
    number(typist, "1")
    typist.press("9")
    typist.press("Enter")
    assert line(typist).asked.column == "sex"
    assert typist.reads("“9” is none of 1, 2.")


def test_points_that_do_not_sum_stay(typist: Person) -> None:
    number(typist, "1")
    while line(typist).asked.kind != "weights":
        typist.press("Down")
    typist.write("60")
    typist.press("Enter")
    typist.write("50")
    typist.press("Enter")
    assert line(typist).asked.kind == "weights"
    assert typist.reads("The points sum to 110 and must sum to 100.")


def test_an_answer_is_taken_back_by_emptying_its_cell(typist: Person, survey: Path) -> None:
    number(typist, "1")
    typist.press("2", "Up", "Backspace", "Enter")
    with Project.open(survey) as project:
        assert project.drafts()[0].answered == 0


def test_a_form_that_was_left_is_gone_on_with_in_the_grid(typist: Person) -> None:
    number(typist, "0007")
    typist.press("2", "Esc")
    assert typist.reads("1 interview is not finished")
    assert typist.reads("Paper form, no. 0007")
    typist.click("Resume")
    assert typist.reads("Form 0007")
    assert line(typist).asked.column == "channels"


def test_a_number_in_use_by_a_draft_goes_on_with_it(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    typist.press("2", "Esc")
    typist.click("Enter paper forms")
    number(typist, "0007")
    assert line(typist).asked.column == "channels"
    with Project.open(survey) as project:
        assert len(project.drafts()) == 1


def test_a_second_entry_is_compared_and_settled(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    type_all(typist)
    typist.press("Enter")
    agree_to_second()
    number(typist, "0007")
    assert typist.reads("Form 0007, second entry")
    type_all(typist, overall="58")
    typist.press("Enter")
    assert typist.reads("The two entries differ in 1 answer")
    typist.click("Second: 58")
    assert typist.reads("The two entries agree")
    with Project.open(survey) as project:
        assert project.count() == 1
        assert project.frame().iloc[0]["overall"] == 58
    typist.click("Next form")
    assert typist.reads("Number of the form")


def agree_to_second() -> None:
    """Answer the question whether to enter it again, once it is asked."""

    def agree() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(one for one in box.buttons() if one.text() == "Enter it again").click()

    QTimer.singleShot(100, agree)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_whole_bundled_form(person: Person, tmp_path: Path, language: str) -> None:
    desk = person.window.desk
    desk.set_language(language)
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Ctrl+Shift+N")
    person.wait(lambda: isinstance(person.window.page, CollectPage) and "paper" in vars(person.window.page))
    number(person, "PTSP-0001")
    for _row in range(100):
        if not isinstance(person.window.focusWidget(), Cell):
            break
        type_answer(person, line(person).asked)
    assert person.reads(_("Everything is answered"))
    person.press("Enter")
    with Project.open(tmp_path / "mall.sqd") as project:
        assert project.count() == 1
        assert project.responses.list()[0].language == language


def type_answer(person: Person, asked: Asked) -> None:
    match asked.kind:
        case "scale" | "choice":
            person.press("1")
            if len(asked.choices) > 9:  # 10, 11 and 12 begin with 1 too
                person.press("Enter")
        case "choices":
            person.write("12")
            person.press("Enter")
        case "weights":
            share, rest = divmod(asked.total or 0, len(asked.columns))
            for place in range(len(asked.columns)):
                person.write(str(share + (rest if place == 0 else 0)))
                person.press("Enter")
        case _:
            person.write("3")
            person.press("Enter")


def test_a_form_on_which_the_citizen_declined_is_only_counted(person: Person, tmp_path: Path) -> None:
    desk = person.window.desk
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.click("Enter paper forms")
    number(person, "3")
    person.press("2")
    person.click("Finish this form")
    assert person.reads("The refusal is recorded")
    with Project.open(tmp_path / "mall.sqd") as project:
        assert project.database.execute("SELECT mode FROM refusal").fetchall() == [("paper",)]
        assert project.count() == 0


def test_every_cell_has_a_name(typist: Person) -> None:
    number(typist, "1")
    cells: list[QWidget] = typist.window.findChildren(Cell)
    assert cells
    assert [one for one in cells if not one.accessibleName()] == []


@pytest.mark.parametrize("way", ["Esc", "Tab", "Ctrl+4", "Ctrl+Return", "Finish this form"])
def test_a_cell_that_was_not_left_by_enter_counts(typist: Person, survey: Path, way: str) -> None:
    number(typist, "0007")
    while line(typist).asked.column != "age":
        typist.press("Down")
    typist.write("35")
    if way == "Finish this form":
        typist.click(way)
    else:
        typist.press(way)
    typist.qtbot.wait(150)  # a button's key presses it for a tenth of a second

    with Project.open(survey, readonly=True) as project:
        [uuid] = project.uuids()
        assert project.responses.answers(uuid)["age"] == 35


def test_half_of_the_points_is_kept_and_shown_when_the_form_is_gone_on_with(typist: Person) -> None:
    number(typist, "0007")
    while line(typist).asked.kind != "weights":
        typist.press("Down")
    typist.write("60")
    typist.press("Esc")
    typist.click("Resume")
    found = next(one for one in typist.window.findChildren(Line) if one.asked.kind == "weights" and one.asked.typed)

    assert [cell.text() for cell in found.cells] == ["60", ""]


def test_a_form_with_something_unreadable_is_not_finished_and_says_where(typist: Person, survey: Path) -> None:
    number(typist, "0007")
    while line(typist).asked.column != "age":
        typist.press("Down")
    typist.write("3x")
    typist.click("Finish this form")

    assert line(typist).asked.column == "age"
    assert typist.reads("age: Write a whole number with digits only")
    with Project.open(survey, readonly=True) as project:
        assert project.count() == 0

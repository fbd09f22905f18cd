"""Every way out of every kind of question, by real keys and clicks: what was typed is in the file afterwards, and shown again.

The interviewer's page; paper and kiosk have their own tests beside this one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from servqual_desk.project import Project
from servqual_desk.store.sqlite import connect
from tests.little_survey import EVERY_KIND, kinds_asked
from tests.ui.driving import Person
from ui.collect.page import CollectPage
from ui.window import MainWindow

# Question → what is typed there, what of it is an answer (None: not yet one), what of it is typed only.
Typed = dict[str, str]
Case = tuple[str, Callable[[Person], None], dict[str, object], Typed]

CASES: tuple[Case, ...] = (
    ("comment", lambda person: person.write("Kursi kur"), {"comment": "Kursi kur"}, {}),
    ("age", lambda person: person.write("35"), {"age": 35}, {}),
    ("age", lambda person: person.write("3x"), {}, {"age": "3x"}),
    ("hours", lambda person: person.write("0,5"), {"hours": 0.5}, {}),
    ("visited", lambda person: person.write("21/11"), {}, {"visited": "21/11"}),
    ("visited", lambda person: person.write("21/11/2026"), {"visited": "2026-11-21"}, {}),
    ("w_tangibles", lambda person: person.write("60"), {}, {"w_tangibles": "60", "w_empathy": "0"}),
    ("channels", lambda person: person.press("2"), {"channels": "online"}, {}),
    ("overall", lambda person: person.write("8"), {"overall": 8}, {}),
    ("sex", lambda person: person.press("1"), {"sex": "f"}, {}),
    ("t1_e", lambda person: person.press("7"), {"t1_e": 7}, {}),
    ("order", lambda person: person.press("2"), {}, {"order": "2"}),
    ("order", lambda person: person.press("2", "3", "1"), {"order": "care;price;speed"}, {}),
)


HALF = [case for case in CASES if case[0] not in ("sex", "t1_e")]  # the others are answered by one key


def back(person: Person) -> None:
    person.click("Back")


def pause(person: Person) -> None:
    person.press("Esc")


def pause_by_click(person: Person) -> None:
    person.click("Pause")


def another_page(person: Person) -> None:
    person.press("Ctrl+4")
    person.wait(lambda: not isinstance(person.window.page, CollectPage))


def another_page_by_click(person: Person) -> None:
    person.click("Responses")


def close(person: Person) -> None:
    person.window.close()


WAYS = (back, pause, pause_by_click, another_page, another_page_by_click, close)


@pytest.fixture
def window(lent_window: MainWindow) -> MainWindow:
    return lent_window


@pytest.fixture
def survey(of_every_kind: Path) -> Path:
    return of_every_kind


def test_the_table_has_every_kind_of_question() -> None:
    assert kinds_asked(case[0] for case in CASES) == EVERY_KIND


def in_file(path: Path) -> tuple[dict[str, object], Typed]:
    """The answers that are there, and what is typed and is none."""
    database = connect(path, readonly=True)
    row = next(iter(database["answers_little"].rows))
    typed = {one["variable"]: one["typed"] for one in database["draft_input"].rows}
    database.close()
    return {name: value for name, value in row.items() if value is not None and name != "response"}, typed


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}-{number}" for number, case in enumerate(CASES)])
def test_no_way_out_loses_what_was_typed(
    interviewer: Person, survey: Path, case: Case, way: Callable[[Person], None]
) -> None:
    column, type_it, answers, typed = case
    interviewer.go_to(column)
    type_it(interviewer)
    way(interviewer)

    assert in_file(survey) == (answers, typed)


@pytest.mark.parametrize("case", HALF, ids=[f"{case[0]}-{number}" for number, case in enumerate(HALF)])
def test_a_moment_later_it_is_on_disk_whatever_happens(interviewer: Person, survey: Path, case: Case) -> None:
    column, type_it, _answers, _typed = case
    interviewer.go_to(column)
    type_it(interviewer)
    interviewer.wait(lambda: in_file(survey)[1] != {})

    assert set(in_file(survey)[1]) <= set(interviewer.asked.columns)


def test_what_is_typed_is_shown_again_when_the_draft_is_gone_on_with(interviewer: Person) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.write("60")
    interviewer.press("Esc")
    interviewer.click("Resume")
    interviewer.go_to("w_tangibles")

    points = [line.text() for line in interviewer.window.findChildren(QLineEdit) if line.isVisible()]
    assert points == ["60", "0"]
    assert interviewer.reads("40 points left of 100.")


def test_the_typed_comment_counts_when_the_interview_is_finished_elsewhere(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("comment")
    interviewer.write("Kursi kur")
    interviewer.click("Back")
    interviewer.interview.go_to_end()
    finish(interviewer)

    with Project.open(survey) as project:
        assert project.frame().iloc[0]["comment"] == "Kursi kur"


def finish(person: Person) -> None:
    """From the question that is shown to the review, and from there on."""
    page = person.window.page
    page.session.show_question()
    person.press("Enter")


def test_finishing_over_half_of_the_points_goes_there_and_says_so(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.write("60")
    interviewer.click("Back")
    interviewer.interview.go_to_end()
    finish(interviewer)

    assert interviewer.asked.column == "w_tangibles"
    assert interviewer.reads("The points sum to 60 and must sum to 100.")
    with Project.open(survey) as project:
        assert project.count() == 0


# Taking back


def test_an_emptied_text_and_enter_take_the_answer_back_and_go_on(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("comment")
    interviewer.write("Lambat")
    interviewer.press("Enter", "Backspace", "Ctrl+A", "Backspace", "Enter")

    assert in_file(survey) == ({}, {})
    assert log_of(survey, "comment") == [(None, "Lambat"), ("Lambat", None)]


def test_the_last_tick_undone_and_enter_take_the_answer_back(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("channels")
    interviewer.press("2", "Enter", "Backspace")
    assert interviewer.asked.column == "channels"
    interviewer.press("2", "Enter")

    assert in_file(survey) == ({}, {})


def test_delete_takes_the_answer_of_a_scale_back_and_stays(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("5", "Backspace", "Delete")

    assert interviewer.asked.column == "t1_e"
    assert interviewer.reads("The answer is taken back.")
    assert not interviewer.button("5").isChecked()
    assert log_of(survey, "t1_e") == [(None, 5), (5, None)]


def test_touching_the_chosen_answer_takes_it_back(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("5", "Backspace")
    interviewer.click("5")

    assert interviewer.asked.column == "t1_e"
    assert in_file(survey) == ({}, {})


def test_the_same_key_again_keeps_the_answer_and_goes_on(interviewer: Person, survey: Path) -> None:
    """Who answers anew presses what is said; were it taken back, the next key would answer the wrong question."""
    interviewer.go_to("t1_e")
    interviewer.press("5", "Backspace", "5", "4")

    assert in_file(survey)[0] == {"t1_e": 5, "e1_e": 4}


def log_of(path: Path, column: str) -> list[tuple[object, object]]:
    with Project.open(path) as project:
        return [(event.old, event.new) for event in project.events() if event.variable == column]


# Living faults


def test_a_fault_goes_when_it_is_repaired(interviewer: Person) -> None:
    interviewer.go_to("visited")
    interviewer.write("31/02/2026")
    interviewer.press("Enter")
    assert interviewer.reads("There is no such day: 31/02/2026")
    interviewer.press("Ctrl+A")
    interviewer.write("28/02/2026")
    assert not interviewer.reads("There is no such day")


@pytest.mark.parametrize(
    ("column", "key", "sentence"),
    [
        ("t1_e", "9", "“9” is no answer here. Press one of: 1–7, D, P."),
        ("t1_e", "X", "“X” is no answer here. Press one of: 1–7, D, P."),
        ("sex", "7", "“7” is no answer here. Press one of: 1, 2."),
        ("channels", "5", "“5” is no answer here. Press one of: 1, 2."),
        ("w_tangibles", "x", "Points are whole numbers from 0 to 100."),
        ("t1_e", "Delete", "There is no answer here yet that could be taken back."),
    ],
)
def test_a_key_that_does_nothing_says_why(interviewer: Person, column: str, key: str, sentence: str) -> None:
    interviewer.go_to(column)
    interviewer.press(key)
    assert interviewer.reads(sentence)


@pytest.mark.parametrize("spoken", ["id", "en"])
@pytest.mark.parametrize("mark", [".", ","])
def test_no_mark_between_digits_is_taken_into_points(interviewer: Person, survey: Path, spoken: str, mark: str) -> None:
    interviewer.window.desk.set_language(spoken)
    interviewer.go_to("w_tangibles")
    interviewer.write(f"5{mark}0")
    interviewer.press("Enter")

    assert interviewer.reads({"id": "Sisa 50 poin dari 100.", "en": "50 points left of 100."}[spoken])
    interviewer.press("Esc")
    assert in_file(survey) == ({}, {"w_tangibles": "50", "w_empathy": "0"})


def test_pasted_points_above_the_sum_are_said_to_be_too_many(interviewer: Person) -> None:
    interviewer.go_to("w_tangibles")
    QApplication.clipboard().setText("101")
    interviewer.press("Ctrl+V", "Enter")

    assert interviewer.reads("1 point too many: remove it from one of the lines.")
    assert interviewer.asked.column == "w_tangibles"


def test_a_number_of_thousands_of_digits_is_no_answer_and_no_fault_of_the_program(
    interviewer: Person, survey: Path
) -> None:
    interviewer.go_to("age")
    QApplication.clipboard().setText("9" * 5_000)
    interviewer.press("Ctrl+V", "Enter")

    assert interviewer.asked.column == "age"
    assert interviewer.reads("Write a whole number with digits only, such as 35 or 1250.")
    interviewer.press("Esc")
    assert in_file(survey)[0] == {}


def test_no_two_texts_are_mixed_up_when_the_field_is_used_again(interviewer: Person) -> None:
    interviewer.go_to("comment")
    interviewer.write("Satu")
    interviewer.press("Esc")
    interviewer.click("Resume")
    interviewer.go_to("comment")
    box = next(box for box in interviewer.window.findChildren(QPlainTextEdit) if box.isVisible())
    assert box.toPlainText() == "Satu"

"""An interview by keys and mouse: what is pressed is what the file holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit

from servqual_desk.project import Project
from servqual_desk.store.sqlite import sqlite
from tests.little_survey import little_survey
from tests.ui.driving import Person, when_a_box_opens

ALL_ANSWERS = {
    "sex": "m",
    "channels": "counter;online",
    "age": 35,
    "hours": 0.5,
    "visited": "2026-11-21",
    "t1_e": 7,
    "e1_e": "dk",
    "t1_p": 4,
    "e1_p": 1,
    "w_tangibles": 60,
    "w_empathy": 40,
    "overall": 85,
    "comment": "Lebih cepat",
}


def on_disk(path: Path, column: str) -> object:
    """What another connection reads: only what is committed."""
    with sqlite.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return connection.execute(f'SELECT "{column}" FROM answers_little').fetchone()[0]


def answer_everything(person: Person) -> None:
    person.press("2")  # sex
    person.press("1", "2", "Enter")  # channels
    person.write("35")
    person.press("Enter")  # age
    person.write("0,5")
    person.press("Enter")  # hours
    person.write("21/11/2026")
    person.press("Enter")  # visited
    person.press("7", "D", "4", "1")  # expectation of t1, e1 (don't know); perception
    person.write("60")
    person.press("Down")
    person.write("40")
    person.press("Enter")  # weights
    person.write("85")
    person.press("Enter")  # overall, 0 to 100
    person.write("Lebih cepat")
    person.press("Enter")  # comment


def test_the_whole_interview_by_keys_ends_in_one_response(interviewer: Person, survey: Path) -> None:
    answer_everything(interviewer)
    assert interviewer.reads("Everything is answered")
    interviewer.press("Enter")
    assert interviewer.reads("Thank you")
    with Project.open(survey) as project:
        assert project.count() == 1
        row = project.frame(non_answers=True).iloc[0]
        assert {name: row[name] for name in ALL_ANSWERS} == ALL_ANSWERS


def test_every_answer_is_on_disk_before_the_next_question_is_shown(interviewer: Person, survey: Path) -> None:
    interviewer.press("2")
    assert interviewer.asked.column == "channels"
    assert on_disk(survey, "sex") == "m"
    interviewer.press("1", "Enter")
    assert interviewer.asked.column == "age"
    assert on_disk(survey, "channels") == "counter"


def test_the_mouse_answers_like_the_keys(interviewer: Person, survey: Path) -> None:
    interviewer.click("Female")
    interviewer.click("Online")
    interviewer.click("Next")
    assert interviewer.asked.column == "age"
    assert (on_disk(survey, "sex"), on_disk(survey, "channels")) == ("f", "online")
    interviewer.go_to("t1_e")
    interviewer.click("5")
    assert on_disk(survey, "t1_e") == 5


def test_backspace_goes_back_to_an_answer_that_is_still_chosen(interviewer: Person) -> None:
    interviewer.press("2", "Backspace")
    assert interviewer.asked.column == "sex"
    assert interviewer.button("Male").isChecked()
    interviewer.press("Enter")  # keeps it
    assert interviewer.asked.column == "channels"


def test_backspace_in_a_text_deletes_and_only_goes_back_from_an_empty_one(interviewer: Person) -> None:
    interviewer.go_to("age")
    interviewer.write("3")
    interviewer.press("Backspace")
    assert interviewer.asked.column == "age"
    interviewer.press("Backspace")
    assert interviewer.asked.column == "channels"


def test_arrows_move_and_enter_takes_the_answer(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("Right", "Right", "Right", "Left", "Enter")
    assert on_disk(survey, "t1_e") == 2


def test_an_empty_scale_is_passed_over_only_at_the_second_enter(interviewer: Person) -> None:
    interviewer.go_to("t1_e")
    interviewer.press("Enter")
    assert interviewer.asked.column == "t1_e"
    assert interviewer.reads("No answer yet. Press Enter once more to go on without one.")
    interviewer.press("Enter")
    assert interviewer.asked.column == "e1_e"


def test_a_fault_stands_where_it_is_and_nothing_is_taken(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("age")
    interviewer.write("1.000")
    interviewer.press("Enter")
    assert interviewer.asked.column == "age"
    assert interviewer.reads("Write a whole number with digits only")
    assert on_disk(survey, "age") is None


def test_points_that_do_not_sum_are_not_taken(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.write("60")
    interviewer.press("Enter")
    assert interviewer.asked.column == "w_tangibles"
    assert interviewer.reads("40 points left of 100.")
    interviewer.press("Down")
    interviewer.write("60")
    assert interviewer.reads("20 points too many")
    assert on_disk(survey, "w_tangibles") is None


def test_the_points_are_skipped_as_a_whole(interviewer: Person) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.press("Enter", "Enter")
    assert interviewer.asked.column == "overall"


def test_plus_and_minus_step_the_points_of_a_line(interviewer: Person) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.press("+", "+", "-")
    assert interviewer.reads("95 points left of 100.")


def test_the_language_changes_at_a_question_and_what_is_typed_stays(interviewer: Person) -> None:
    interviewer.go_to("comment")
    interviewer.write("Half a sen")
    interviewer.press("Ctrl+L")
    assert interviewer.asked.column == "comment"
    assert interviewer.interview.language == "id"
    assert interviewer.reads("Saran")
    box = next(box for box in interviewer.window.findChildren(QPlainTextEdit) if box.isVisible())
    assert box.toPlainText() == "Half a sen"


def test_the_banner_says_which_battery_is_asked_in_both_languages(interviewer: Person) -> None:
    interviewer.go_to("t1_e")
    assert interviewer.reads("WHAT SHOULD BE")
    interviewer.press("Ctrl+L")
    assert interviewer.reads("YANG SEHARUSNYA")
    interviewer.go_to("t1_p")
    assert interviewer.reads("YANG DIALAMI")


def test_text_grows_at_a_question_without_losing_the_place(interviewer: Person) -> None:
    interviewer.go_to("t1_p")
    height = interviewer.button("7").height()
    interviewer.press("Ctrl++", "Ctrl++", "Ctrl++")  # 150 per cent
    assert interviewer.asked.column == "t1_p"
    interviewer.wait(lambda: interviewer.button("7").height() > height)
    interviewer.press("7")
    assert interviewer.asked.column == "e1_p"


def test_escape_pauses_and_the_draft_is_offered_by_name_time_and_progress(interviewer: Person) -> None:
    interviewer.press("2", "1", "Enter", "Esc")
    assert interviewer.reads("1 interview is not finished")
    assert interviewer.reads("2 of 12 answered")
    interviewer.click("Resume")
    assert interviewer.asked.column == "age"


def test_a_draft_left_for_later_is_still_there(interviewer: Person) -> None:
    interviewer.press("2", "Esc")
    interviewer.click("Leave for later")
    assert interviewer.reads("1 interview is not finished")
    interviewer.click("Resume")
    assert interviewer.asked.column == "channels"


def test_the_review_lists_what_has_no_answer_and_jumps_there(interviewer: Person) -> None:
    interviewer.press("2")
    interviewer.go_to("comment")
    interviewer.press("Enter")
    assert interviewer.reads("11 questions have no answer")
    interviewer.click("The room is tidy.")
    assert interviewer.asked.column == "t1_e"


def test_a_held_enter_does_not_finish(interviewer: Person, survey: Path) -> None:
    interviewer.go_to("comment")
    interviewer.press("Enter")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(interviewer.window.focusWidget(), held)
    with Project.open(survey) as project:
        assert project.count() == 0


def test_question_mark_shows_the_keys(interviewer: Person) -> None:
    seen: list[str] = []

    def read_and_close(dialog: QDialog) -> None:
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        interviewer.press("Space")

    when_a_box_opens(QDialog, read_and_close)
    interviewer.press("?")
    assert "back to the question before" in seen


def test_another_survey_in_the_middle_takes_the_half_sentence_along_and_lets_go_of_the_draft(
    interviewer: Person, survey: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    interviewer.press("2", "1", "Enter")  # sex, channels
    for number in ("35", "0,5"):
        interviewer.write(number)
        interviewer.press("Enter")
    interviewer.write("21/1")  # of a day, and called away
    other = tmp_path / "lain.sqd"
    Project.create(other, instrument=little_survey()).close()

    interviewer.window.desk.open(other)  # as a file that is dropped onto the window

    assert caplog.messages == []
    with Project.open(survey) as project:
        (draft,) = project.drafts()
        again = project.resume(draft.uuid)
        assert again.question is not None
        assert (again.question.column, again.question.typed) == ("visited", {"visited": "21/1"})
    assert on_disk(survey, "age") == 35

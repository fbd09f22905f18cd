"""The answer map: one key away, a correction far back costs four keys, and one comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from servqual_desk.project import Project
from tests.ui.driving import Person, see_the_screen
from tests.ui.test_bundled_interviews import answer_by_keys
from ui.collect.answer_map import AnswerTile
from ui.collect.progress_bar import SectionProgress


def tiles(person: Person) -> list[AnswerTile]:
    person.qtbot.wait(1)
    return [tile for tile in person.window.findChildren(AnswerTile) if tile.isVisible()]


def test_f6_shows_every_question_and_escape_returns(interviewer: Person) -> None:
    interviewer.press("2")
    interviewer.press("F6")

    assert interviewer.reads("All questions and answers")
    assert [tile.asked.column for tile in tiles(interviewer)] == [one.column for one in interviewer.interview.questions]
    assert [tile.asked.column for tile in tiles(interviewer) if tile.isChecked()] == ["sex"]
    interviewer.press("Esc")
    assert interviewer.asked.column == "channels"


def test_the_progress_line_opens_it_too(interviewer: Person) -> None:
    line = next(one for one in interviewer.window.findChildren(SectionProgress) if one.isVisible())
    see_the_screen()
    interviewer.qtbot.mouseClick(line, Qt.MouseButton.LeftButton)

    assert interviewer.reads("All questions and answers")


def test_arrows_and_enter_go_to_a_question_and_its_answer_comes_back(interviewer: Person, survey: Path) -> None:
    interviewer.press("2", "1", "Enter")
    interviewer.press("F6", "Left", "Left", "Enter")
    assert interviewer.asked.column == "sex"
    interviewer.press("1")

    assert interviewer.asked.column == "age"
    with Project.open(survey, readonly=True) as project:
        assert next(event.new for event in reversed(project.events()) if event.variable == "sex") == "f"


def test_a_click_on_a_tile_goes_there(interviewer: Person) -> None:
    interviewer.press("F6")
    see_the_screen()
    tile = next(tile for tile in tiles(interviewer) if tile.asked.column == "t1_p")
    interviewer.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert interviewer.asked.column == "t1_p"


def test_what_is_half_typed_is_kept_when_the_map_is_opened(interviewer: Person) -> None:
    interviewer.go_to("w_tangibles")
    interviewer.write("60")
    interviewer.press("F6")

    begun = next(tile for tile in tiles(interviewer) if tile.asked.column == "w_tangibles")
    assert begun.asked.typed == {"w_tangibles": "60", "w_empathy": "0"}


def test_the_review_is_the_map_too_and_a_visit_from_there_returns(interviewer: Person) -> None:
    interviewer.interview.go_to_end()
    interviewer.window.page.session.show_question()
    assert len(tiles(interviewer)) == len(interviewer.interview.questions)
    interviewer.click("The room is tidy.")
    interviewer.press("5")

    assert interviewer.reads("11 questions have no answer")


@pytest.mark.parametrize("size", [(1366, 700), (1920, 1000)])
def test_question_10_is_corrected_at_question_60_with_four_keys(
    person: Person, tmp_path: Path, size: tuple[int, int]
) -> None:
    desk = person.window.desk
    person.window.resize(*size)
    desk.create(tmp_path / "mall.sqd", instrument="loket-lengkap", title="Mal")
    person.window.show_page("collect")
    person.press("Enter")
    while person.asked.position < 60:
        answer_by_keys(person, person.asked)
    tenth = next(one for one in person.interview.questions if one.position == 10)
    assert tenth.answer is not None
    person.press("F6", "1", "0")
    assert person.asked.column == tenth.column
    other = next(place for place, one in enumerate(tenth.choices, 1) if one.value != tenth.answer)
    person.press(str(other))

    assert person.asked.position == 60
    assert next(one for one in person.interview.questions if one.column == tenth.column).answer != tenth.answer

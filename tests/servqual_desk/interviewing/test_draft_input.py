"""What is typed and is no answer yet: it stays with the draft, counts only where it is one, and goes with it."""

import pytest

from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import FULL, answer_all

HALF_A_COMMENT = {"remark": "Kursinya kur"}
HALF_OF_THE_POINTS = {"w_speed": "60", "w_care": ""}


def kept(project: Project) -> dict[str, str]:
    """What stands in the file."""
    return dict(project.database.execute("SELECT variable, typed FROM draft_input").fetchall())


def again(project: Project, interview: Interview) -> Interview:
    """The same draft, read from the file."""
    return project.resume(interview.uuid)


@pytest.fixture
def interview(project: Project) -> Interview:
    """Everything is answered but the points and the comment."""
    short = {column: answer for column, answer in FULL.items() if column not in ("w_speed", "remark")}
    return answer_all(project.start_interview(), short)


def test_half_a_comment_is_shown_again_and_is_no_answer(project: Project, interview: Interview) -> None:
    interview.keep_typed("remark", HALF_A_COMMENT)

    found = again(project, interview)
    assert "remark" not in found.answers
    assert [(asked.column, asked.typed) for asked in found.typed] == [("remark", HALF_A_COMMENT)]
    assert [event for event in project.events(interview.uuid) if event.variable == "remark"] == []


def test_what_is_an_answer_becomes_one_and_stands_in_the_log(project: Project, interview: Interview) -> None:
    interview.keep_typed("remark", HALF_A_COMMENT)
    assert interview.settle_typed() == {}

    assert again(project, interview).answers["remark"] == "Kursinya kur"
    assert kept(project) == {}
    assert [event.new for event in project.events(interview.uuid) if event.variable == "remark"] == ["Kursinya kur"]


def test_half_of_the_points_is_none_and_the_fault_says_so(project: Project, interview: Interview) -> None:
    interview.keep_typed("w_speed", HALF_OF_THE_POINTS)
    faults = interview.settle_typed()

    assert "60" in str(faults["w_speed"])
    assert kept(project) == HALF_OF_THE_POINTS


def test_the_response_counts_what_was_typed_last(project: Project, interview: Interview) -> None:
    interview.keep_typed("remark", HALF_A_COMMENT)
    interview.finish()

    assert project.frame().iloc[0]["remark"] == "Kursinya kur"
    assert kept(project) == {}


def test_nothing_is_finished_over_something_unreadable(project: Project, interview: Interview) -> None:
    interview.keep_typed("visits", {"visits": "3 times"})
    with pytest.raises(AnswerError, match="visits: "):
        interview.finish()

    assert project.count() == 0
    assert kept(project) == {"visits": "3 times"}


def test_an_emptied_text_takes_its_answer_back(project: Project, interview: Interview) -> None:
    interview.keep_typed("visits", {"visits": ""})
    assert kept(project) == {"visits": ""}
    interview.settle_typed()

    assert "visits" not in again(project, interview).answers
    assert [(event.old, event.new) for event in project.events(interview.uuid) if event.variable == "visits"] == [
        (None, 3),
        (3, None),
    ]


def test_what_says_no_more_than_the_answer_is_not_kept(project: Project, interview: Interview) -> None:
    interview.keep_typed("waited", {"waited": "0,7"})
    assert kept(project) == {"waited": "0,7"}
    interview.keep_typed("waited", {"waited": "0,5"})

    assert kept(project) == {}


def test_an_answer_takes_the_place_of_what_was_typed(project: Project, interview: Interview) -> None:
    interview.keep_typed("w_speed", HALF_OF_THE_POINTS)
    interview.go_to("w_speed")
    interview.answer({"w_speed": 70, "w_care": 30})

    assert kept(project) == {}
    assert interview.typed == ()


def test_a_question_that_is_no_longer_asked_is_finished_without(project: Project, interview: Interview) -> None:
    interview.go_to("channel")
    interview.answer("online")
    interview.keep_typed("apps", {"apps": "9"})
    interview.go_to("channel")
    interview.answer("counter")
    interview.finish()

    assert kept(project) == {}


@pytest.mark.parametrize("end", ["refuse", "erase"])
def test_an_erasure_takes_it_too(project: Project, interview: Interview, end: str) -> None:
    interview.keep_typed("remark", HALF_A_COMMENT)
    if end == "refuse":
        interview.refuse()
    else:
        project.responses.erase(interview.withdrawal_code)

    assert kept(project) == {}

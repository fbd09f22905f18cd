"""A form entered twice: kept at once, compared, settled with a reason."""

import pytest

from instruments.i18n import use_language
from servqual_desk.errors import AnswerError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.responses.second_entry import SecondEntry
from tests.servqual_desk.held_interviews import FULL, answer_all


def entered_twice(project: Project, **changed: object) -> SecondEntry:
    interview = answer_all(project.start_interview(mode="paper", serial="0007"))
    second = project.second_entry(interview.finish(), language="en", who=None)
    for column, value in {**FULL, **changed}.items():
        if value is None:
            second.clear(column)
        else:
            second.answer(column, value)  # type: ignore[arg-type]
    second.finish()
    return second


def test_two_equal_entries_have_no_mismatch(project: Project) -> None:
    assert entered_twice(project).mismatches() == ()


def test_mismatches_stand_in_the_papers_order(project: Project) -> None:
    second = entered_twice(project, overall=2, visits=4, c1_p=1, w_speed={"w_speed": 40, "w_care": 60}, remark=None)
    assert [(one.question.column, one.first, one.second) for one in second.mismatches()] == [
        ("visits", 3, 4),
        ("c1_p", "dk", 1),
        ("w_speed", {"w_speed": 60, "w_care": 40}, {"w_speed": 40, "w_care": 60}),
        ("overall", 4, 2),
        ("remark", "Tambah kursi.", None),
    ]


def test_the_first_is_kept_without_touching_the_response(project: Project) -> None:
    second = entered_twice(project, overall=2)
    second.settle("overall", second=False)
    assert second.mismatches() == ()
    assert project.responses.answers(second.response)["overall"] == 4


def test_the_second_corrects_the_response_with_its_reason_in_the_log(project: Project) -> None:
    second = entered_twice(project, overall=2)
    second.settle("overall", second=True)
    assert second.mismatches() == ()
    assert project.responses.answers(second.response)["overall"] == 2
    last = project.responses.history(second.response)[-1]
    assert (last.kind, last.variable, last.old, last.new, last.reason) == ("corrected", "overall", 4, 2, "second entry")


def test_what_was_entered_is_there_after_a_restart(project: Project) -> None:
    second = entered_twice(project, overall=2)
    with Project.open(project.path) as again:
        found = again.second_entry(second.response, language="en").mismatches()
    assert [one.question.column for one in found] == ["overall"]


def test_the_second_entry_is_another_persons(project: Project) -> None:
    for code in ("ani", "budi"):
        project.people.save(Enumerator(code=code, name=code.title()))
    first = answer_all(project.start_interview(mode="paper", serial="0008", enumerator="ani")).finish()
    with use_language("en"), pytest.raises(AnswerError, match="another person's"):
        project.second_entry(first, language="en", who="ani")
    project.second_entry(first, language="en", who="budi").finish()
    project.sign_in("ani", "")
    with pytest.raises(AnswerError):
        project.second_entry(first, language="en", who="budi")  # who is signed in counts, not who is claimed

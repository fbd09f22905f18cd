import pytest

from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.paper_serials import numbered, read_serial
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import answer_all


def entered(project: Project, serial: str) -> str:
    return answer_all(project.start_interview(mode="paper", serial=serial)).finish()


def test_the_forms_number_is_stored_with_its_entry(project: Project) -> None:
    uuid = entered(project, " ptsp-0012 ")

    assert project.responses.get(uuid).serial == "PTSP-0012"
    found = project.responses.with_serial("ptsp-0012")
    assert found is not None
    assert found.uuid == uuid
    assert project.responses.with_serial("0013") is None


def test_a_form_is_entered_once(project: Project) -> None:
    entered(project, "0001")

    with pytest.raises(AnswerError, match="0001"):
        project.start_interview(mode="paper", serial="0001")

    assert project.count() == 1
    assert project.drafts() == ()


def test_a_form_whose_entry_is_unfinished_is_gone_on_with(project: Project) -> None:
    draft = project.start_interview(mode="paper", serial="0001")

    with pytest.raises(AnswerError, match="0001"):
        project.start_interview(mode="paper", serial="0001")

    assert [one.uuid for one in project.drafts()] == [draft.uuid]


def test_a_voided_entry_frees_the_number_and_cannot_come_back_beside_a_new_one(project: Project) -> None:
    first = entered(project, "0001")
    project.responses.void(first, reason="lines were mixed up")
    second = entered(project, "0001")

    with pytest.raises(AnswerError, match="0001"):
        project.responses.restore(first, reason="was right after all")

    assert project.count() == 1
    project.responses.void(second, reason="the first was right")
    project.responses.restore(first, reason="was right after all")
    assert project.count() == 1


def test_an_interview_without_paper_has_no_number(project: Project) -> None:
    one, other = project.start_interview(), project.start_interview()

    assert project.responses.get(one.uuid).serial is None
    assert project.responses.get(other.uuid).serial is None


@pytest.mark.parametrize("written", ["", "  ", "no. 1?", "12345678901234567890123456", "-1"])
def test_what_is_no_form_number_is_refused(written: str) -> None:
    with pytest.raises(AnswerError):
        read_serial(written)


def test_numbers_go_on_where_the_last_printing_ended(project: Project) -> None:
    assert numbered(project.paper_serials.next_number(), 3, prefix="ptsp-") == ("PTSP-0001", "PTSP-0002", "PTSP-0003")

    project.paper_serials.note_printed(first=1, copies=3)
    assert project.paper_serials.next_number() == 4

    project.paper_serials.note_printed(first=2, copies=1)  # one form printed again
    assert project.paper_serials.next_number() == 4

import pytest

from servqual_desk.errors import AnswerError, DataError, ProjectError
from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import answer_all, finished


def test_a_correction_keeps_old_new_who_and_why(project: Project) -> None:
    uuid = finished(project)
    responses = project.responses

    responses.correct(uuid, "s1_p", 4, reason="misread the paper", who="ani")

    assert responses.answers(uuid)["s1_p"] == 4
    last = responses.history(uuid)[-1]
    assert (last.kind, last.variable, last.old, last.new, last.who, last.reason) == (
        "corrected",
        "s1_p",
        3,
        4,
        "ani",
        "misread the paper",
    )


def test_the_points_are_corrected_together(project: Project) -> None:
    uuid = finished(project)

    project.responses.correct(uuid, "w_speed", {"w_speed": 10, "w_care": 90}, reason="swapped")

    answers = project.responses.answers(uuid)
    assert (answers["w_speed"], answers["w_care"]) == (10, 90)


def test_a_correction_off_the_scale_changes_nothing(project: Project) -> None:
    uuid = finished(project)

    with pytest.raises(AnswerError):
        project.responses.correct(uuid, "s1_p", 9, reason="typing")

    assert project.responses.answers(uuid)["s1_p"] == 3


def test_only_what_changes_is_logged(project: Project) -> None:
    uuid = finished(project)
    before = len(project.responses.history(uuid))

    with pytest.raises(AnswerError):
        project.responses.correct(uuid, "s1_p", 3, reason="misread")  # it is 3 already

    assert len(project.responses.history(uuid)) == before


def test_a_correction_takes_out_the_answers_that_it_hides(project: Project) -> None:
    uuid = finished(project, channel="online", apps=["web"])

    project.responses.correct(uuid, "channel", "counter", reason="ticked the wrong line", who="ani")

    assert project.responses.answers(uuid)["apps"] is None
    assert [(event.kind, event.variable, event.old) for event in project.responses.history(uuid)[-2:]] == [
        ("corrected", "channel", "online"),
        ("hidden", "apps", "web"),
    ]


def test_an_answer_can_be_taken_out_unless_the_question_is_required(project: Project) -> None:
    uuid = finished(project)

    project.responses.correct(uuid, "visits", None, reason="not legible")
    with pytest.raises(AnswerError):
        project.responses.correct(uuid, "channel", None, reason="not legible")

    assert project.responses.answers(uuid)["visits"] is None
    assert project.responses.answers(uuid)["channel"] == "counter"


def test_neither_a_draft_nor_an_erased_response_is_corrected(project: Project) -> None:
    draft = project.start_interview()
    erased = finished(project)
    project.responses.erase(str(project.responses.get(erased).withdrawal_code))

    for uuid in (draft.uuid, erased):
        with pytest.raises(ProjectError):
            project.responses.correct(uuid, "visits", 2, reason="typing")

    assert set(project.responses.answers(erased).values()) == {None}


def test_a_voided_response_leaves_every_number_and_can_come_back(project: Project) -> None:
    uuid = finished(project)
    responses = project.responses

    responses.void(uuid, reason="a test of the screen")
    assert project.count() == 0

    responses.restore(uuid, reason="was real after all")
    assert project.count() == 1
    assert [event.kind for event in responses.history(uuid)][-2:] == ["voided", "restored"]


def test_nothing_is_changed_without_a_reason(project: Project) -> None:
    uuid = finished(project)

    with pytest.raises(DataError):
        project.responses.void(uuid, reason="  ")
    with pytest.raises(DataError):
        project.responses.correct(uuid, "s1_p", 4, reason="")

    assert project.count() == 1


def test_an_abandoned_draft_is_offered_no_more_but_kept(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("counter")

    project.responses.abandon(interview.uuid, reason="the citizen left")

    assert project.drafts() == ()
    assert project.responses.answers(interview.uuid)["channel"] == "counter"


def test_a_draft_that_was_set_aside_comes_back_as_a_draft_and_counts_only_when_it_is_finished(project: Project) -> None:
    interview = project.start_interview()
    project.responses.abandon(interview.uuid, reason="the citizen left")

    project.responses.restore(interview.uuid, reason="came back")

    assert [draft.uuid for draft in project.drafts()] == [interview.uuid]
    assert project.count() == 0
    assert project.field_progress.counts().abandoned == 0
    answer_all(project.resume(interview.uuid)).finish()
    assert project.count() == 1


def test_a_draft_left_for_later_stays_so_until_it_is_gone_on_with(project: Project) -> None:
    interview, other = project.start_interview(), project.start_interview()

    project.responses.park(interview.uuid)
    assert project.responses.parked() == {interview.uuid}

    project.resume(interview.uuid).answer("counter")
    assert project.responses.parked() == set()
    assert {draft.uuid for draft in project.drafts()} == {interview.uuid, other.uuid}


def test_erasure_by_the_withdrawal_code_leaves_a_tombstone_and_no_answer_in_the_file(project: Project) -> None:
    uuid = finished(project, remark="Nama saya Siti Rahayu")
    code = project.responses.get(uuid).withdrawal_code
    assert code is not None

    erased = project.responses.erase(f"{code[:4]}-{code[4:].lower()}")

    assert erased == uuid
    assert project.count() == 0
    assert set(project.responses.answers(uuid).values()) == {None}
    history = project.responses.history(uuid)
    assert history[-1].kind == "erased"
    assert all((event.old, event.new, event.reason) == (None, None, None) for event in history)
    project.close()
    assert b"Siti Rahayu" not in project.path.read_bytes()


def test_a_paper_form_is_erased_by_the_number_on_its_slip_with_every_entry_of_it(project: Project) -> None:
    responses = project.responses
    first = answer_all(project.start_interview(mode="paper", serial="MPP-0001")).finish()
    responses.void(first, reason="lines were mixed up")
    second = answer_all(project.start_interview(mode="paper", serial="MPP-0001")).finish()
    other = answer_all(project.start_interview(mode="paper", serial="MPP-0002")).finish()

    assert responses.to_be_erased("mpp-0001").uuid == second
    assert responses.erase("mpp-0001") == second

    assert [responses.get(uuid).status for uuid in (first, second, other)] == ["erased", "erased", "finished"]
    assert set(responses.answers(first).values()) == {None}


def test_an_unknown_withdrawal_code_erases_nothing(project: Project) -> None:
    finished(project)

    for look_or_erase in (project.responses.to_be_erased, project.responses.erase):
        with pytest.raises(DataError, match="AAAAAAAA"):
            look_or_erase("aaaa-aaaa")

    assert project.count() == 1

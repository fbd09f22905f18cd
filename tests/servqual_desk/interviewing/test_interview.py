import pytest

from servqual_desk.errors import AnswerError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.held_interviews import FULL, answer_all, finished


def columns_asked(project: Project) -> list[str]:
    interview = project.start_interview()
    asked = []
    while interview.question is not None:
        asked.append(interview.question.column)
        interview.answer(FULL[interview.question.column])
    return asked


def test_profile_comes_first_then_each_battery_then_weights_outcome_and_comment(project: Project) -> None:
    assert columns_asked(project) == [
        "channel",
        "visits",
        "waited",
        "came_on",
        "s1_e",
        "c1_e",
        "s1_p",
        "c1_p",
        "w_speed",
        "overall",
        "remark",
    ]


def test_a_question_is_said_in_the_interviews_language(project: Project) -> None:
    interview = project.start_interview(language="en")

    question = interview.question

    assert question is not None
    assert question.text == "By which channel?"
    assert [(choice.value, choice.label) for choice in question.choices] == [
        ("counter", "Counter"),
        ("online", "Online"),
    ]


def test_the_language_can_change_at_any_question(project: Project) -> None:
    interview = project.start_interview(language="id")
    interview.answer("counter")

    interview.language = "en"

    assert interview.question is not None
    assert interview.question.text == "How many visits?"
    assert interview.answers == {"channel": "counter"}


def test_an_answer_is_in_the_file_when_answer_returns(project: Project) -> None:
    interview = project.start_interview()

    interview.answer("online")

    with sqlite.connect(project.path) as another:
        assert another.execute("SELECT channel FROM answers_little_desk").fetchall() == [("online",)]
        assert another.execute("SELECT kind, variable, new FROM event ORDER BY id DESC LIMIT 1").fetchone() == (
            "answered",
            "channel",
            "online",
        )
    another.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("channel", "post"),
        ("channel", 1),
        ("visits", 2.5),
        ("visits", True),
        ("waited", "half"),
        ("waited", float("nan")),
        ("came_on", "20/11/2026"),
        ("s1_e", 6),
        ("s1_e", 0),
        ("s1_e", "maybe"),
        ("s1_e", None),
        ("w_speed", {"w_speed": 60, "w_care": 30}),
        ("w_speed", {"w_speed": 100}),
        ("w_speed", {"w_speed": 150, "w_care": -50}),
        ("w_speed", 5),
        ("remark", "  "),
    ],
)
def test_a_bad_value_raises_and_nothing_changes(project: Project, column: str, value: object) -> None:
    interview = project.start_interview()
    while interview.question is not None and interview.question.column != column:
        interview.answer(FULL[interview.question.column])
    before = interview.answers

    with pytest.raises(AnswerError):
        interview.answer(value)  # type: ignore[arg-type]

    assert interview.answers == before
    assert interview.question is not None
    assert interview.question.column == column


def test_a_non_answer_is_kept_as_its_own_code(project: Project) -> None:
    interview = answer_all(project.start_interview())

    assert interview.answers["c1_p"] == "dk"


def test_several_choices_are_stored_in_the_questionnaires_order(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("online")

    interview.answer(["phone", "web", "phone"])

    assert interview.answers["apps"] == "web;phone"


def test_a_question_is_asked_only_where_its_condition_holds(project: Project) -> None:
    at_the_counter, online = project.start_interview(), project.start_interview()

    at_the_counter.answer("counter")
    online.answer("online")

    assert at_the_counter.question is not None
    assert at_the_counter.question.column == "visits"
    assert online.question is not None
    assert online.question.column == "apps"


def test_finishing_takes_out_an_answer_that_a_later_change_hid(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("online")
    interview.answer(["web"])
    interview.go_to("channel")
    interview.answer("counter")
    answer_all(interview)

    uuid = interview.finish()

    assert project.responses.answers(uuid)["apps"] is None
    hidden = [event for event in project.responses.history(uuid) if event.kind == "hidden"]
    assert [(event.variable, event.old, event.new) for event in hidden] == [("apps", "web", None)]


@pytest.mark.parametrize("mode", ["interviewer", "kiosk"])
def test_a_required_question_cannot_be_skipped(project: Project, mode: str) -> None:
    interview = project.start_interview(mode=mode)

    with pytest.raises(AnswerError, match=r"answer|jawab"):
        interview.skip()

    assert interview.question is not None
    assert interview.question.column == "channel"


def test_paper_may_leave_out_what_is_required_because_the_citizen_has_gone(project: Project) -> None:
    interview = project.start_interview(mode="paper")

    interview.skip()

    assert interview.question is not None
    assert interview.question.column == "visits"
    interview.finish()
    assert project.count() == 1


def test_back_returns_to_the_question_before_with_its_answer(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("counter")

    interview.back()

    assert interview.question is not None
    assert (interview.question.column, interview.question.answer) == ("channel", "counter")


def test_answering_again_keeps_the_old_answer_in_the_log(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("counter")
    interview.back()

    interview.answer("online")

    answered = [event for event in project.responses.history(interview.uuid) if event.variable == "channel"]
    assert [(event.old, event.new) for event in answered] == [(None, "counter"), ("counter", "online")]


def test_finishing_twice_makes_one_response(project: Project) -> None:
    interview = answer_all(project.start_interview())

    assert interview.finish() == interview.finish()

    assert project.count() == 1


@pytest.mark.parametrize("mode", ["interviewer", "kiosk"])
def test_finishing_without_a_required_answer_is_refused(project: Project, mode: str) -> None:
    interview = project.start_interview(mode=mode)
    interview.go_to_end()

    with pytest.raises(AnswerError, match="channel"):
        interview.finish()

    assert project.count() == 0


def test_a_draft_is_offered_with_its_progress_and_resumed_at_the_first_unanswered_question(project: Project) -> None:
    interview = project.start_interview(mode="kiosk")
    for column in ("channel", "visits", "waited"):
        interview.answer(FULL[column])

    (draft,) = project.drafts()
    resumed = project.resume(draft.uuid)

    assert (draft.uuid, draft.answered, draft.total, draft.mode) == (interview.uuid, 3, 11, "kiosk")
    assert resumed.question is not None
    assert resumed.question.column == "came_on"
    assert resumed.answers == interview.answers


def test_a_finished_response_is_no_draft_any_more(project: Project) -> None:
    uuid = finished(project)

    assert project.drafts() == ()
    with pytest.raises(ProjectError):
        project.resume(uuid)


def test_a_refusal_is_counted_and_no_answer_stays(project: Project) -> None:
    interview = project.start_interview(mode="kiosk")
    interview.answer("online")

    interview.refuse()

    assert project.count() == 0
    assert project.drafts() == ()
    assert project.database.execute("SELECT mode FROM refusal").fetchall() == [("kiosk",)]
    assert project.responses.answers(interview.uuid)["channel"] is None
    assert all(event.new is None for event in project.responses.history(interview.uuid))


def test_an_unknown_way_of_answering_is_refused(project: Project) -> None:
    with pytest.raises(AnswerError, match="telepathy"):
        project.start_interview(mode="telepathy")


def test_time_per_question_is_kept_in_the_log(project: Project) -> None:
    uuid = finished(project)

    times = [event.elapsed_ms for event in project.responses.history(uuid) if event.kind == "answered"]

    assert len(times) == 12  # eleven questions, the weights fill two columns
    assert all(time is not None and 0 <= time < 60_000 for time in times)

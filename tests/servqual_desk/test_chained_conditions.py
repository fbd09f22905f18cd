"""Who says at last that they never heard of a thing is not asked how it was used, though that was answered before."""

from pathlib import Path

import pytest

from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.project import Project

USED: dict[str, Answer] = {
    "consent": "yes",
    "digital_aware": "yes",
    "digital_used": "yes",
    "digital_services": ["app", "website"],
    "digital_satisfaction": 3,
}
FOLLOWING = ("digital_used", "digital_services", "digital_satisfaction")


@pytest.fixture
def mall(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "mall.sqd", instrument="loket-lengkap")


def entered(project: Project, answers: dict[str, Answer]) -> str:
    interview = project.start_interview(mode="paper")
    for column, value in answers.items():
        interview.go_to(column)
        interview.answer(value)
    return interview.finish()


def asked_of(questions: tuple[Asked, ...]) -> list[str]:
    return [question.column for question in questions if question.column in FOLLOWING]


def kept(project: Project, uuid: str) -> list[object]:
    return [project.responses.answers(uuid)[column] for column in FOLLOWING]


def test_in_the_interview(mall: Project) -> None:
    interview = mall.start_interview(mode="paper")
    for column, value in USED.items():
        interview.go_to(column)
        interview.answer(value)
    assert asked_of(interview.questions) == list(FOLLOWING)

    interview.go_to("digital_aware")
    interview.answer("no")
    assert interview.question is not None
    assert interview.question.column == "t1_e"
    assert asked_of(interview.questions) == []
    uuid = interview.finish()

    assert kept(mall, uuid) == [None, None, None]
    hidden = [event.variable for event in mall.responses.history(uuid) if event.kind == "hidden"]
    assert sorted(map(str, hidden)) == sorted(FOLLOWING)


def test_changing_ones_mind_again_brings_the_answers_back(mall: Project) -> None:
    interview = mall.start_interview(mode="paper")
    for column, value in (*USED.items(), ("digital_aware", "no"), ("digital_aware", "yes")):
        interview.go_to(column)
        interview.answer(value)

    assert kept(mall, interview.finish()) == ["yes", "app;website", 3]


def test_in_a_correction(mall: Project) -> None:
    uuid = entered(mall, USED)

    mall.responses.correct(uuid, "digital_aware", "no", reason="Read again")

    assert kept(mall, uuid) == [None, None, None]


def test_in_a_second_entry(mall: Project) -> None:
    entry = mall.second_entry(entered(mall, USED), language="id")
    for column, value in (*USED.items(), ("digital_aware", "no")):
        entry.answer(column, value)

    assert asked_of(entry.questions) == []

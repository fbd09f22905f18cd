"""Answering a little-desk interview from a table of answers."""

from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.shown_question import Answer
from servqual_desk.project import Project

FULL: dict[str, Answer] = {
    "channel": "counter",
    "visits": 3,
    "waited": 0.5,
    "came_on": "2026-11-20",
    "s1_e": 5,
    "c1_e": 5,
    "s1_p": 3,
    "c1_p": "dk",
    "w_speed": {"w_speed": 60, "w_care": 40},
    "overall": 4,
    "remark": "Tambah kursi.",
}


def answer_all(interview: Interview, answers: dict[str, Answer] = FULL) -> Interview:
    """Answer what is asked from the table; skip what it does not hold."""
    while (question := interview.question) is not None:
        if question.column in answers:
            interview.answer(answers[question.column])
        else:
            interview.skip()
    return interview


def finished(project: Project, **changed: Answer) -> str:
    """A finished response; returns its uuid."""
    return answer_all(project.start_interview(), FULL | changed).finish()

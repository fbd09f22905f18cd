"""The session that page, kiosk and paper hold: what it does with an answer, a refusal, a fault, without any window."""

from pathlib import Path

import pytest

from servqual_desk.errors import KnownError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.interviewing.shown_question import Answer, Asked
from servqual_desk.project import Project
from tests.little_survey import TOML
from tests.questionnaire_text import CONSENT
from ui.jobs.interview_session import AskingSession


class Reader:
    """A face that writes down what it is told; `refuses` is what it says to a citizen's “no”."""

    def __init__(self, *, refuses: bool = True) -> None:
        self.told: list[str] = []
        self._refuses = refuses
        self.session: AskingSession | None = None

    def show_question(self, asked: Asked) -> None:
        self.told.append(asked.column)

    def show_unanswered(self, unanswered: tuple[Asked, ...]) -> None:
        self.told.append(f"without an answer: {len(unanswered)}")

    def show_kept(self, asked: Asked, answer: Answer) -> None:
        self.told.append(f"{asked.column} = {answer}")

    def show_fault(self, error: KnownError) -> None:
        self.told.append("fault")

    def show_taken_back(self) -> None:
        self.told.append("taken back")

    def ask_about_refusal(self) -> None:
        assert self.session is not None
        if self._refuses:
            self.session.refuse()
        else:
            self.session.show_question()

    def show_refusal(self) -> None:
        self.told.append("refusal")

    def show_finished(self, interview: Interview) -> None:
        self.told.append("finished")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "consent.toml").write_text(TOML + CONSENT, encoding="utf-8")
    return Project.create(tmp_path / "consent.sqd", instrument=tmp_path / "consent.toml")


def begin(project: Project, face: Reader) -> AskingSession:
    session = face.session = AskingSession(face)
    session.start(project, InterviewContext(), language="en")
    session.show_question()
    return session


def test_an_answer_is_on_disk_before_the_next_question_is_shown(project: Project) -> None:
    face = Reader()
    session = begin(project, face)
    session.answer("yes")
    assert face.told == ["willing", "willing = yes", "sex"]
    with Project.open(project.path) as again:
        assert again.responses.answers(session.current.uuid)["willing"] == "yes"


def test_a_required_question_is_not_passed_over(project: Project) -> None:
    face = Reader()
    begin(project, face).skip()
    assert face.told == ["willing", "fault"]


def test_a_refusal_is_counted_and_nothing_is_kept(project: Project) -> None:
    face = Reader()
    session = begin(project, face)
    session.answer("no")
    assert face.told == ["willing", "refusal"]
    assert session.interview is None
    assert project.database["refusal"].count == 1
    assert project.drafts() == ()


def test_a_citizen_who_stays_after_all_has_not_refused(project: Project) -> None:
    face = Reader(refuses=False)
    session = begin(project, face)
    session.answer("no")
    assert face.told == ["willing", "willing"]
    assert session.current.answers == {}
    assert project.database["refusal"].count == 0


def test_the_end_lists_what_has_no_answer_and_then_finishes(project: Project) -> None:
    face = Reader()
    session = begin(project, face)
    session.answer("yes")
    left = len(session.current.questions) - 1
    session.current.go_to_end()
    session.show_question()
    session.finish()
    assert face.told[-2:] == [f"without an answer: {left}", "finished"]
    assert project.count() == 1


def test_what_is_set_aside_is_parked_or_given_up(project: Project) -> None:
    session = begin(project, Reader())
    session.answer("yes")
    session.set_aside()
    session.start(project, InterviewContext(), language="en", mode="kiosk")
    session.set_aside()
    assert len(project.responses.parked()) == 1
    assert [draft.answered for draft in project.drafts()] == [1]
    assert session.interview is None


def test_nothing_goes_on_where_the_machine_refuses(project: Project) -> None:
    face = Reader()
    session = begin(project, face)
    project.database.conn.execute("PRAGMA query_only = ON")
    session.answer("yes")
    assert face.told == ["willing", "fault"]
    assert session.current.question is not None
    assert session.current.question.column == "willing"


def test_a_time_out_keeps_what_was_half_typed(project: Project) -> None:
    session = begin(project, Reader())
    session.answer("yes")
    session.jump("comment")
    session.note_typed("comment", {"comment": "Kursi kur"})
    session.set_aside()

    [draft] = project.drafts()
    assert project.resume(draft.uuid).answers == {"willing": "yes", "comment": "Kursi kur"}


def test_typing_alone_is_enough_for_a_draft_to_be_kept(project: Project) -> None:
    session = begin(project, Reader())
    session.jump("w_tangibles")
    session.note_typed("w_tangibles", {"w_tangibles": "60", "w_empathy": ""})
    session.set_aside()

    assert len(project.responses.parked()) == 1


def test_a_visit_comes_back_after_its_answer(project: Project) -> None:
    face = Reader()
    session = begin(project, face)
    session.answer("yes")
    session.visit("willing")
    session.answer("yes")

    assert face.told[-1] == "sex"

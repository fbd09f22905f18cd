"""Two windows on one file: whatever became of a draft meanwhile, nobody writes from stale memory (law 12)."""

import multiprocessing
import multiprocessing.connection
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import AnswerError, KnownError, ProjectError
from servqual_desk.interviewing.interview import Interview
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.store import draft_leases
from tests.questionnaire_text import CONSENT
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import FULL, answer_all, finished


@pytest.fixture
def other(project: Project) -> Iterator[Project]:
    """Another window on the same file."""
    with Project.open(project.path) as opened:
        yield opened


def content(project: Project) -> list[object]:
    """Everything that the file says of its responses."""
    tables = ("response", project.table, "event", "refusal", "second_entry", "flag", "coding", "coded", "lease")
    return [project.database.conn.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall() for table in tables]


# What became of a draft in the first window, while the second still holds it in memory.


def _take_over(project: Project, draft: str) -> Interview:
    project.database.conn.execute("UPDATE lease SET pid = 0, began = 'long ago'")
    project.database.conn.commit()
    return project.resume(draft)


def _finish(project: Project, draft: str) -> None:
    answer_all(_take_over(project, draft)).finish()


def _refuse(project: Project, draft: str) -> None:
    _take_over(project, draft).refuse()


def _set_aside(project: Project, draft: str) -> None:
    _take_over(project, draft)
    project.responses.abandon(draft, reason="left")


def _void(project: Project, draft: str) -> None:
    _finish(project, draft)
    project.responses.void(draft, reason="twice")


def _erase(project: Project, draft: str) -> None:
    project.responses.erase(str(project.responses.get(draft).withdrawal_code))


MEANWHILE: dict[str, Callable[[Project, str], object]] = {
    "taken over": _take_over,
    "finished": _finish,
    "refused": _refuse,
    "set aside": _set_aside,
    "voided": _void,
    "erased": _erase,
}


def _speak(interview: Interview) -> None:
    interview.language = "en"


WRITES: dict[str, Callable[[Interview], object]] = {
    "answer": lambda interview: interview.answer(FULL["visits"]),
    "clear": Interview.clear,
    "skip": Interview.skip,
    "language": _speak,
    "finish": Interview.finish,
    "refuse": Interview.refuse,
    "leave": Interview.leave,
    "typed": lambda interview: interview.keep_typed("remark", {"remark": "half a"}),
}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("meanwhile", MEANWHILE)
def test_no_write_reaches_a_draft_that_has_gone(project: Project, other: Project, meanwhile: str, write: str) -> None:
    interview = project.start_interview()
    interview.answer("counter")
    MEANWHILE[meanwhile](other, interview.uuid)
    before, shown = content(other), interview.answers

    with pytest.raises(ProjectError) as refused:
        WRITES[write](interview)

    assert len(refused.value.faults) == 1
    assert content(other) == before
    assert interview.answers == shown


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("end", [Interview.finish, Interview.refuse])
def test_after_the_end_only_finish_says_what_it_said(
    project: Project, write: str, end: Callable[[Interview], object]
) -> None:
    interview = answer_all(project.start_interview())
    said, before = end(interview), None
    before = content(project)

    if write == "leave" or (write == "finish" and said):
        assert WRITES[write](interview) == (said if write == "finish" else None)
    else:
        with pytest.raises(ProjectError):
            WRITES[write](interview)

    assert content(project) == before


@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_written_through_a_closed_file(tmp_path: Path, little: Instrument, write: str) -> None:
    project = Project.create(tmp_path / "closed.sqd", instrument=little)
    interview = project.start_interview()
    interview.answer("counter")
    project.close()
    project.close()

    with pytest.raises(ProjectError, match=r"closed|ditutup"):
        WRITES[write](interview)


# Who holds a draft


def test_a_draft_that_another_window_holds_is_not_given_out(project: Project, other: Project) -> None:
    interview = project.start_interview()

    for attempt in (other.resume, lambda uuid: other.responses.abandon(uuid, reason="left"), other.responses.park):
        with pytest.raises(ProjectError, match=r"another window|jendela lain"):
            attempt(interview.uuid)

    interview.answer("counter")
    assert [draft.answered for draft in other.drafts()] == [1]


@pytest.mark.parametrize("let_go", [Interview.leave, lambda interview: interview.refuse()])
def test_who_leaves_a_draft_lets_it_go(project: Project, other: Project, let_go: Callable[[Interview], None]) -> None:
    interview, second = project.start_interview(), project.start_interview()
    let_go(second)

    interview.leave()
    resumed = other.resume(interview.uuid)
    resumed.answer("online")

    with pytest.raises(ProjectError):
        interview.answer("counter")
    assert project.responses.answers(interview.uuid)["channel"] == "online"


def test_closing_lets_every_draft_go(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as first, Project.open(path) as second:
        uuid = first.start_interview().uuid
        first.close()

        assert second.resume(uuid).uuid == uuid


def test_the_same_window_may_go_on_anew_and_its_older_interview_ends(project: Project) -> None:
    older = project.start_interview()

    newer = project.resume(older.uuid)
    newer.answer("counter")

    with pytest.raises(ProjectError):
        older.answer("online")


def _hold(path: Path, told: "multiprocessing.connection.Connection[str, None]") -> None:
    with Project.open(path) as project:
        told.send(project.start_interview().uuid)
        signal.pause()


@pytest.fixture
def elsewhere(project: Project) -> Iterator[tuple[multiprocessing.Process, str]]:
    """Another program that holds a draft of the file."""
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(project.path, theirs), daemon=True)
    process.start()
    assert ours.poll(30)
    yield process, ours.recv()  # type: ignore[misc]
    process.kill()
    process.join()


def test_a_killed_programs_draft_is_free_at_once(
    project: Project, elsewhere: tuple[multiprocessing.Process, str]
) -> None:
    process, uuid = elsewhere
    with pytest.raises(ProjectError):
        project.resume(uuid)

    os.kill(int(process.pid or 0), signal.SIGKILL)
    process.join()

    project.resume(uuid).answer("counter")


def test_another_computers_draft_is_free_after_a_stated_time_whichever_way_the_clock_goes(
    project: Project, other: Project
) -> None:
    uuid = project.start_interview().uuid
    lease = "UPDATE lease SET host = 'laptop-b', at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', ?)"
    for since in (0, 60 - draft_leases.LEASE_S, draft_leases.LEASE_S - 60):
        other.database.conn.execute(lease, (f"{since} seconds",))
        other.database.conn.commit()
        with pytest.raises(ProjectError, match="laptop-b"):
            other.resume(uuid)

    for since in (-60 - draft_leases.LEASE_S, 3600):
        other.database.conn.execute(lease, (f"{since} seconds",))
        other.database.conn.commit()
        other.resume(uuid).leave()
        project.resume(uuid)


def test_answering_gives_a_sign_of_life(project: Project) -> None:
    interview = project.start_interview()
    project.database.conn.execute("UPDATE lease SET at = '2020-01-01T00:00:00.000+00:00'")
    project.database.conn.commit()

    interview.answer("counter")

    assert project.database.conn.execute("SELECT at > '2021' FROM lease").fetchone() == (1,)


# Writes of a response that has ended


@pytest.mark.parametrize("meanwhile", ["voided", "erased"])
def test_no_window_changes_a_response_that_is_not_what_it_was(project: Project, other: Project, meanwhile: str) -> None:
    uuid = answer_all(project.start_interview(mode="paper", serial="0001")).finish()
    entry = project.second_entry(uuid, language="id")
    project.comments.save_code(Code(code="speed", title="Speed"))
    if meanwhile == "erased":
        _erase(other, uuid)
    else:
        other.responses.void(uuid, reason="twice")
    before = content(other)
    late: list[Callable[[], object]] = [
        lambda: project.responses.void(uuid, reason="again"),
        lambda: project.comments.give(uuid, "remark", "ani", ["speed"]),
    ]
    if meanwhile == "erased":
        late += [
            lambda: project.responses.correct(uuid, "visits", 9, reason="typing"),
            lambda: project.responses.restore(uuid, reason="back"),
            lambda: entry.answer("visits", 3),
            lambda: project.quality_flags.check(uuid),
        ]

    for write in late:
        with pytest.raises(ProjectError):
            write()

    assert content(other) == before


def test_the_second_entry_of_a_form_is_not_written_from_two_windows(project: Project, other: Project) -> None:
    uuid = answer_all(project.start_interview(mode="paper", serial="0001")).finish()
    one, two = project.second_entry(uuid, language="id"), other.second_entry(uuid, language="id")
    one.answer("visits", 3)

    with pytest.raises(ProjectError, match=r"another window|jendela lain"):
        two.answer("waited", 2.5)

    assert [asked.column for asked in project.second_entry(uuid, language="id").questions if asked.answer] == ["visits"]


def test_a_correction_logs_what_was_there_and_not_what_was_remembered(project: Project, other: Project) -> None:
    uuid = finished(project)
    project.responses.answers(uuid)
    other.responses.correct(uuid, "visits", 7, reason="typing")

    project.responses.correct(uuid, "visits", 8, reason="typing again")

    old = [event.old for event in project.responses.history(uuid) if event.kind == "corrected"]
    assert old == [3, 7]


# Consent


@pytest.fixture
def asking(tmp_path: Path) -> Iterator[Project]:
    """A survey that asks for consent."""
    instrument = instrument_from_toml(LITTLE + CONSENT, name="little-desk")
    with Project.create(tmp_path / "asking.sqd", instrument=instrument) as opened:
        yield opened


@pytest.mark.parametrize("mode", ["interviewer", "kiosk", "paper"])
def test_no_response_is_kept_without_consent(asking: Project, mode: str) -> None:
    interview = asking.start_interview(mode=mode)
    interview.go_to("channel")
    answer_all(interview)

    with pytest.raises(AnswerError, match="willing"):
        interview.finish()

    assert asking.count() == 0
    interview.go_to("willing")
    interview.answer("yes")
    interview.finish()
    assert asking.count() == 1


def test_after_a_no_only_the_refusal_is_left(asking: Project) -> None:
    interview = asking.start_interview()
    interview.answer("no")

    for write in (lambda: interview.answer("counter"), interview.skip, interview.finish):
        with pytest.raises(KnownError):
            write()
    interview.refuse()

    assert asking.count() == 0
    assert asking.database.execute("SELECT count(*) FROM refusal").fetchone() == (1,)

"""Projects of each schema that ever was, made by the programs of their time, are opened and lose nothing."""

import lzma
import shutil
from pathlib import Path

import pytest

from servqual_desk.project import Project
from servqual_desk.store.schema import migrations
from servqual_desk.store.sqlite import sqlite
from tests.servqual_desk.held_interviews import FULL, answer_all

KEPT = Path(__file__).parent / "old_projects"
STATES = [path.name.removesuffix(".sqd.xz") for path in sorted(KEPT.glob("*.xz"))]
EVERY = list(migrations.names)

# What was answered when the files were made (see their README): the little desk's full interview, and what differed.
POINTS = {"w_speed": 60, "w_care": 40}
COUNTER = {name: value for name, value in FULL.items() if name != "w_speed"} | POINTS
CORRECTED = COUNTER | {"s1_p": 2}
ONLINE = COUNTER | {"channel": "online", "apps": "web;phone", "s1_p": 1, "remark": "Antrean “panjang” & gelap, ±2 jam."}
VOIDED = COUNTER | {"remark": "Salah ketik."}
DRAFT = {"channel": "counter", "visits": 7}


@pytest.fixture(params=STATES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "lama.sqd"
    with lzma.open(KEPT / f"{request.param}.sqd.xz") as kept, path.open("wb") as file:
        shutil.copyfileobj(kept, file)
    return path


def state_of(path: Path) -> list[str]:
    """The migrations that a file has seen, read without our own code."""
    connection = sqlite.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY rowid")]
    connection.close()
    return names


def test_there_is_a_project_of_every_state_but_the_newest() -> None:
    seen = {name.split("-")[0] for name in STATES}

    assert {name[1:5] for name in EVERY[:-1]} <= seen


def test_an_old_project_is_brought_up_to_date_after_a_copy_was_made_beside_it(old: Path) -> None:
    before, content = state_of(old), old.read_bytes()

    Project.open(old).close()

    assert state_of(old) == EVERY
    copies = list(old.parent.glob("lama-*.sqd"))
    assert [state_of(copy) for copy in copies] == ([before] if before != EVERY else [])
    assert old.read_bytes() != content or before == EVERY


def test_an_old_project_is_found_whole_once_it_is_up_to_date(old: Path) -> None:
    with Project.open(old) as project:
        assert project.verify().faults == ()
    with Project.open(old) as project:  # and as it stands on the disk
        assert project.verify().faults == ()


@pytest.mark.parametrize("old", [state for state in STATES if state >= "0008"], indirect=True)
def test_a_chained_project_tells_in_the_file_what_was_changed_before_it_was_brought_up_to_date(old: Path) -> None:
    connection = sqlite.connect(old)
    connection.execute("UPDATE answers_little_desk SET s1_p = 5 WHERE s1_p = 1")
    connection.commit()
    connection.close()

    with Project.open(old) as project:
        assert project.verify().faults


def test_an_old_project_keeps_every_answer_and_the_log(old: Path) -> None:
    with Project.open(old) as project:
        assert project.title == "Loket lama"
        responses = {answers_key(project, one.uuid): one for one in project.responses.list()}
        log = [
            (event.kind, event.variable, event.old, event.new, event.reason, event.who) for event in project.events()
        ]

    for expected, status in ((CORRECTED, "finished"), (ONLINE, "finished"), (VOIDED, "voided")):
        assert responses[key(expected)].status == status
    assert ("corrected", "s1_p", 3, 2, "typed wrong", "ani") in log
    assert next(line[0] for line in log if line[0] != "device") == "created"  # where the log began to be chained
    assert ("voided", None, "finished", "voided", "test entry", None) in log


def test_a_draft_of_an_old_project_is_gone_on_with(old: Path) -> None:
    with Project.open(old) as project:
        [draft] = project.drafts()
        interview = project.resume(draft.uuid)
        assert interview.answers == DRAFT
        answer_all(interview, FULL).finish()

        assert len(project.frame()) == project.count() == len(project.responses.list(statuses=("finished",)))


@pytest.mark.parametrize("old", STATES[2:], indirect=True)  # before, there were no codes and second entries
def test_what_the_academic_kept_is_there_still(old: Path) -> None:
    with Project.open(old) as project:
        form = project.responses.with_serial("0007")
        assert form is not None
        assert [(code.code, code.dimension) for code in project.comments.codebook()] == [("queue", "speed")]
        assert [row[1:] for row in project.comments.table("remark")] == [("Ani", "queue")]
        assert [(one.method, one.options) for one in project.saved_analyses.list()] == [("groups", {"by": "channel"})]
        entry = project.second_entry(form.uuid, language="id")
        assert (3, 4) in [(one.first, one.second) for one in entry.mismatches()]


def answers_key(project: Project, uuid: str) -> tuple[tuple[str, object], ...]:
    return key(dict(project.responses.answers(uuid)))


def key(answers: dict[str, object]) -> tuple[tuple[str, object], ...]:
    """What was answered, without the empty columns, in one order."""
    return tuple(sorted((name, value) for name, value in answers.items() if value is not None))

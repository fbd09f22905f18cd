"""Who else has the file open is known while they have it, whatever path leads to it, and gone when they close."""

import multiprocessing
import multiprocessing.connection
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.servqual_desk.held_interviews import FULL, answer_all, finished


def _hold(path: Path, told: "multiprocessing.connection.Connection[str, str]", *, with_draft: bool) -> None:
    project = Project.open(path)
    if with_draft:
        project.start_interview().answer("counter")
    else:
        project.announce()
    told.send("open")
    told.recv()
    project.close()
    told.send("closed")
    signal.pause()


@contextmanager
def another_program(path: Path, *, with_draft: bool = False) -> Iterator[tuple[multiprocessing.Process, object]]:
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(path, theirs), kwargs={"with_draft": with_draft}, daemon=True)
    process.start()
    assert ours.poll(60)
    ours.recv()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()


@pytest.mark.parametrize("with_draft", [False, True])
def test_another_program_is_named_until_it_closes(project: Project, with_draft: bool) -> None:
    assert project.opened_elsewhere == ()
    with another_program(project.path, with_draft=with_draft) as (process, pipe):
        (seen,) = project.opened_elsewhere
        assert (seen.pid, seen.is_here) == (process.pid, True)
        assert seen.since

        finished(project)
        pipe.send("close")  # type: ignore[attr-defined]
        assert pipe.recv() == "closed"  # type: ignore[attr-defined]

        assert project.opened_elsewhere == ()
    assert project.verify().whole


def test_a_killed_program_is_not_there_any_more(project: Project) -> None:
    with another_program(project.path) as (process, _pipe):
        os.kill(int(process.pid or 0), signal.SIGKILL)
        process.join()

        assert project.opened_elsewhere == ()
        project.announce()
        assert project.database.conn.execute("SELECT count(*) FROM open_window").fetchone() == (1,)


def test_two_windows_of_one_program_see_each_other(project: Project) -> None:
    project.announce()
    with Project.open(project.path) as other:
        assert [one.pid for one in other.opened_elsewhere] == [os.getpid()]
        other.announce()
        assert len(project.opened_elsewhere) == 1
    assert project.opened_elsewhere == ()


def test_who_has_a_copy_open_is_not_named(project: Project, tmp_path: Path) -> None:
    project.announce()
    with Project.open(shutil.copyfile(project.path, tmp_path / "salinan.sqd")) as copy:
        assert copy.opened_elsewhere == ()


def test_another_computer_is_named_for_a_while(project: Project) -> None:
    with Project.open(project.path) as other:
        other.announce()
        for since, is_named in (("-60", True), ("-3600", False), ("+3540", False)):
            other.database.conn.execute(
                "UPDATE open_window SET host = 'laptop-b', at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', ?)",
                (f"{since} seconds",),
            )
            other.database.conn.commit()
            assert [one.host for one in project.opened_elsewhere] == (["laptop-b"] if is_named else [])


def test_saying_that_a_file_is_open_changes_nothing_of_the_survey(project: Project) -> None:
    finished(project)
    before = project.database.conn.execute("SELECT count(*) FROM event").fetchone()
    project.announce()

    assert project.database.conn.execute("SELECT count(*) FROM event").fetchone() == before
    assert project.verify().faults == ()


# One file under two paths


@pytest.fixture(params=["symlink", "mount"])
def second_path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Another path to the folder of the survey, as a shared folder has on another desk."""
    other = tmp_path / "shared"
    if request.param == "symlink":
        other.symlink_to(tmp_path / "desk", target_is_directory=True)
        yield other
        return
    other.mkdir()
    (tmp_path / "desk").mkdir(exist_ok=True)
    if subprocess.run(["mount", "--bind", str(tmp_path / "desk"), str(other)], capture_output=True).returncode:
        pytest.skip("mounting is not permitted here")
    yield other
    subprocess.run(["umount", "-l", str(other)], check=True)


def test_one_file_under_two_paths_is_one_survey(second_path: Path, project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir(exist_ok=True)
    path = Path(shutil.copyfile(project.path, folder / "loket.sqd"))
    with Project.open(path) as here, another_program(second_path / "loket.sqd", with_draft=True):
        assert len(here.opened_elsewhere) == 1
        interview = here.start_interview()
        for column in ("channel", "visits"):
            interview.answer(FULL[column])
        with Project.open(second_path / "loket.sqd") as there:
            finished(there)
            answer_all(interview).finish()
        assert here.count() == 2
        assert len(here.drafts()) == 1
        assert here.verify().whole

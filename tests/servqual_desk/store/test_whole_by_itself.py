"""The file alone has everything, is watched while it is open, and takes no side file that is not its own."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.file_watch import FileLostError
from servqual_desk.store.sqlite import quick_check, sqlite
from tests.disks import read_only
from tests.servqual_desk.held_interviews import FULL, answer_all, finished

PASSPORT = {"channel": "counter", "visits": 3}


def plain_copy(project: Path, folder: Path) -> Path:
    """What a person makes who drags the one file onto a stick."""
    folder.mkdir(exist_ok=True)
    return Path(shutil.copyfile(project, folder / "salinan.sqd"))


def responses_in(path: Path) -> int:
    with Project.open(path) as project:
        assert quick_check(project.database)
        return project.count()


# A copy of the one file


def test_a_new_survey_is_whole_from_the_first_moment(project: Project, tmp_path: Path) -> None:
    assert responses_in(plain_copy(project.path, tmp_path / "stick")) == 0


def test_a_plain_copy_of_an_open_survey_has_every_finished_response(project: Project, tmp_path: Path) -> None:
    for number in range(1, 4):
        finished(project)
        project.start_interview().answer("counter")

        assert responses_in(plain_copy(project.path, tmp_path / f"stick {number}")) == number


@pytest.mark.parametrize("change", ["void", "correct", "erase", "import"])
def test_a_plain_copy_has_every_later_change(project: Project, tmp_path: Path, change: str) -> None:
    uuid, other = finished(project), finished(project)
    if change == "void":
        project.responses.void(uuid, reason="twice")
    elif change == "correct":
        project.responses.correct(uuid, "visits", 9, reason="typing")
    elif change == "erase":
        project.responses.erase(str(project.responses.get(uuid).withdrawal_code))
    else:
        project.set_setting("title", "Loket")

    with Project.open(plain_copy(project.path, tmp_path / "stick")) as copy:
        assert copy.responses.list() == project.responses.list()
        assert copy.responses.answers(uuid) == project.responses.answers(uuid)
        assert copy.title == project.title
        assert copy.responses.get(other).status == "finished"


def _hold_and_be_killed(path: Path) -> None:
    project = Project.open(path)
    finished(project)
    interview = project.start_interview()
    for value in PASSPORT.values():
        interview.answer(value)
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def killed(tmp_path: Path, little: Instrument) -> Path:
    """A survey whose program was killed: one finished response, and a draft whose answers stand in the write-ahead log."""
    path = tmp_path / "killed" / "desk.sqd"
    path.parent.mkdir()
    Project.create(path, instrument=little).close()
    process = multiprocessing.get_context("forkserver").Process(target=_hold_and_be_killed, args=(path,))
    process.start()
    process.join()
    assert path.with_name("desk.sqd-wal").stat().st_size > 0
    return path


def test_a_plain_copy_after_a_kill_has_every_finished_response(killed: Path, tmp_path: Path) -> None:
    assert responses_in(plain_copy(killed, tmp_path / "stick")) == 1


def test_a_reader_that_stands_in_the_way_is_told_and_the_next_write_makes_it_whole(project: Project) -> None:
    finished(project)
    with Project.open(project.path) as reader:
        reader.database.conn.execute("BEGIN")
        reader.count()
        finished(project)
        assert not project.is_whole

        reader.database.conn.execute("COMMIT")
        project.be_whole()

    assert project.is_whole


# A folder that takes no file


def test_a_folder_that_takes_no_file_is_read_with_what_its_log_holds(killed: Path) -> None:
    with read_only(killed.parent), Project.open(killed, readonly=True) as project:
        (draft,) = project.drafts()
        assert draft.answered == len(PASSPORT)
        assert project.count() == 1
    assert sorted(path.name for path in killed.parent.iterdir()) == ["desk.sqd", "desk.sqd-shm", "desk.sqd-wal"]


# A side file that is not its own


@pytest.mark.usefixtures("alone")
def test_the_log_of_a_later_life_is_not_applied_to_a_copy_that_was_put_back(killed: Path, tmp_path: Path) -> None:
    wal = killed.with_name("desk.sqd-wal")
    later = wal.read_bytes()
    Project.open(killed).close()
    old = killed.read_bytes()
    with Project.open(killed) as project:
        for _time in range(3):
            finished(project)
    newest = killed.read_bytes()
    for content in (newest,):
        killed.write_bytes(content)
        wal.write_bytes(later)
        with pytest.raises(ProjectError, match=r"desk\.sqd-wal"):
            Project.open(killed)
        assert (killed.read_bytes(), wal.read_bytes()) == (content, later)
    wal.unlink()
    assert responses_in(killed) == 4
    killed.write_bytes(old)
    assert responses_in(killed) == 1


@pytest.mark.usefixtures("alone")
def test_the_log_of_another_survey_is_not_applied(killed: Path, tmp_path: Path, little: Instrument) -> None:
    other = tmp_path / "other.sqd"
    with Project.create(other, instrument=little) as project:
        finished(project)
    before = other.read_bytes()
    shutil.copyfile(killed.with_name("desk.sqd-wal"), other.with_name("other.sqd-wal"))

    with pytest.raises(ProjectError, match=r"other\.sqd-wal"):
        Project.open(other)

    assert other.read_bytes() == before


def test_its_own_log_is_applied_after_a_kill(killed: Path) -> None:
    with Project.open(killed) as project:
        (draft,) = project.drafts()
        assert project.responses.answers(draft.uuid)["visits"] == PASSPORT["visits"]
        answer_all(project.resume(draft.uuid)).finish()
        assert project.count() == 2


@pytest.mark.usefixtures("alone")
def test_a_journal_that_is_not_its_own_is_not_rolled_back(project: Project, tmp_path: Path) -> None:
    finished(project)
    project.close()
    with sqlite.connect(tmp_path / "other.sqlite") as other:
        other.execute("CREATE TABLE t (x)")
        other.executemany("INSERT INTO t VALUES (?)", [(number,) for number in range(5000)])
        other.commit()
        other.execute("PRAGMA cache_spill = 1")
        other.execute("PRAGMA cache_size = 2")
        other.execute("UPDATE t SET x = x + 1")
        journal = (tmp_path / "other.sqlite-journal").read_bytes()
    other.close()
    assert journal
    before = project.path.read_bytes()
    project.path.with_name("desk.sqd-journal").write_bytes(journal)

    with pytest.raises(ProjectError, match=r"desk\.sqd-journal"):
        Project.open(project.path)

    assert project.path.read_bytes() == before


# The file while it is open


def _unlink(path: Path, _backup: Path) -> None:
    path.unlink()


def _rename(path: Path, _backup: Path) -> None:
    path.rename(path.with_name("elsewhere.sqd"))


def _replace(path: Path, backup: Path) -> None:
    shutil.copyfile(backup, path.with_name("new.sqd"))
    path.with_name("new.sqd").replace(path)


def _overwrite(path: Path, backup: Path) -> None:
    shutil.copyfile(backup, path)


def _empty(path: Path, _backup: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("loss", [_unlink, _rename, _replace, _overwrite, _empty])
def test_a_file_that_is_lost_while_open_acknowledges_nothing(
    project: Project, tmp_path: Path, loss: Callable[[Path, Path], None]
) -> None:
    finished(project)
    backup = plain_copy(project.path, tmp_path / "stick")
    finished(project)
    interview = project.start_interview()
    interview.answer("counter")

    loss(project.path, backup)

    for _try in range(2):
        with pytest.raises(FileLostError) as refused:
            interview.answer(3)
        assert len(refused.value.faults) == 1
        assert interview.answers == {"channel": "counter"}
    with pytest.raises(FileLostError):
        interview.finish()
    rescued = list(tmp_path.glob("desk-rescue-*"))
    assert len(rescued) == 1
    assert rescued[0].name in refused.value.faults[0]
    assert rescued[0].stat().st_mode & 0o077 == 0
    if rescued[0].suffix == ".sqd":
        with Project.open(rescued[0]) as saved:
            assert saved.count() == 2
            assert saved.responses.answers(interview.uuid)["channel"] == "counter"
    else:
        assert "counter" in rescued[0].read_text(encoding="utf-8")


def test_a_file_that_is_put_back_is_gone_on_with(project: Project) -> None:
    interview = project.start_interview()
    away = project.path.rename(project.path.with_name("away.sqd"))
    with pytest.raises(FileLostError):
        interview.answer("counter")

    away.rename(project.path)
    answer_all(interview).finish()

    assert responses_in(project.path) == 1


def test_another_window_that_checkpoints_is_no_loss(project: Project) -> None:
    interview = project.start_interview()
    with Project.open(project.path) as other:
        for _time in range(3):
            finished(other)
            question = interview.question
            assert question is not None
            interview.answer(FULL[question.column])

    answer_all(interview).finish()
    assert responses_in(project.path) == 4


# Locks and logs that are taken away


def _look_and_close(path: Path) -> None:
    Project.open(path).close()


def test_opening_the_file_again_in_this_process_keeps_the_locks_of_the_first_connection(project: Project) -> None:
    interview = project.start_interview()
    interview.answer("counter")
    Project.open(project.path).close()  # as a background task does

    process = multiprocessing.get_context("forkserver").Process(target=_look_and_close, args=(project.path,))
    process.start()
    process.join()

    assert project.path.with_name("desk.sqd-wal").exists()
    answer_all(interview).finish()
    assert responses_in(project.path) == 1


READER = """import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("SELECT count(*) FROM response").fetchone()[0])
connection.close()
"""


@pytest.mark.parametrize("where", ["in this process", "in another"])
def test_what_is_answered_after_another_sqlite_looked_in_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    interview = project.start_interview()
    interview.answer("counter")
    if where == "in another":
        subprocess.run([sys.executable, "-c", READER, str(project.path)], check=True, capture_output=True)
    else:
        monkeypatch.setattr(sys, "argv", ["reader", str(project.path)])
        exec(compile(READER, "reader", "exec"), {})

    interview.answer(3)
    os_copy = project.path.with_name("look.sqd")
    answer_all(interview).finish()
    shutil.copyfile(project.path, os_copy)

    with Project.open(os_copy) as looked:
        assert looked.responses.answers(interview.uuid)["visits"] == 3
        assert looked.count() == 1


def test_a_log_that_was_deleted_while_open_loses_nothing(project: Project, tmp_path: Path) -> None:
    interview = project.start_interview()
    interview.answer("counter")
    project.path.with_name("desk.sqd-wal").unlink()

    interview.answer(3)
    answer_all(interview).finish()

    assert responses_in(plain_copy(project.path, tmp_path / "stick")) == 1

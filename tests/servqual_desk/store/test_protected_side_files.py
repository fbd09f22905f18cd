"""What lies beside a protected file: its own log is applied, another one is neither applied nor ignored, and says so."""

import multiprocessing
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import LockedError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.sqlite import sqlite
from tests.cheap_secrets import make_secrets_cheap
from tests.servqual_desk.held_interviews import finished

pytestmark = pytest.mark.usefixtures("alone")
PASSPHRASE, ANOTHER = "empat kata yang mudah", "kucing di atas meja"


@pytest.fixture(autouse=True)
def _locked_afterwards() -> Iterator[None]:
    yield
    file_keys.lock_everything()


def _hold_and_be_killed(path: Path, passphrase: str) -> None:
    make_secrets_cheap()  # as in the process that made the file
    project = Project.open(path, passphrase=passphrase)
    finished(project)
    project.start_interview().answer("counter")
    os.kill(os.getpid(), signal.SIGKILL)


def killed_survey(path: Path, little: Instrument, passphrase: str) -> Path:
    """A protected survey whose program was killed: a draft's answer stands in the write-ahead log alone."""
    Project.create(path, instrument=little, passphrase=passphrase).close()
    process = multiprocessing.get_context("forkserver").Process(target=_hold_and_be_killed, args=(path, passphrase))
    process.start()
    process.join()
    assert wal_of(path).stat().st_size > 0
    return path


@pytest.fixture
def killed(tmp_path: Path, little: Instrument) -> Path:
    return killed_survey(tmp_path / "desk.sqd", little, PASSPHRASE)


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def refused(path: Path, side: str) -> None:
    """Both stay as they are, and the sentence names the side file."""
    before = {one: one.read_bytes() for one in (path, path.with_name(side))}
    with use_language("en"), pytest.raises(ProjectError, match="belongs to another copy") as caught:
        Project.open(path, passphrase=PASSPHRASE)
    assert side in caught.value.faults[0]
    assert {one: one.read_bytes() for one in before} == before


def count(path: Path) -> int:
    with Project.open(path, passphrase=PASSPHRASE) as project:
        return project.count()


def test_its_own_log_is_applied_after_a_kill(killed: Path) -> None:
    with Project.open(killed, passphrase=PASSPHRASE) as project:
        (draft,) = project.drafts()
        assert project.responses.answers(draft.uuid)["channel"] == "counter"
        assert project.verify().whole


def test_the_log_of_an_earlier_life_is_refused(killed: Path) -> None:
    earlier = wal_of(killed).read_bytes()
    with Project.open(killed, passphrase=PASSPHRASE) as project:
        for _time in range(3):
            finished(project)
    wal_of(killed).write_bytes(earlier)
    refused(killed, "desk.sqd-wal")
    wal_of(killed).unlink()
    assert count(killed) == 4


def test_the_log_beside_an_older_copy_that_was_put_back_is_refused(killed: Path, tmp_path: Path) -> None:
    with Project.open(killed, passphrase=PASSPHRASE) as project:
        for _time in range(3):
            finished(project)
    old = killed.read_bytes()
    with Project.open(killed, passphrase=PASSPHRASE) as project:
        for _time in range(3):
            finished(project)
        project.start_interview().answer("counter")
        later = wal_of(killed).read_bytes()
        assert later
    killed.write_bytes(old)
    wal_of(killed).write_bytes(later)
    refused(killed, "desk.sqd-wal")


@pytest.mark.parametrize("passphrase", [PASSPHRASE, ANOTHER])
def test_the_log_of_another_survey_is_refused_and_no_wrong_passphrase(
    killed: Path, tmp_path: Path, little: Instrument, passphrase: str
) -> None:
    (tmp_path / "other").mkdir()
    other = killed_survey(tmp_path / "other" / "desk.sqd", little, passphrase)
    shutil.copyfile(wal_of(other), wal_of(killed))
    refused(killed, "desk.sqd-wal")


def test_the_log_of_an_open_survey_is_refused(killed: Path, tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "open.sqd", instrument=little) as project:
        project.start_interview().answer("counter")
        shutil.copyfile(tmp_path / "open.sqd-wal", wal_of(killed))
    refused(killed, "desk.sqd-wal")


def test_a_wrong_passphrase_is_called_so_whatever_lies_beside(killed: Path) -> None:
    wal_of(killed).write_bytes(wal_of(killed).read_bytes()[::-1])
    with use_language("en"), pytest.raises(LockedError, match="passphrase is not right"):
        Project.open(killed, passphrase=ANOTHER)


def test_a_journal_that_is_not_its_own_is_refused(killed: Path, tmp_path: Path) -> None:
    count(killed)
    connection = sqlite.connect(tmp_path / "other.sqlite")
    connection.execute("CREATE TABLE t (x)")
    connection.executemany("INSERT INTO t VALUES (?)", [(number,) for number in range(5000)])
    connection.commit()
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("UPDATE t SET x = x + 1")
    killed.with_name("desk.sqd-journal").write_bytes((tmp_path / "other.sqlite-journal").read_bytes())
    connection.close()
    refused(killed, "desk.sqd-journal")

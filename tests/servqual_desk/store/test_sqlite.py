"""One SQLite library, the same on every computer, and sqlite-utils speaks of its exceptions."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.sqlite import connect, sqlite

HANDLES = Path("/proc/self/fd")


def test_the_library_is_newer_than_the_wal_reset_bug(tmp_path: Path) -> None:
    database = connect(tmp_path / "any.sqlite")

    (version,) = database.conn.execute("SELECT sqlite_version()").fetchone()

    database.close()
    assert tuple(map(int, version.split("."))) > (3, 51, 2)


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_library_with_the_bug_is_refused_in_one_sentence(
    tmp_path: Path, little: Instrument, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int]
) -> None:
    monkeypatch.setattr(sqlite, "sqlite_version_info", version)

    with pytest.raises(ProjectError, match="sqlcipher3") as refused:
        Project.create(tmp_path / "desk.sqd", instrument=little)

    assert len(refused.value.faults) == 1
    assert not (tmp_path / "desk.sqd").exists()


def test_what_sqlite_utils_catches_is_what_the_library_raises() -> None:
    # In a program of its own: here another test may have imported sqlite-utils first.
    told = (
        "from servqual_desk.store.sqlite import sqlite; import servqual_desk.store.sqlite_tables, sqlite_utils.utils, sys;"
        "assert sqlite_utils.utils.OperationalError is sqlite.OperationalError;"
        "assert 'pysqlite3' not in sys.modules and 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", told], check=True)


def test_a_spent_journal_is_taken_away_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "survey.sqd"
    with Project.create(path, instrument="skm-9") as project:
        held = project.instrument
    journal = tmp_path / "survey.sqd-journal"
    journal.write_bytes(bytes(512))

    with Project.open(path) as project:
        assert not journal.exists()
        assert project.instrument == held
        assert project.verify().whole


@pytest.mark.skipif(not HANDLES.exists(), reason="the open files of a process are listed by Linux alone")
def test_a_survey_is_held_open_by_its_last_connection_and_no_longer(tmp_path: Path) -> None:
    path = tmp_path / "survey.sqd"
    Project.create(path, instrument="skm-9").close()
    with Project.open(path):
        with Project.open(path) as second:
            second.verify()
        assert is_open(path)
    assert not is_open(path)


def is_open(path: Path) -> bool:
    return any(os.path.samestat(os.fstat(int(handle)), path.stat()) for handle in handles())


def handles() -> list[str]:
    """The files that this process has open, but for the handle by which they were listed."""
    return [handle.name for handle in HANDLES.iterdir() if handle.exists()]

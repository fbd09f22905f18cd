"""In a protected survey the log is chained with a key: who writes the whole of it anew without the key is found."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.backups import back_up
from servqual_desk.store.event_log import COLUMNS
from servqual_desk.store.log_digests import START, link
from servqual_desk.store.protection import protect, unprotect
from servqual_desk.store.rewriting import holding
from servqual_desk.store.sqlite import sqlite
from servqual_desk.store.unlocking import unlock
from servqual_desk.verification.fault_words import fault_sentence
from tests.servqual_desk.held_interviews import finished
from ui.jobs.verify_project import verify_project

PASSPHRASE = "empat kata yang mudah"


@pytest.fixture
def protected(tmp_path: Path, little: Instrument) -> Path:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, passphrase=PASSPHRASE) as project:
        finished(project)
        finished(project)
    return path


@contextmanager
def another_program(path: Path) -> Iterator[sqlite.Connection]:
    """Somebody who knows the passphrase and opens the survey with SQLCipher's own shell, without our triggers in the way."""
    with holding(unlock(path, PASSPHRASE)):
        key = file_keys.held_key(path)
        connection = sqlite.connect(path, isolation_level=None)
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.for_sqlcipher}"')
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in triggers:
            connection.execute(sql)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()


def relink(connection: sqlite.Connection) -> None:
    """Link every line of every chain anew, as the documents say, in somebody else's name, without a key."""
    for device, *_rest in connection.execute("SELECT device FROM chain").fetchall():
        head, sequence = START, 0
        rows = connection.execute(
            f"SELECT id, {', '.join(COLUMNS)} FROM event WHERE device = ? ORDER BY sequence", (device,)
        ).fetchall()
        for number, _device, sequence, response, at, _who, kind, *content in rows:
            digest, seal = content[6], content[7]
            head = link(head, digest, seal, (device, sequence, response, at, "somebody else", kind), b"")
            connection.execute("UPDATE event SET who = 'somebody else', chain = ? WHERE id = ?", (head, number))
        connection.execute("UPDATE chain SET sequence = ?, head = ? WHERE device = ?", (sequence, head, device))


def codes(path: Path) -> set[str]:
    with holding(unlock(path, PASSPHRASE)):
        found = verify_project(path).faults
    assert all(fault_sentence(fault) for fault in found)
    return {fault.code for fault in found}


def test_a_protected_survey_is_whole(protected: Path) -> None:
    assert codes(protected) == set()


def test_the_same_forgery_of_an_open_file_is_not_seen(tmp_path: Path, little: Instrument) -> None:
    """So that the test that it is seen in a protected one tries something."""
    path = tmp_path / "open.sqd"
    with Project.create(path, instrument=little) as project:
        finished(project)
    with another_program(path) as connection:
        relink(connection)
    assert codes(path) == set()


def test_who_links_everything_anew_without_the_key_is_found(protected: Path) -> None:
    with another_program(protected) as connection:
        relink(connection)
    assert "event_link" in codes(protected)


def test_who_takes_the_key_away_too_is_found(protected: Path) -> None:
    with another_program(protected) as connection:
        relink(connection)
        connection.execute("UPDATE chain SET key = NULL")
    assert codes(protected) == {"chain_unkeyed"}


def test_who_takes_the_key_away_is_found_after_the_survey_went_on_too(
    protected: Path, tmp_path: Path, little: Instrument
) -> None:
    with another_program(protected) as connection:
        relink(connection)
        connection.execute("UPDATE chain SET key = NULL")
    with (
        Project.open(protected, passphrase=PASSPHRASE) as project,
        Project.create(tmp_path / "other.sqd", instrument=little) as other,
    ):
        finished(project)
        finished(other)
        assert project.merge([other.path]).files[0].new == 1
    assert codes(protected) == {"chain_unkeyed"}


def test_another_key_is_found(protected: Path) -> None:
    with another_program(protected) as connection:
        connection.execute("UPDATE chain SET key = zeroblob(32)")
    assert "event_link" in codes(protected)


def test_what_was_written_before_the_protection_cannot_be_written_anew(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as project:
        finished(project)
    protect(path, PASSPHRASE)
    assert codes(path) == set()
    with another_program(path) as connection:
        keyed = connection.execute("SELECT device FROM chain WHERE key IS NOT NULL").fetchall()
        assert len(keyed) == 1
        before = connection.execute("SELECT * FROM event WHERE device = ?", keyed[0]).fetchall()
        heads = connection.execute("SELECT * FROM chain WHERE device = ?", keyed[0]).fetchall()
        relink(connection)
        connection.execute("DELETE FROM event WHERE device = ?", keyed[0])
        connection.execute("DELETE FROM chain WHERE device = ?", keyed[0])
        for table, rows in (("event", before), ("chain", heads)):
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    assert {"head_missing", "chain_unkeyed"} <= codes(path)


def test_a_file_that_is_protected_a_second_time_is_whole(protected: Path) -> None:
    unprotect(protected, PASSPHRASE)
    with Project.open(protected) as project:
        finished(project)
    protect(protected, PASSPHRASE)
    assert codes(protected) == set()


def test_backups_and_copies_without_protection_and_merged_files_are_whole(
    protected: Path, tmp_path: Path, little: Instrument
) -> None:
    with Project.open(protected, passphrase=PASSPHRASE) as project:
        backup = back_up(project, tmp_path / "desk-backups")
        with Project.create(tmp_path / "merged.sqd", instrument=little) as merged:
            assert merged.merge([protected]).files[0].new == 2
            finished(merged)
            assert merged.verify().whole
            assert project.merge([merged.path]).files[0].new == 1
            assert project.verify().whole
    assert codes(backup) == set()
    plain = Path(shutil.copy(protected, tmp_path / "plain.sqd"))
    unprotect(plain, PASSPHRASE)
    assert codes(plain) == set()
    with another_program(plain) as connection:
        relink(connection)
    assert "event_link" in codes(plain)


def test_a_backup_that_is_encrypted_along_is_whole(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as project:
        finished(project)
        backup = back_up(project, tmp_path / "desk-backups")
    protect(path, PASSPHRASE)
    assert codes(backup) == set()


def test_a_survey_that_an_older_program_protected_gets_its_key_when_it_is_opened(protected: Path) -> None:
    with another_program(protected) as connection:
        relink(connection)
        connection.execute("UPDATE chain SET key = NULL")
        connection.execute("ALTER TABLE chain DROP COLUMN key")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0011_chain_key'")
        name = connection.execute("SELECT variable FROM event WHERE new LIKE '%m0011%'").fetchone()
        assert name is not None
    with Project.open(protected, passphrase=PASSPHRASE) as project:
        keys = project.database.conn.execute("SELECT count(*) FROM chain WHERE key IS NOT NULL").fetchone()
    assert keys == (1,)

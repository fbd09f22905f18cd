"""Protecting a survey and taking the protection away: nothing is lost, nothing readable is left, and nothing is half done."""

import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from shutil import disk_usage

import pytest

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError, LockedError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.backups import back_up
from servqual_desk.store.file_keys import is_protected
from servqual_desk.store.protection import protect, unprotect
from servqual_desk.store.restore import restore
from servqual_desk.store.rewriting import holding
from servqual_desk.store.sqlite import connect
from servqual_desk.store.unlocking import unlock
from tests.disks import small_disk
from tests.servqual_desk.held_interviews import finished

PASSPHRASE = "empat kata yang mudah"


@pytest.fixture
def desk(tmp_path: Path, little: Instrument) -> Path:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, title="Loket Rahasia") as project:
        finished(project)
        project.start_interview().answer("counter")
    return path


@pytest.fixture
def backup(desk: Path, tmp_path: Path) -> Path:
    with Project.open(desk) as project:
        return back_up(project, tmp_path / "desk-backups")


def content(path: Path, passphrase: str | None = None) -> list[object]:
    """All that a person put into a survey, apart from the log's own bookkeeping."""
    with Project.open(path, passphrase=passphrase) as project:
        kinds = [event.kind for event in project.events() if event.kind not in ("device", "protected", "unprotected")]
        rows = [
            project.database.conn.execute(f"SELECT * FROM {table}").fetchall() for table in (project.table, "response")
        ]
        return [project.title, kinds, *rows]


def test_nothing_is_lost_on_the_way_in_and_out(desk: Path) -> None:
    before = content(desk)

    code = protect(desk, PASSPHRASE).key.recovery_code  # type: ignore[union-attr]
    assert is_protected(desk)
    assert b"Rahasia" not in desk.read_bytes()
    assert stat.S_IMODE(desk.stat().st_mode) == 0o600
    assert content(desk, PASSPHRASE) == before
    assert content(desk, code) == before

    unprotect(desk, code)
    assert not is_protected(desk)
    assert content(desk) == before
    assert [path.name for path in desk.parent.iterdir()] == ["desk.sqd"]


def test_what_was_done_stands_in_the_log(desk: Path) -> None:
    protect(desk, PASSPHRASE, who="budi")
    unprotect(desk, PASSPHRASE, who="ani")
    with Project.open(desk) as project:
        said = [(event.kind, event.who) for event in project.events()]
    assert ("protected", "budi") in said
    assert ("unprotected", "ani") in said


def test_its_backups_are_protected_with_it_and_open_with_the_same_passphrase(desk: Path, backup: Path) -> None:
    assert protect(desk, PASSPHRASE).copies == (backup,)
    assert is_protected(backup)
    assert content(backup, PASSPHRASE)[0] == "Loket Rahasia"

    unprotect(desk, PASSPHRASE)
    assert not is_protected(backup)


def test_a_backup_that_was_away_when_the_passphrase_changed_is_named(desk: Path, backup: Path, tmp_path: Path) -> None:
    protect(desk, PASSPHRASE)
    away = backup.rename(tmp_path / "drawer")
    with holding(unlock(desk, PASSPHRASE)):
        protect(desk, "frasa sandi yang baru")
    away.rename(backup)
    file_keys.lock_everything()  # another day
    with use_language("en"), holding(unlock(desk, "frasa sandi yang baru")):
        done = protect(desk, "frasa sandi ketiga")
    assert done.copies == ()
    assert done.left == (f"{backup}: is protected. Give its passphrase or its recovery code to open it.",)
    assert content(backup, PASSPHRASE)[0] == "Loket Rahasia"


def test_the_damaged_file_that_a_survey_was_saved_from_is_named(desk: Path, tmp_path: Path) -> None:
    Project.salvage(desk, tmp_path / "saved.sqd")
    desk.write_bytes(desk.read_bytes()[:8192])
    with use_language("en"):
        (sentence,) = protect(tmp_path / "saved.sqd", PASSPHRASE).left
    assert sentence.startswith(f"{desk}: the file is damaged")


def test_a_damaged_backup_is_left_as_it_is(desk: Path, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:8192])  # damaged: whose it is cannot be told
    done = protect(desk, PASSPHRASE)
    assert (done.copies, is_protected(backup)) == ((), False)


def test_a_backup_from_before_does_not_take_the_protection_away(desk: Path, tmp_path: Path) -> None:
    with Project.open(desk) as project:
        elsewhere = back_up(project, tmp_path / "a stick that nobody remembers")
    protect(desk, PASSPHRASE)
    with pytest.raises(LockedError):
        restore(elsewhere, desk)

    with holding(unlock(desk, PASSPHRASE)):
        restore(elsewhere, desk)
    file_keys.lock_everything()
    assert is_protected(desk)
    assert content(desk, PASSPHRASE)[0] == "Loket Rahasia"


def test_a_backup_that_is_just_ending_is_waited_for(desk: Path) -> None:
    is_reading = threading.Event()

    def read_for_a_moment() -> None:
        reading = connect(desk, readonly=True)
        reading.conn.execute("SELECT count(*) FROM response").fetchone()
        is_reading.set()
        time.sleep(0.3)
        reading.close()

    other = threading.Thread(target=read_for_a_moment)
    other.start()
    is_reading.wait()
    try:
        protect(desk, PASSPHRASE)
    finally:
        other.join()
    assert is_protected(desk)


def test_a_full_disk_leaves_the_survey_as_it_was(tmp_path: Path, little: Instrument) -> None:
    with small_disk(tmp_path / "disk", kilobytes=1200) as disk:
        with Project.create(disk / "desk.sqd", instrument=little, title="Loket Rahasia") as project:
            finished(project)
        before = content(disk / "desk.sqd")
        (disk / "photographs").write_bytes(bytes(disk_usage(disk).free - 120_000))
        with pytest.raises(ProjectError):
            protect(disk / "desk.sqd", PASSPHRASE)
        assert content(disk / "desk.sqd") == before
        assert sorted(path.name for path in disk.iterdir()) == ["desk.sqd", "photographs"]


def test_another_passphrase_makes_another_code_and_ends_the_old_ones(desk: Path) -> None:
    first = protect(desk, PASSPHRASE).key
    with holding(unlock(desk, PASSPHRASE)):
        second = protect(desk, "frasa sandi yang baru").key
    file_keys.lock_everything()
    assert first is not None
    assert second is not None
    assert first.recovery_code != second.recovery_code
    for old in (PASSPHRASE, first.recovery_code):
        with pytest.raises(LockedError):
            Project.open(desk, passphrase=old)
    assert content(desk, "frasa sandi yang baru")[0] == "Loket Rahasia"


def refused(desk: Path, work: Callable[[], object]) -> list[str]:
    """What is refused changes no byte and leaves nothing beside the file."""
    before = desk.read_bytes()
    with use_language("en"), pytest.raises((ProjectError, DataError)) as caught:
        work()
    assert desk.read_bytes() == before
    assert [path.name for path in desk.parent.iterdir()] == ["desk.sqd"]
    return list(caught.value.faults)


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(desk: Path, tmp_path: Path) -> None:
    assert refused(desk, lambda: protect(desk, "12345")) == [
        "The passphrase is too short: at least 6 characters; four words are good."
    ]
    assert refused(desk, lambda: unprotect(desk, PASSPHRASE)) == [
        f"{desk}: is not protected, so there is nothing to take away."
    ]
    protect(desk, PASSPHRASE)
    assert refused(desk, lambda: unprotect(desk, "bukan ini")) == [
        f"{desk}: the passphrase is not right. Try again, or use the recovery code."
    ]
    assert refused(desk, lambda: unprotect(desk)) == [
        f"{desk}: is protected. Give its passphrase or its recovery code to open it."
    ]

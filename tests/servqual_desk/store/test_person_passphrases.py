"""People's own passphrases: each opens the survey on any computer, ends without writing it anew, and comes along."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError, LockedError, ProjectError, RightError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from servqual_desk.store.backups import Backups, back_up
from servqual_desk.store.key_slots import new_slot, section
from servqual_desk.store.person_keys import put_beside
from servqual_desk.store.protection import protect, unprotect
from servqual_desk.store.restore import restore
from servqual_desk.store.unlocking import unlock
from tests.servqual_desk.held_interviews import finished

HERS, HIS, LATER = "empat kata yang mudah", "sandi milik budi sendiri", "sandi milik budi yang lain"
PIN, OTHER_PIN = "4711", "0815"


@pytest.fixture(autouse=True)
def _nobody_at_work() -> Iterator[None]:
    yield
    another_computer()


def another_computer() -> None:
    """Nobody is signed in there, and no key is held."""
    file_keys.lock_everything()
    session.forget_everybody()


@pytest.fixture
def desk(tmp_path: Path, little: Instrument) -> Path:
    """Protected by Ani, the head; Budi has a PIN."""
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, title="Loket Rahasia") as project:
        finished(project)
        project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin=PIN)
        project.sign_in("ani", PIN)
        project.people.save(Enumerator(code="budi", name="Budi"), pin=OTHER_PIN)
    protect(path, HERS)
    return path


@pytest.fixture
def both(desk: Path) -> Path:
    """Budi has set a passphrase of his own too."""
    of_budi(desk, HERS, HIS)
    another_computer()
    return desk


def of_budi(path: Path, known: str, new: str) -> None:
    with Project.open(path, passphrase=known) as project:
        project.sign_in("budi", OTHER_PIN)
        project.people.set_passphrase(new)


def opens(path: Path, *passphrases: str) -> list[bool]:
    """Which of them open the survey on another computer."""
    found = []
    for passphrase in passphrases:
        another_computer()
        try:
            Project.open(path, passphrase=passphrase).close()
            found.append(True)
        except LockedError:
            found.append(False)
    return found


def leaves(path: Path) -> None:
    with Project.open(path, passphrase=HERS) as project:
        project.sign_in("ani", PIN)
        project.people.save(Enumerator(code="budi", name="Budi", active=False))


def test_everybody_opens_it_by_their_own_passphrase_and_nothing_is_encrypted_anew(desk: Path) -> None:
    salt = desk.read_bytes()[:16]
    assert opens(desk, HERS, HIS) == [True, False]
    of_budi(desk, HERS, HIS)
    assert opens(desk, HERS, HIS) == [True, True]
    of_budi(desk, HIS, LATER)
    assert opens(desk, HERS, HIS, LATER) == [True, False, True]
    assert desk.read_bytes()[:16] == salt


def test_the_key_is_drawn_and_the_code_on_paper_opens_the_file_alone(desk: Path, tmp_path: Path) -> None:
    code = file_keys.held_key(desk) or unlock(desk, HERS)
    assert code is not None
    elsewhere = tmp_path / "stick" / "copied.sqd"
    elsewhere.parent.mkdir()
    shutil.copy(desk, elsewhere)
    assert opens(elsewhere, code.recovery_code, code.recovery_code.lower().replace("-", " ")) == [True, True]
    (tmp_path / "stick" / "copied.sqd-keys").unlink()

    another_computer()
    with use_language("en"), pytest.raises(LockedError) as refused:
        Project.open(elsewhere, passphrase=HERS)
    (sentence,) = refused.value.faults
    assert sentence.startswith(f"{elsewhere}: “copied.sqd-keys”, which belongs beside it, is missing")
    assert sentence.endswith("Copy it there too, or give the recovery code.")


def test_the_file_beside_it_names_nobody_and_is_its_owners_alone(both: Path) -> None:
    keys = both.with_name("desk.sqd-keys")
    content = keys.read_text()
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert not [word for word in ("ani", "budi", "Ani", "Budi", "Rahasia") if f'"{word}' in content]


def test_a_lost_or_spoiled_keys_file_is_written_again_when_the_survey_is_opened(both: Path) -> None:
    keys = both.with_name("desk.sqd-keys")
    code = unlock(both, HERS)
    assert code is not None
    for spoil in (Path.unlink, lambda path: path.write_text("{}"), lambda path: path.write_bytes(b"\0\xff")):
        spoil(keys)
        assert opens(both, HIS, code.recovery_code, HIS) == [False, True, True]


def test_who_has_left_opens_it_no_more_though_a_backup_or_a_restore_knows_them(both: Path, tmp_path: Path) -> None:
    with Project.open(both, passphrase=HERS) as project:
        project.sign_in("ani", PIN)
        copy = back_up(project, tmp_path / "stick")
    leaves(both)
    assert opens(both, HERS, HIS) == [True, False]

    unlock(both, HERS)
    with Project.open(both) as project:
        project.sign_in("ani", PIN)
    restore(copy, both)
    assert opens(both, HERS, HIS) == [True, False]


def test_backups_and_a_renamed_survey_open_by_everybodys_passphrase(both: Path, tmp_path: Path) -> None:
    with Project.open(both, passphrase=HERS) as project:
        copy = back_up(project, tmp_path / "stick")
    assert opens(copy, HERS, HIS) == [True, True]
    assert sorted(path.name for path in copy.parent.iterdir()) == sorted([copy.name, "desk.sqd-keys"])
    renamed = both.rename(both.with_name("loket barat.sqd"))
    assert opens(renamed, HERS, HIS) == [True, True]
    leaves(renamed)  # and no keys file that is left over lets him in
    assert opens(renamed, HERS, HIS) == [True, False]
    assert [path.name for path in tmp_path.glob("*.sqd-keys")] == ["loket barat.sqd-keys"]


def test_an_older_copy_beside_the_survey_does_not_bring_old_slots_back(both: Path) -> None:
    older = both.with_name("desk-older.sqd")
    shutil.copy(both, older)
    leaves(both)
    assert opens(older, HERS) == [True]
    assert opens(both, HERS, HIS) == [True, False]


def test_another_key_ends_everybodys_passphrase_but_that_of_who_drew_it(both: Path, tmp_path: Path) -> None:
    with Project.open(both, passphrase=HERS) as project:
        project.sign_in("ani", PIN)
        Backups(project).use_folder(tmp_path / "stick")
        copy = back_up(project, tmp_path / "stick")
    unlock(both, HERS)
    protect(both, LATER)
    for path in (both, copy):
        assert opens(path, HERS, HIS, LATER) == [False, False, True]

    unlock(both, LATER)
    with Project.open(both) as project:
        project.sign_in("ani", PIN)
    unprotect(both)
    assert not list(tmp_path.rglob("*.sqd-keys"))


def test_a_survey_with_one_passphrase_of_its_own_takes_those_of_people_too(tmp_path: Path, little: Instrument) -> None:
    path, shared = tmp_path / "desk.sqd", "sandi bersama"
    with Project.create(path, instrument=little, passphrase=shared) as project:
        project.people.save(Enumerator(code="budi", name="Budi"), pin=OTHER_PIN)
    assert [one.name for one in tmp_path.iterdir()] == ["desk.sqd"]
    of_budi(path, shared, HIS)
    assert opens(path, shared, HIS, HERS) == [True, True, False]
    path.with_name("desk.sqd-keys").unlink()
    assert opens(path, HIS, shared, HIS) == [False, True, True]


def test_what_cannot_be_done_is_one_sentence(desk: Path, tmp_path: Path, little: Instrument) -> None:
    with use_language("en"), Project.open(desk, passphrase=HERS) as project:
        project.people.sign_out()
        with pytest.raises(RightError, match="sign in first"):
            project.people.set_passphrase(HIS)
        project.sign_in("budi", OTHER_PIN)
        with pytest.raises(DataError, match="too short"):
            project.people.set_passphrase("12345")
    with (
        use_language("en"),
        Project.create(tmp_path / "open.sqd", instrument=little) as project,
        pytest.raises(ProjectError, match="is not protected"),
    ):
        project.people.set_passphrase(HIS)


def test_the_file_is_found_whole_and_says_who_set_a_passphrase(both: Path) -> None:
    with Project.open(both, passphrase=HIS) as project:
        assert project.verify().faults == ()
        assert ("own_passphrase", "budi", "budi") in [(one.kind, one.variable, one.who) for one in project.events()]


def test_what_a_kill_left_of_keys_that_never_came_is_cleared_away(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little) as project:
        copy = back_up(project, tmp_path / "stick")
    key = file_keys.drawn_key()
    for one in (path, copy.with_name("desk.sqd")):
        put_beside(one, key, section(key.secret, 1, [new_slot(key.secret, HERS)]))
    assert len(list(tmp_path.rglob("*.sqd-keys"))) == 2
    for one in (path, copy):
        Project.open(one).close()
    assert not list(tmp_path.rglob("*.sqd-keys"))

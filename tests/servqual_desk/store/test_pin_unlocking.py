"""Unlocking a protected survey by name and PIN: on a computer that knows it, by people whom the survey knows."""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import LockedError, RightError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.settings import settings_path
from servqual_desk.store import device_keys, file_keys, pin_unlocking
from servqual_desk.store.pin_unlocking import unlock_by_pin
from tests.servqual_desk.held_interviews import finished

PASSPHRASE = "empat kata yang mudah"
ANI, BUDI = Enumerator(code="ani", name="Ani Lestari", role="head"), Enumerator(code="budi", name="Budi")


@pytest.fixture(autouse=True)
def _this_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "this computer"))


@pytest.fixture
def desk(tmp_path: Path, little: Instrument) -> Iterator[Path]:
    """Protected, with Ani and Budi, who were set up on this computer."""
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, passphrase=PASSPHRASE) as project:
        project.people.save(BUDI, pin="2222")
        project.people.save(ANI, pin="1234")
        finished(project)
    locked()
    yield path
    locked()


def locked() -> None:
    """Another day: nothing is unlocked and nobody signed in."""
    file_keys.lock_everything()
    session.forget_everybody()


def count(path: Path) -> int:
    with Project.open(path) as project:
        return project.count()


@pytest.mark.parametrize(("name", "pin"), [("ani", "1234"), ("Ani  lestari", "1234"), ("budi", "2222")])
def test_name_or_code_and_pin_unlock_it_and_its_copies(desk: Path, tmp_path: Path, name: str, pin: str) -> None:
    before = desk.read_bytes()
    copy = Path(shutil.copy(desk, tmp_path / "copy.sqd"))
    unlock_by_pin(copy, name, pin)
    assert desk.read_bytes() == before
    assert count(copy) == 1
    assert count(desk) == 1


@pytest.mark.parametrize(("name", "pin"), [("ani", "4321"), ("ani", ""), ("siti", "1234"), ("budi", "1234")])
def test_anything_else_does_not(desk: Path, name: str, pin: str) -> None:
    with use_language("en"), pytest.raises(LockedError, match="does not open it by this name and PIN"):
        unlock_by_pin(desk, name, pin)
    with pytest.raises(LockedError):
        Project.open(desk)


def test_elsewhere_the_pin_is_not_enough_but_passphrase_and_recovery_code_are(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "another computer"))
    with pytest.raises(LockedError):
        unlock_by_pin(desk, "ani", "1234")
    code = file_keys.key_from(desk, file_keys.salt_of(desk) or b"", PASSPHRASE).recovery_code
    for known in (PASSPHRASE, code):
        with Project.open(desk, passphrase=known) as project:
            assert project.count() == 1
            project.sign_in("ani", "1234")  # from now on this computer knows the survey and Ani
    locked()
    unlock_by_pin(desk, "ani", "1234")
    locked()
    with pytest.raises(LockedError):
        unlock_by_pin(desk, "budi", "2222")


def test_another_pin_and_a_person_who_leaves_write_no_other_key(desk: Path) -> None:
    key = file_keys.key_from(desk, file_keys.salt_of(desk) or b"", PASSPHRASE)
    with Project.open(desk, passphrase=PASSPHRASE) as project:
        project.sign_in("ani", "1234")
        project.people.save(ANI, pin="777777")
        project.people.save(Enumerator(code="budi", name="Budi", active=False))
    assert file_keys.key_from(desk, file_keys.salt_of(desk) or b"", PASSPHRASE) == key
    locked()
    for name, pin in (("ani", "1234"), ("budi", "2222")):
        with pytest.raises(LockedError):
            unlock_by_pin(desk, name, pin)
    unlock_by_pin(desk, "ani", "777777")
    assert count(desk) == 1


def test_who_was_taken_away_on_another_computer_does_not_come_in_here(
    desk: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "another computer"))
        with Project.open(desk, passphrase=PASSPHRASE) as project:
            project.sign_in("ani", "1234")
            project.people.save(Enumerator(code="budi", name="Budi", active=False))
        locked()
    with pytest.raises(LockedError):
        unlock_by_pin(desk, "budi", "2222")
    with pytest.raises(LockedError):
        Project.open(desk)


def test_wrong_pins_wait_and_are_in_the_log_when_it_is_unlocked(desk: Path) -> None:
    for _try in range(3):
        with pytest.raises(LockedError):
            unlock_by_pin(desk, "ani", "0000")
    with use_language("en"), pytest.raises(RightError, match="Wait 2 seconds"):
        unlock_by_pin(desk, "Ani", "1234")
    with Project.open(desk, passphrase=PASSPHRASE) as project:
        project.sign_in("ani", "1234")
        kinds = [event.kind for event in project.events() if event.variable == "ani"]
    assert kinds[-4:] == ["pin_refused"] * 3 + ["signed_in"]
    locked()
    unlock_by_pin(desk, "ani", "1234")


def test_a_survey_that_is_unlocked_by_its_passphrase_alone(desk: Path) -> None:
    with Project.open(desk, passphrase=PASSPHRASE) as project:
        project.sign_in("ani", "1234")
        project.set_setting(pin_unlocking.BY_PIN, "no")
    locked()
    for name, pin in (("ani", "1234"), ("budi", "2222")):
        with pytest.raises(LockedError):
            unlock_by_pin(desk, name, pin)
    assert not device_keys.knows(desk)


def test_what_this_computer_keeps_names_nobody_and_is_its_owners_alone(desk: Path) -> None:
    folder = settings_path().with_name("keys")
    secret = file_keys.key_from(desk, file_keys.salt_of(desk) or b"", PASSPHRASE).secret
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        said = path.read_bytes().lower()
        assert not [word for word in (b"ani", b"lestari", b"1234", b"desk", secret) if word in said]


def test_an_open_survey_keeps_nothing_here(tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "open.sqd", instrument=little) as project:
        project.people.save(ANI, pin="1234")
        project.sign_in("ani", "1234")
    assert not settings_path().with_name("keys").exists()

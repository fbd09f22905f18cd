"""A protected project: nothing in it can be read without the passphrase, the key file or the recovery code."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from instruments.i18n import use_language
from instruments.model import Instrument
from servqual_desk.errors import DataError, LockedError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import file_keys, sqlite
from servqual_desk.store.chains import Chain
from servqual_desk.store.copies import copy_project
from servqual_desk.store.file_keys import key_from, salt_of
from servqual_desk.store.recovery_code import read_recovery_code, recovery_code
from servqual_desk.store.sqlite import damaged, machine_faults
from tests.cheap_secrets import REAL_COSTS

PASSPHRASE = "empat kata yang mudah"


@pytest.fixture
def protected(tmp_path: Path, little: Instrument) -> Path:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, passphrase=PASSPHRASE) as project:
        interview = project.start_interview()
        interview.answer("counter")
        interview.finish()
    return path


def test_the_passphrase_opens_it_and_another_does_not(protected: Path) -> None:
    with Project.open(protected, passphrase=PASSPHRASE) as project:
        assert project.count() == 1
    with use_language("en"), pytest.raises(LockedError, match="passphrase is not right"):
        Project.open(protected, passphrase="empat kata yang salah")
    with use_language("en"), pytest.raises(LockedError, match="is protected"):
        Project.open(protected)


def test_a_wrong_passphrase_is_refused_while_the_right_one_is_in_use(protected: Path) -> None:
    with Project.open(protected, passphrase=PASSPHRASE):
        with pytest.raises(LockedError):
            Project.open(protected, passphrase="empat kata yang salah")
        with Project.open(protected) as second:  # a background task opens the file again
            assert second.count() == 1
    with pytest.raises(LockedError):
        Project.open(protected)


def test_what_opens_the_file_while_it_is_closed_leaves_it_locked(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project.open(protected, passphrase=PASSPHRASE)
    opened = sqlite._opened

    def late(*args: Any, **others: Any) -> Any:
        project.close()
        return opened(*args, **others)

    monkeypatch.setattr(sqlite, "_opened", late)
    sqlite.connect(protected, readonly=True).close()  # a task of the window, which had asked for the key before
    monkeypatch.undo()
    assert file_keys.is_locked(protected)


def test_what_opens_the_file_while_it_is_unlocked_and_closed_leaves_it_locked(
    protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = file_keys.held_key

    def before_another_thread_unlocks_it(path: Path) -> file_keys.FileKey | None:
        found = asked(path)
        monkeypatch.undo()
        salt = salt_of(path)
        assert salt is not None
        file_keys.hold(key_from(path, salt, PASSPHRASE))
        return found

    monkeypatch.setattr(file_keys, "held_key", before_another_thread_unlocks_it)
    with pytest.raises(LockedError):  # nobody gave this one a key; it takes no other's
        sqlite.connect(protected, readonly=True)
    file_keys.lock_everything()
    assert file_keys.is_locked(protected)


def test_a_copy_of_the_file_alone_opens_with_passphrase_and_recovery_code(protected: Path, tmp_path: Path) -> None:
    salt = salt_of(protected)
    assert salt is not None
    code = key_from(protected, salt, PASSPHRASE).recovery_code
    elsewhere = tmp_path / "another laptop" / "copied.sqd"
    elsewhere.parent.mkdir()
    shutil.copy(protected, elsewhere)
    for known in (PASSPHRASE, code, code.lower().replace("-", " "), code.encode(), PASSPHRASE.encode() + b"\r\n"):
        with Project.open(elsewhere, passphrase=known) as project:
            assert project.count() == 1


def test_no_byte_of_it_can_be_read_nor_of_its_side_files_and_copies(tmp_path: Path, little: Instrument) -> None:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument=little, title="Loket Rahasia", passphrase=PASSPHRASE) as project:
        interview = project.start_interview()
        interview.answer("counter")
        project.set_setting("contact", "Ibu Melati 0812")
        copy_project(project.database, tmp_path / "copy.sqd")
        files = list(tmp_path.iterdir())
        assert {file.name for file in files} >= {"desk.sqd", "desk.sqd-wal", "copy.sqd"}
        for file in files:
            content = file.read_bytes()
            assert not [word for word in (b"Rahasia", b"Melati", b"counter", b"CREATE TABLE") if word in content], file
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with Project.open(tmp_path / "copy.sqd", passphrase=PASSPHRASE) as copy:
        assert copy.setting("contact") == "Ibu Melati 0812"


def test_damage_is_told_from_a_wrong_passphrase_where_it_can_be(protected: Path) -> None:
    content = bytearray(protected.read_bytes())
    content[8192:8200] = b"\0" * 8
    protected.write_bytes(content)
    with pytest.raises(ProjectError) as refused:
        _read_everything(protected)
    assert refused.value.faults == (damaged(protected),)


def _read_everything(path: Path) -> None:
    with Project.open(path, passphrase=PASSPHRASE) as project, machine_faults(path):
        for table in project.database.table_names():
            project.database.conn.execute(f'SELECT * FROM "{table}"').fetchall()


def test_nothing_goes_to_stderr_but_our_sentence(protected: Path) -> None:
    script = (
        "from servqual_desk import Project\n"
        f"try: Project.open({str(protected)!r}, passphrase='salah sama sekali')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("LockedError", "")


def test_what_the_program_stretches_costs_what_is_recommended() -> None:
    """Only tests stretch for less: RFC 9106's second recommendation, which argon2-cffi knows, is the least."""
    for module, (passes, kibibytes, lanes) in REAL_COSTS.items():
        assert passes >= RFC_9106_LOW_MEMORY.time_cost, module
        assert kibibytes >= RFC_9106_LOW_MEMORY.memory_cost, module
        assert lanes == RFC_9106_LOW_MEMORY.parallelism, module


def test_a_short_passphrase_protects_nothing(tmp_path: Path, little: Instrument) -> None:
    with use_language("en"), pytest.raises(DataError, match="too short"):
        Project.create(tmp_path / "desk.sqd", instrument=little, passphrase="12345")
    assert not list(tmp_path.iterdir())


def test_the_key_is_shown_nowhere(protected: Path) -> None:
    salt = salt_of(protected)
    assert salt is not None
    key = key_from(protected, salt, PASSPHRASE)
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)
    chain = Chain(device="d", mark="m", key=key.secret)
    assert repr(chain.key) not in repr(chain)


def test_letters_are_the_same_however_a_keyboard_composes_them(protected: Path) -> None:
    salt = b"SQDP\x01" + bytes(11)
    assert key_from(protected, salt, "cafe\u0301 pagi") == key_from(protected, salt, "café pagi")


def test_a_slip_of_the_pen_in_a_recovery_code_is_noticed() -> None:
    secret = bytes(range(16))
    code = recovery_code(secret)
    assert read_recovery_code(code) == secret
    assert read_recovery_code(code.replace("0", "O").replace("1", "l")) == secret
    for place, letter in enumerate(code):
        wrong = code[:place] + ("7" if letter != "7" else "8") + code[place + 1 :]
        assert read_recovery_code(wrong) is None


def test_whoever_is_asked_opens_it(protected: Path, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(file_keys.lock_everything)
    request.addfinalizer(lambda: file_keys.ask_with(None))
    asked: list[Path] = []
    file_keys.ask_with(lambda path: asked.append(path) or PASSPHRASE)  # type: ignore[func-returns-value]
    Project.open(protected).close()
    Project.open(protected).close()
    assert asked == [protected]

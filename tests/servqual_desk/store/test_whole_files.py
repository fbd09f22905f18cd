"""Files are written whole or not at all, and the machine's refusals are sentences."""

import errno
import os
from pathlib import Path

import pytest

from servqual_desk.errors import KnownError
from servqual_desk.project import Project
from servqual_desk.store.whole_files import disk_fault, replacing


def test_the_new_file_takes_the_old_ones_place(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with replacing(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "old"
        assert temporary.suffix == ".json"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_halfway_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")

    def fail_halfway() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_computer_that_keeps_no_settings_writes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").write_text("")
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "no folder"))
    with replacing(tmp_path / "out.json") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "out.json").read_text() == "new"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "target.json")
    with replacing(link) as temporary:
        temporary.write_text("new")
    assert link.is_symlink()
    assert (tmp_path / "target.json").read_text() == "new"


@pytest.mark.parametrize("name", [".", "no-such-folder/out.json", "file.txt/out.json", "n" * 300])
def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("a file")
    with pytest.raises(KnownError), replacing(tmp_path / name):
        raise AssertionError("nothing may be written")


def test_a_project_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "loket.sqd"
    Project.create(path, instrument="skm-9").close()
    before = path.read_bytes()
    with pytest.raises(KnownError), replacing(path):
        raise AssertionError("nothing may be written")
    assert path.read_bytes() == before


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(KnownError), replacing(Path(os.devnull)):
        raise AssertionError("nothing may be written")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EISDIR, errno.EIO])
def test_a_refusal_names_the_file_once_and_ends_as_a_sentence(number: int) -> None:
    [sentence] = disk_fault(OSError(number, os.strerror(number)), Path("/somewhere/out.pdf")).faults
    assert sentence.count("/somewhere/out.pdf") == 1
    assert sentence.endswith(".")

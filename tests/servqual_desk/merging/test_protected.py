"""Protected surveys merged: each with its own passphrase, also with one that is not protected."""

from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import LockedError
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.laptops import assert_whole


@pytest.fixture
def other(tmp_path: Path, little: Instrument) -> Path:
    path = tmp_path / "other.sqd"
    with Project.create(path, instrument=little, passphrase="kucing di atas meja") as project:
        finished(project, remark="Rahasia sekali.")
    file_keys.lock_everything()
    return path


def test_a_locked_file_is_refused_by_its_name(project: Project, other: Path) -> None:
    with pytest.raises(LockedError, match=r"other\.sqd"):
        project.merge([other])


def test_a_protected_file_is_merged_into_an_open_one(project: Project, other: Path) -> None:
    with Project.open(other, passphrase="kucing di atas meja"):
        assert project.merge([other]).files[0].new == 1
    assert_whole(project)


def test_two_protected_files_with_passphrases_of_their_own(other: Path, tmp_path: Path, little: Instrument) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument=little, passphrase="ayam makan padi") as project:
        finished(project)
        with Project.open(other, passphrase="kucing di atas meja"):
            assert project.merge([other]).files[0].new == 1
            events = len(project.events())
            assert project.merge([other]).files[0].identical == 1
        assert len(project.events()) == events
        assert_whole(project)
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or b"Rahasia sekali." not in path.read_bytes()

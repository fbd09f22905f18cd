"""A backup in the survey's place: nothing lost, nothing mixed, no erasure undone."""

import subprocess
import sys
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from servqual_desk.store.restore import restore
from tests.disks import small_disk
from tests.servqual_desk.held_interviews import finished


@pytest.fixture
def desk(tmp_path: Path, little: Instrument) -> Path:
    """A survey with two responses, a backup of them on a stick, and a third response since."""
    path = tmp_path / "survey" / "desk.sqd"
    path.parent.mkdir()
    with Project.create(path, instrument=little) as project:
        finished(project)
        finished(project)
        project.backups.remember(back_up(project, tmp_path / "stick"))
        finished(project)
    return path


@pytest.fixture
def backup(desk: Path, tmp_path: Path) -> Path:
    (path,) = (tmp_path / "stick").iterdir()
    return path


def count(path: Path) -> int:
    with Project.open(path) as project:
        return project.count()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_survey_is_what_the_backup_holds_and_what_stood_there_is_kept(desk: Path, backup: Path) -> None:
    before = backup.read_bytes()

    done = restore(backup, desk)

    assert (count(desk), done.responses) == (2, 2)
    assert done.aside is not None
    assert count(done.aside) == 3
    assert done.aside.name.startswith("desk-before-restore-")
    assert backup.read_bytes() == before
    assert names(desk.parent) == {"desk.sqd", done.aside.name}
    with Project.open(desk) as project:
        assert project.verify().whole
        assert project.backups.folder == backup.parent


def test_a_survey_that_is_gone_comes_back(desk: Path, backup: Path) -> None:
    desk.unlink()

    done = restore(backup, desk)

    assert (count(desk), done.aside) == (2, None)
    with Project.open(desk) as project:
        assert project.backups.folder == backup.parent


@pytest.mark.parametrize("damage", [b"", b"garbage " * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_survey_is_kept_as_it_is(desk: Path, backup: Path, damage: bytes) -> None:
    desk.write_bytes(damage)

    done = restore(backup, desk)

    assert count(desk) == 2
    assert done.aside is not None
    assert done.aside.read_bytes() == damage


def test_a_write_ahead_log_goes_aside_with_its_file_and_not_into_the_restored_one(desk: Path, backup: Path) -> None:
    killed_with_a_log(desk)
    assert desk.with_name("desk.sqd-wal").stat().st_size > 0

    done = restore(backup, desk)

    assert count(desk) == 2
    assert done.aside is not None
    assert count(done.aside) == 4  # the fourth stood in the log alone
    assert not desk.with_name("desk.sqd-wal").exists()


def killed_with_a_log(path: Path) -> None:
    """One more response, by a process that does not live to close the file."""
    script = (
        "import os, sys\n"
        "from servqual_desk.project import Project\n"
        "from tests.servqual_desk.held_interviews import finished\n"
        "project = Project.open(sys.argv[1])\n"
        "reader = Project.open(sys.argv[1])\n"
        "reader.database.conn.execute('BEGIN'); reader.count()\n"
        "finished(project)\n"
        "os._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=Path(__file__).parents[3])


def test_a_survey_that_another_program_has_open_is_refused(desk: Path, backup: Path) -> None:
    script = (
        "import sys\nfrom servqual_desk.project import Project\n"
        "with Project.open(sys.argv[1]) as project:\n    print('open', flush=True)\n    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(desk)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        before = names(desk.parent)

        with pytest.raises(ProjectError, match=r"open in another|sedang dibuka"):
            restore(backup, desk)

        assert names(desk.parent) == before
        other.communicate()
    assert count(desk) == 3
    restore(backup, desk)
    assert count(desk) == 2


def test_a_damaged_backup_is_refused_and_the_survey_stays(desk: Path, backup: Path) -> None:
    with backup.open("rb+") as file:
        file.seek(4096)
        file.write(bytes(4096))
    before = desk.read_bytes()

    with pytest.raises(ProjectError, match=str(backup)):
        restore(backup, desk)

    assert desk.read_bytes() == before
    assert names(desk.parent) == {"desk.sqd"}


def test_another_surveys_backup_and_a_file_that_is_no_survey_are_refused(
    desk: Path, backup: Path, little: Instrument, tmp_path: Path
) -> None:
    other, letter = tmp_path / "other.sqd", tmp_path / "letter.pdf"
    Project.create(other, instrument=little).close()
    letter.write_bytes(b"%PDF")
    for target in (other, letter, backup, tmp_path / "nowhere" / "desk.sqd", tmp_path):
        with pytest.raises(ProjectError, match=str(target)):
            restore(backup, target)
    assert letter.read_bytes() == b"%PDF"
    assert count(other) == 0


def test_what_was_erased_since_the_backup_stays_erased(desk: Path, backup: Path) -> None:
    with Project.open(desk) as project:
        first = project.responses.list()[-1]
        project.responses.erase(str(first.withdrawal_code))

    done = restore(backup, desk)

    assert (done.responses, done.erased_again) == (1, 1)
    with Project.open(desk) as project:
        assert project.verify().whole
        assert project.responses.get(first.uuid).status == "erased"
        assert set(project.responses.answers(first.uuid).values()) == {None}


def test_an_erasure_is_known_from_a_newer_backup_where_the_survey_itself_is_lost(
    desk: Path, backup: Path, tmp_path: Path
) -> None:
    with Project.open(desk) as project:
        first = project.responses.list()[-1]
        project.responses.erase(str(first.withdrawal_code))
        back_up(project, tmp_path / "stick")
    desk.write_bytes(bytes(5000))

    assert restore(backup, desk).erased_again == 1


def test_a_disk_without_room_leaves_everything_as_it_was(desk: Path, backup: Path, tmp_path: Path) -> None:
    kilobytes = desk.stat().st_size // 1024
    with small_disk(tmp_path / "full", kilobytes=2 * kilobytes + 40) as disk:
        target = disk / "desk.sqd"
        target.write_bytes(desk.read_bytes())

        with pytest.raises(ProjectError):
            restore(backup, target)

        assert {name for name in names(disk) if not name.endswith(("-shm", "-wal"))} == {"desk.sqd"}
        assert count(target) == 3


def test_a_backup_of_an_older_program_is_brought_up_to_date_on_the_way(tmp_path: Path) -> None:
    import lzma

    old = Path(__file__).parent / "old_projects" / "0001-core.sqd.xz"
    backup = tmp_path / "stick" / "desk-20261101-000000.sqd"
    backup.parent.mkdir()
    backup.write_bytes(lzma.decompress(old.read_bytes()))
    before = backup.read_bytes()

    restore(backup, tmp_path / "desk.sqd")

    with Project.open(tmp_path / "desk.sqd") as project:
        assert project.count() > 0
    assert backup.read_bytes() == before
    assert names(tmp_path) == {"stick", "desk.sqd"}

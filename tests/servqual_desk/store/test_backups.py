import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.backup_list import Backup, find_backups
from servqual_desk.store.backup_retention import Keep
from servqual_desk.store.backups import back_up, prune
from servqual_desk.store.clock import now
from servqual_desk.store.copies import backup_name, copy_project
from tests.disks import read_only, small_disk
from tests.servqual_desk.held_interviews import finished

PAGE = 4096


def copies(project: Project, folder: Path) -> tuple[Backup, ...]:
    return find_backups(project.path, folder, own=project.setting("uuid"))


def zero(path: Path, page: int) -> None:
    with path.open("rb+") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


def test_a_copy_of_an_open_project_holds_every_answer_in_one_file(project: Project, tmp_path: Path) -> None:
    uuid = finished(project)  # still in the write-ahead log
    stick = tmp_path / "stick"

    copy = copy_project(project.database, stick / "copy.sqd")

    assert [path.name for path in stick.iterdir()] == ["copy.sqd"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Project.open(copy) as opened:
        assert opened.frame()["sqd_uuid"].tolist() == [uuid]


def test_a_copy_never_overwrites(project: Project, tmp_path: Path) -> None:
    (tmp_path / "copy.sqd").write_text("mine")

    with pytest.raises(ProjectError, match=r"copy\.sqd"):
        copy_project(project.database, tmp_path / "copy.sqd")

    assert (tmp_path / "copy.sqd").read_text() == "mine"


def test_a_backup_is_named_by_its_moment() -> None:
    name = backup_name(Path("loket.sqd"), "2026-11-21T03:14:03.120+00:00")

    assert name == "loket-20261121-031403.sqd"


def test_a_backup_is_made_beside_an_open_project_and_listed(project: Project, tmp_path: Path) -> None:
    finished(project)
    project.responses.void(finished(project), reason="uji")
    shares: list[float] = []

    copy = back_up(project, tmp_path / "stick", step=shares.append)

    (listed,) = copies(project, tmp_path / "stick")
    assert (listed.path, listed.size, listed.responses, listed.good) == (copy, copy.stat().st_size, 1, True)
    assert listed.at[:16] <= now()[:16]
    assert shares[-1] == 1


def test_two_backups_of_one_second_are_two(project: Project, tmp_path: Path) -> None:
    made = []
    for turn in range(11):
        made.append(back_up(project, tmp_path))
        project.set_setting("title", f"{turn}")

    assert len(set(made)) == 11
    assert [copy.path for copy in copies(project, tmp_path)] == made[::-1]


def test_the_project_remembers_its_last_verified_backup_and_every_place(project: Project, tmp_path: Path) -> None:
    before = now()

    project.backups.remember(back_up(project, tmp_path / "first"))
    copy = back_up(project, tmp_path / "second")
    project.backups.remember(copy)

    last = project.backups.last
    assert last is not None
    assert (last.path, last.is_there()) == (copy, True)
    assert before <= last.at <= now()
    assert project.backups.folder == tmp_path / "second"
    assert {tmp_path / "first", tmp_path / "second", tmp_path} <= set(project.backups.places)


def test_a_project_knows_whether_anything_was_written_since_its_backup(project: Project, tmp_path: Path) -> None:
    copy = back_up(project, tmp_path / "stick")
    project.backups.remember(copy)
    assert project.backups.is_current

    finished(project)
    assert not project.backups.is_current

    project.backups.remember(back_up(project, tmp_path / "stick"))
    assert project.backups.is_current
    last = project.backups.last
    assert last is not None
    last.path.unlink()
    assert not project.backups.is_current


def test_a_backup_that_is_called_off_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    def enough(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(project, tmp_path / "stick", step=enough)

    assert list((tmp_path / "stick").iterdir()) == []


def test_only_this_projects_copies_are_listed_newest_first_and_what_does_not_open_is_not_good(
    project: Project, tmp_path: Path
) -> None:
    for name in (
        "desk-20261121-031403",
        "desk-20261122-000000",
        "desk-20269999-000000",
        "desk-notes",
        "desk-2-20261123-000000",
        "other-20261121-031403",
    ):
        (tmp_path / f"{name}.sqd").touch()

    assert [(copy.at, copy.good) for copy in copies(project, tmp_path)] == [
        ("2026-11-22T00:00:00+00:00", False),
        ("2026-11-21T03:14:03+00:00", False),
    ]
    assert copies(project, tmp_path / "taken-out") == ()


def test_another_survey_of_the_same_name_on_the_stick_is_neither_listed_nor_removed(
    project: Project, little: Instrument, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    with Project.create(tmp_path / "elsewhere" / "desk.sqd", instrument=little) as other:
        theirs = back_up(other, tmp_path / "stick")
        ours = back_up(project, tmp_path / "stick")
        project.backups.keep_by(Keep(newest=1, weeks=0))

        assert [copy.path for copy in copies(project, tmp_path / "stick")] == [ours]
        prune(project, tmp_path / "stick")
        assert theirs.exists()


@pytest.mark.parametrize("page", range(1, 12))
def test_a_copy_with_a_page_gone_is_not_good_or_holds_what_it_held(project: Project, tmp_path: Path, page: int) -> None:
    for _turn in range(3):
        finished(project)
    copy = back_up(project, tmp_path / "stick")
    zero(copy, page)

    (listed,) = copies(project, tmp_path / "stick")
    assert not listed.good


@pytest.mark.parametrize("length", [0, 1, 100, PAGE, 2 * PAGE])
def test_a_copy_that_was_cut_is_not_good(project: Project, tmp_path: Path, length: int) -> None:
    copy = back_up(project, tmp_path / "stick")
    with copy.open("rb+") as file:
        file.truncate(length)

    (listed,) = copies(project, tmp_path / "stick")
    assert (listed.good, listed.responses) == (False, None)


def test_the_rule_removes_older_good_copies_and_never_what_does_not_open(project: Project, tmp_path: Path) -> None:
    made = [back_up(project, tmp_path / "stick") for _turn in range(4)]
    broken = tmp_path / "stick" / "desk-20200101-000000.sqd"
    broken.write_bytes(b"SQLite format 3\0")
    project.backups.keep_by(Keep(newest=2, weeks=0))

    removed = prune(project, tmp_path / "stick")

    assert len(removed) == 2
    assert len([path for path in made if path.exists()]) == 2
    assert broken.exists()


def test_a_full_stick_is_said_and_leaves_nothing(project: Project, tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick", kilobytes=64) as stick:
        with pytest.raises(ProjectError, match=r"full|penuh") as refused:
            back_up(project, stick)

        assert len(refused.value.faults) == 1
        assert list(stick.iterdir()) == []


def test_a_read_only_stick_is_said(project: Project, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with read_only(tmp_path / "stick") as stick, pytest.raises(ProjectError) as refused:
        back_up(project, stick)

    assert str(tmp_path / "stick") in refused.value.faults[0]


def test_a_device_that_loses_what_it_was_given_is_noticed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The device is played by what happens to the bytes between writing and reading."""
    finished(project)
    for page in (2, 5, 9):
        monkeypatch.setattr("servqual_desk.store.copies.forget", lambda copy, page=page: zero(copy, page))

        with pytest.raises(ProjectError, match=r"read back|terbaca utuh"):
            back_up(project, tmp_path / "stick")

        assert list((tmp_path / "stick").iterdir()) == []


def test_a_stick_that_is_pulled_out_meanwhile_is_said_to_be_gone(project: Project, tmp_path: Path) -> None:
    for _turn in range(40):  # large enough that something is left to be written
        finished(project, remark="Saran. " * 2000)
    stick = tmp_path / "stick"
    with small_disk(stick, kilobytes=60_000):

        def pull(share: float) -> None:
            if any(stick.iterdir()):
                subprocess.run(["umount", "-l", str(stick)], check=True)

        with pytest.raises(ProjectError, match=r"gone|hilang") as refused:
            back_up(project, stick, step=pull)
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(stick)], check=True)

    assert refused.value.faults[0].startswith(str(stick))
    assert list(stick.iterdir()) == []
    assert project.count() == 40


def test_a_folder_that_is_deleted_meanwhile_is_said_to_be_gone(project: Project, tmp_path: Path) -> None:
    finished(project)

    def delete(share: float) -> None:
        shutil.rmtree(tmp_path / "stick", ignore_errors=True)

    with pytest.raises(ProjectError, match=r"gone|hilang"):
        back_up(project, tmp_path / "stick", step=delete)

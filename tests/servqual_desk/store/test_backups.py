from pathlib import Path

import pytest

from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up, backups
from servqual_desk.store.clock import now
from servqual_desk.store.copies import backup_name, copy_project
from tests.servqual_desk.held_interviews import finished


def test_a_copy_of_an_open_project_holds_every_answer_in_one_file(project: Project, tmp_path: Path) -> None:
    uuid = finished(project)
    stick = tmp_path / "stick"

    copy = copy_project(project.database, stick / "copy.sqd")

    assert [path.name for path in stick.iterdir()] == ["copy.sqd"]
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
    shares: list[float] = []

    copy = back_up(project.path, tmp_path / "stick", step=shares.append)

    (listed,) = backups(project.path, tmp_path / "stick")
    assert (listed.path, listed.size) == (copy, copy.stat().st_size)
    assert listed.at[:16] <= now()[:16]
    assert shares[-1] == 1


def test_the_project_remembers_its_last_verified_backup(project: Project, tmp_path: Path) -> None:
    before = now()

    project.backups.remember(back_up(project.path, tmp_path / "stick"))

    assert project.setting("backup_folder") == str(tmp_path / "stick")
    assert before <= project.setting("backup_at") <= now()


def test_a_backup_that_is_called_off_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    def enough(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(project.path, tmp_path / "stick", step=enough)

    assert list((tmp_path / "stick").iterdir()) == []


def test_only_this_projects_copies_are_listed_newest_first(project: Project, tmp_path: Path) -> None:
    for name in (
        "desk-20261121-031403",
        "desk-20261122-000000",
        "desk-notes",
        "desk-2-20261123-000000",
        "other-20261121-031403",
    ):
        (tmp_path / f"{name}.sqd").touch()

    assert [backup.at for backup in backups(project.path, tmp_path)] == [
        "2026-11-22T00:00:00+00:00",
        "2026-11-21T03:14:03+00:00",
    ]
    assert backups(project.path, tmp_path / "taken-out") == ()

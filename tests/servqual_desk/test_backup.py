from pathlib import Path

import pytest

from servqual_desk.backup import backup_name, copy_project
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from tests.servqual_desk.interviewing import finished


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

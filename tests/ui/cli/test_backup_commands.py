"""`backup`, `backups` and `restore`, as they are typed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from servqual_desk.project import Project
from tests.disks import fill, small_disk
from tests.little_survey import little_survey
from ui.cli.commands import desk as program

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path / "settings"))
    return lambda *arguments: CliRunner().invoke(program, [str(argument) for argument in arguments])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "loket.sqd"
    with Project.create(path, instrument=little_survey()) as project:
        answer(project)
    return path


def answer(project: Project) -> None:
    interview = project.start_interview()
    while interview.question is not None:
        interview.skip()
    interview.finish()


def listed(run: Run, desk: Path, out: Path) -> list[dict[str, object]]:
    assert run("backups", desk, "--json", out).exit_code == 0
    found: list[dict[str, object]] = json.loads(out.read_text())
    return found


def test_a_backup_is_made_listed_and_restored(run: Run, desk: Path, tmp_path: Path) -> None:
    assert run("backup", desk, tmp_path / "stick").exit_code == 0
    with Project.open(desk) as project:
        answer(project)

    (copy,) = listed(run, desk, tmp_path / "list.json")
    assert (copy["responses"], copy["good"]) == (1, True)
    assert Path(str(copy["path"])).parent == tmp_path / "stick"

    assert run("restore", copy["path"], desk).exit_code == 0
    with Project.open(desk) as project:
        assert project.count() == 1


def test_without_a_folder_the_last_one_is_used_and_before_that_one_beside_the_survey(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    run("backup", desk)
    assert len(list((tmp_path / "loket-backups").iterdir())) == 1

    run("backup", desk, tmp_path / "stick")
    run("backup", desk)
    assert len(list((tmp_path / "stick").iterdir())) == 2
    assert len(listed(run, desk, tmp_path / "list.json")) == 3


def test_a_place_that_is_not_there_is_said_and_not_made_anew(run: Run, desk: Path, tmp_path: Path) -> None:
    run("backup", desk, tmp_path / "stick")
    (tmp_path / "stick").rename(tmp_path / "in a drawer")

    refused = run("backup", desk)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert str(tmp_path / "stick") in refused.stderr
    assert not (tmp_path / "stick").exists()
    assert listed(run, desk, tmp_path / "list.json") == []


def test_backups_of_a_survey_that_does_not_open_any_more_are_still_found(run: Run, desk: Path, tmp_path: Path) -> None:
    run("backup", desk)
    desk.write_bytes(b"SQLite format 3\0" + bytes(9000))

    (copy,) = listed(run, desk, tmp_path / "list.json")
    assert copy["good"] is True
    assert run("restore", copy["path"], desk).exit_code == 0
    with Project.open(desk) as project:
        assert project.count() == 1


def test_what_cannot_be_restored_is_one_sentence(run: Run, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.sqd").touch()
    for backup in (tmp_path / "empty.sqd", tmp_path / "none.sqd", desk):
        refused = run("restore", backup, desk)
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert run("backups", tmp_path / "none.sqd").exit_code == 2
    assert run("backup", tmp_path / "none.sqd", tmp_path).exit_code == 2


def test_an_import_is_preceded_by_a_backup_and_goes_on_without_one(run: Run, desk: Path, tmp_path: Path) -> None:
    data = tmp_path / "more.csv"
    data.write_text("t1_e,t1_p,e1_e,e1_p\n7,5,1,3\n")
    run("backup", desk, tmp_path / "stick")
    with Project.open(desk) as project:
        answer(project)

    assert run("import", desk, data).exit_code == 0
    assert [copy["responses"] for copy in listed(run, desk, tmp_path / "list.json")] == [2, 1]

    (tmp_path / "stick").rename(tmp_path / "drawer")
    done = run("import", desk, data, "--again")
    assert done.exit_code == 0
    assert str(tmp_path / "stick") in done.stderr
    with Project.open(desk) as project:
        assert project.count() == 4


def test_a_survey_on_a_full_disk_is_copied_exported_and_verified_elsewhere(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "full") as disk:
        survey = disk / shutil.copy(desk, disk)
        fill(disk)

        assert "full" in run("merge", survey, desk).stderr  # and leaves nothing in the way of what only reads
        made = run("backup", survey, tmp_path / "stick")
        assert made.exit_code == 0
        assert "full" in made.stderr
        assert run("export", survey, "-o", tmp_path / "out.csv").exit_code == 0
        assert run("verify", survey).exit_code == 0
    (copy,) = (tmp_path / "stick").iterdir()
    assert run("verify", copy).exit_code == 0

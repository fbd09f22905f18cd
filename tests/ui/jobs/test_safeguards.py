"""Before a survey is changed in a large way there is a backup of it as it was, whichever road leads there."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from servqual_desk.store.backup_list import content_of
from servqual_desk.store.backups import back_up
from ui.cli.commands import desk
from ui.jobs.import_data import check_file, import_checked
from ui.jobs.merge_projects import merge_projects
from ui.jobs.restore_backup import restore_backup

HERE, BROUGHT = 5, 3
OLD = Path(__file__).parents[2] / "servqual_desk" / "store" / "old_projects" / "0003-lab.sqd.xz"


@pytest.fixture
def survey(tmp_path: Path) -> Iterator[Path]:
    """A survey whose backups go to a stick."""
    path = tmp_path / "loket.sqd"
    with Project.create(path, instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, HERE), source=SOURCE)
        (tmp_path / "stick").mkdir()
        project.backups.use_folder(tmp_path / "stick")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other" / "loket-2.sqd"
    path.parent.mkdir()
    with Project.create(path, instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, BROUGHT, seed=9), source=SOURCE)
    return path


def merge_by_command(survey: Path, other: Path) -> None:
    assert CliRunner().invoke(desk, ["merge", str(survey), str(other)]).exit_code == 0


def merge_by_job(survey: Path, other: Path) -> None:
    merge_projects(survey, [other])


def merge_by_python(survey: Path, other: Path) -> None:
    with Project.open(survey) as project:
        project.merge([other])


def exported(other: Path) -> Path:
    out = other.with_name("data.csv")
    assert CliRunner().invoke(desk, ["export", str(other), "-o", str(out)]).exit_code == 0
    return out


def import_by_command(survey: Path, other: Path) -> None:
    done = CliRunner().invoke(desk, ["import", str(survey), str(exported(other))])
    assert done.exit_code == 0, done.output


def import_by_job(survey: Path, other: Path) -> None:
    import_checked(survey, check_file(survey, exported(other)))


@pytest.mark.parametrize(
    "road",
    [merge_by_command, merge_by_job, merge_by_python, import_by_command, import_by_job],
    ids=lambda road: road.__name__,
)
def test_there_is_a_backup_of_the_survey_as_it_was(survey: Path, other: Path, road: object) -> None:
    road(survey, other)  # type: ignore[operator]

    (copy,) = (survey.parent / "stick").glob("loket-*.sqd")
    before, after = content_of(copy), content_of(survey)
    assert before is not None
    assert after is not None
    assert (before.responses, after.responses) == (HERE, HERE + BROUGHT)


def test_what_a_restore_replaces_is_kept(survey: Path, tmp_path: Path) -> None:
    with Project.open(survey) as project:
        copy = back_up(project, tmp_path / "stick")
        project.add_responses(simulate(project.instrument, BROUGHT, seed=9), source=SOURCE)

    done = restore_backup(copy, survey)

    assert done.aside is not None
    kept = content_of(done.aside)
    assert kept is not None
    assert kept.responses == HERE + BROUGHT


def test_an_older_survey_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "lama.sqd"
    path.write_bytes(before := lzma.decompress(OLD.read_bytes()))

    Project.open(path).close()

    (copy,) = tmp_path.glob("lama-*.sqd")
    assert path.read_bytes() != before
    kept = content_of(copy)
    assert kept is not None
    assert kept.responses == 3

"""A disk that gets full, at each step of a survey's life: one sentence that says so, and the survey is as it was."""

import lzma
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.errors import KnownError
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from servqual_desk.store.protection import protect
from servqual_desk.store.restore import restore
from servqual_desk.store.side_files import SIDE_FILES
from tests.disks import small_disk
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import answer_all, finished

OLD = Path(__file__).parent / "old_projects" / "0001-core.sqd.xz"
RESPONSES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A survey on a disk with hardly any room, and what lies elsewhere."""

    survey: Path
    old: Path
    other: Path
    backup: Path


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey, a backup of it, another laptop's copy, and an older survey."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with Project.create(folder / "survey.sqd", instrument=instrument_from_toml(LITTLE, name="little.toml")) as project:
        for _turn in range(RESPONSES):
            finished(project)
        back_up(project, folder / "backups")
    shutil.copy(folder / "survey.sqd", folder / "other.sqd")
    with Project.open(folder / "other.sqd") as project:
        finished(project)
    (folder / "old.sqd").write_bytes(lzma.decompress(OLD.read_bytes()))
    return folder


@pytest.fixture
def full(elsewhere: Path, tmp_path: Path) -> Iterator[Desk]:
    (backup,) = (elsewhere / "backups").iterdir()
    with small_disk(tmp_path / "disk", kilobytes=4_000) as disk:
        for name in ("survey.sqd", "old.sqd"):
            shutil.copy(elsewhere / name, disk)
        yield Desk(survey=disk / "survey.sqd", old=disk / "old.sqd", other=elsewhere / "other.sqd", backup=backup)


def leave(disk: Path, kilobytes: int) -> Path:
    """Fill it up, but for so much."""
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - 1024 * kilobytes)))
    return ballast


def with_open(change: Callable[[Project], object]) -> Callable[[Desk], object]:
    def opened(desk: Desk) -> None:
        with Project.open(desk.survey) as project:
            change(project)

    return opened


def first(project: Project) -> str:
    return project.responses.list()[0].uuid


STEPS: dict[str, Callable[[Desk], object]] = {
    "interview": with_open(lambda project: answer_all(project.start_interview()).finish()),
    "void": with_open(lambda project: project.responses.void(first(project), reason="twice")),
    "correct": with_open(
        lambda project: project.responses.correct(first(project), "remark", "x" * 50_000, reason="no")
    ),
    "erase": with_open(
        lambda project: project.responses.erase(str(project.responses.get(first(project)).withdrawal_code))
    ),
    "person": with_open(
        lambda project: project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin="4711")
    ),
    "backup": with_open(lambda project: back_up(project, project.path.parent)),
    "protect": lambda desk: protect(desk.survey, "empat kata yang mudah"),
    "restore": lambda desk: restore(desk.backup, desk.survey),
    "salvage": lambda desk: Project.salvage(desk.survey, desk.survey.with_name("saved.sqd")),
    "migrate": lambda desk: Project.open(desk.old).close(),
    "new": lambda desk: Project.create(desk.survey.with_name("new.sqd"), instrument="skm-9").close(),
    "merge": lambda desk: with_open(lambda project: project.merge([desk.other]))(desk),
}


@pytest.mark.parametrize("kilobytes", [4, 48])
@pytest.mark.parametrize("step", STEPS)
def test_a_full_disk_is_said_and_leaves_everything_as_it_was(step: str, kilobytes: int, full: Desk) -> None:
    disk = full.survey.parent
    ballast = leave(disk, kilobytes)

    with pytest.raises(KnownError) as refused:
        STEPS[step](full)

    assert [fault for fault in refused.value.faults if "penuh" not in fault and "full" not in fault] == []
    assert ".servqual-desk" not in "".join(refused.value.faults)
    ballast.unlink()
    names = ("survey.sqd", "old.sqd")
    assert {path.name for path in disk.iterdir()} <= {name + end for name in names for end in ("", *SIDE_FILES)}
    with Project.open(full.survey) as project:
        assert project.count() == RESPONSES
        assert project.verify().whole
    Project.open(full.old).close()


def test_a_survey_on_a_full_disk_can_be_read_to_be_taken_elsewhere(full: Desk) -> None:
    leave(full.survey.parent, 0)
    with Project.open(full.survey, readonly=True) as project:
        assert project.count() == RESPONSES
        assert project.verify().whole

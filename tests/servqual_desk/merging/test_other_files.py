"""Files as they come on a stick: older ones, other versions, damaged, read-only, of another questionnaire, the survey itself."""

import lzma
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from instruments.model import Instrument
from servqual_desk.errors import ProjectError
from servqual_desk.project import Project
from tests import disks
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.servqual_desk.merging.laptops import assert_whole, content, copied_laptop, new_laptop

OLD = sorted((Path(__file__).parents[1] / "store" / "old_projects").glob("000[1-7]*.sqd.xz"))
NEWER = (
    LITTLE.replace('version = "1.0.0"', 'version = "1.1.0"')
    + """
[[questions]]
id = "again"
kind = "scale"
role = "outcome"
scale = "agree5"
text = { id = "Anda akan datang lagi.", en = "You will come again." }
"""
)


@pytest.fixture
def newer() -> Instrument:
    return instrument_from_toml(NEWER, name="little-desk")


@pytest.fixture
def other(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    with new_laptop(tmp_path, "other", little) as opened:
        finished(opened)
        yield opened


def state(project: Project) -> tuple[object, ...]:
    return content(project), project.events(), sorted(project.path.parent.rglob("*.sqd*"))


def test_another_questionnaire_is_refused_and_nothing_is_written(project: Project, other: Project) -> None:
    stranger = instrument_from_toml(LITTLE.replace("little-desk", "other-desk"), name="other-desk")
    path = project.path.with_name("stranger.sqd")
    Project.create(path, instrument=stranger).close()
    before = state(project)
    with pytest.raises(ProjectError, match="other-desk"):
        project.merge([other.path, path])
    assert state(project) == before


def test_a_newer_version_is_merged_and_asked_from_then_on(project: Project, newer: Instrument, tmp_path: Path) -> None:
    mine = finished(project)
    with new_laptop(tmp_path, "newer", newer) as other:
        theirs = finished(other, again=5)
        result = project.merge([other.path])
        assert [note.code for note in result.notes] == ["later_version"]
        assert project.instrument.version == "1.1.0"
        assert project.responses.answers(theirs)["again"] == 5
        assert project.responses.answers(mine)["again"] is None
        assert project.instrument_of(project.responses.get(mine).instrument).version == "1.0.0"
        assert len(project.frame()["again"]) == 2
        assert_whole(project)


def test_an_older_version_is_merged_and_the_newer_one_stays(
    project: Project, newer: Instrument, tmp_path: Path
) -> None:
    theirs = finished(project)
    with new_laptop(tmp_path, "newer", newer) as head:
        finished(head, again=5)
        assert not head.merge([project.path]).notes
        assert head.instrument.version == "1.1.0"
        assert head.responses.answers(theirs)["overall"] == 4
        assert_whole(head)


def old_project(archive: Path, folder: Path) -> Path:
    path = folder / archive.name.removesuffix(".xz")
    path.write_bytes(lzma.decompress(archive.read_bytes()))
    return path


@pytest.mark.parametrize("archive", OLD, ids=lambda path: path.name)
def test_a_file_of_every_earlier_schema(archive: Path, tmp_path: Path) -> None:
    """The head's laptop has the same file, brought up to date; the counter's laptop still has the old one."""
    path = old_project(archive, tmp_path)
    before = path.read_bytes()
    copy = tmp_path / "head.sqd"
    shutil.copyfile(path, copy)
    with Project.open(copy) as head, Project.create(tmp_path / "new.sqd", instrument=head.instrument) as new:
        assert head.merge([path]).files[0].new == 0
        brought = new.merge([path]).files[0].new
        assert brought == len([one for one in head.responses.list(statuses=_ANY) if not _refused(head, one.uuid)])
        assert new.uuids() == head.uuids()
        events = len(new.events())
        assert new.merge([path]).files[0].new == 0
        assert len(new.events()) == events
        assert_whole(head, new)
    assert path.read_bytes() == before


_ANY = ("draft", "finished", "voided", "erased")


def _refused(project: Project, uuid: str) -> bool:
    return any(event.kind == "refused" for event in project.events(uuid))


def test_a_copy_that_was_put_back_over_its_own_file(project: Project, little: Instrument, tmp_path: Path) -> None:
    """Its chain goes on twice under one name; what both branches hold comes all the same."""
    project.close()
    path, kept = project.path, tmp_path / "kept.sqd"
    shutil.copyfile(path, kept)
    with Project.open(path) as first:
        lost = finished(first)
    aside = tmp_path / "aside.sqd"
    shutil.copyfile(path, aside)
    path.write_bytes(kept.read_bytes())
    with Project.open(path) as again:
        mine = finished(again)
        again.merge([aside])
        assert again.uuids() == {lost, mine}
        assert [event.kind for event in again.events(lost)][-1] == "finished"
        assert_whole(again)
        events = len(again.events())
        again.merge([aside])
        assert len(again.events()) == events


def test_the_survey_itself_is_refused(project: Project, tmp_path: Path) -> None:
    link = tmp_path / "link.sqd"
    link.symlink_to(project.path)
    with pytest.raises(ProjectError, match=r"itself|itu sendiri"):
        project.merge([link])


@pytest.mark.parametrize("length", [0, 50, 4096])
def test_what_is_no_whole_survey_is_refused_by_its_name(project: Project, other: Project, length: int) -> None:
    other.close()
    broken = project.path.with_name("broken.sqd")
    broken.write_bytes(other.path.read_bytes()[:length])
    before = state(project)
    with pytest.raises(ProjectError, match=r"broken\.sqd"):
        project.merge([broken])
    assert state(project) == before


def test_a_damaged_page_is_refused(project: Project, other: Project) -> None:
    other.close()
    damaged = bytearray(other.path.read_bytes())
    damaged[8192:12288] = bytes(4096)
    budis = other.path.with_name("stick") / "budi.sqd"
    budis.parent.mkdir()
    budis.write_bytes(damaged)
    with pytest.raises(ProjectError) as refused:
        project.merge([budis])
    assert refused.value.faults[0].startswith(f"{budis}: ")


def test_a_file_that_another_program_changed_is_refused(project: Project, other: Project) -> None:
    with other.database.conn:
        other.database.conn.execute(f'UPDATE "{other.table}" SET visits = 17')
    with pytest.raises(ProjectError, match=r"other\.sqd"):
        project.merge([other.path])


def test_a_file_that_is_not_there(project: Project) -> None:
    with pytest.raises(ProjectError, match=r"gone\.sqd"):
        project.merge([project.path.with_name("gone.sqd")])


def test_a_stick_that_nobody_may_write_to(project: Project, other: Project, tmp_path: Path) -> None:
    other.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copyfile(other.path, stick / "other.sqd")
    with disks.read_only(stick):
        assert project.merge([stick / "other.sqd"]).files[0].new == 1


def test_a_full_disk_leaves_the_survey_as_it_was(little: Instrument, tmp_path: Path) -> None:
    with new_laptop(tmp_path, "big", little) as big:
        for _one in range(12):
            finished(big, remark="x" * 20_000)
    with disks.small_disk(tmp_path / "disk") as disk, new_laptop(disk, "small", little) as small:
        mine = finished(small)
        before = content(small)
        disks.fill(disk, but_for=200_000)
        with pytest.raises(ProjectError):
            small.merge([big.path])
        assert content(small) == before
        assert small.uuids() == {mine}
        assert not list(disk.glob(".servqual-desk-*"))


def test_a_survey_that_is_open_in_another_window(project: Project, other: Project) -> None:
    with copied_laptop(project, "copy") as copy, Project.open(copy.path) as second:
        second.start_interview().answer("counter")
        copy.merge([other.path])
        second.start_interview().answer("online")
        assert_whole(copy)

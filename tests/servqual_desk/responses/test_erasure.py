"""An erasure reaches the survey and every copy at hand, byte by byte, and says where it could not go."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import Record
from servqual_desk.interviewing.rescued_interview import write_rescued_interview
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.responses.erasure import ErasureReceipt, erase_everywhere, erase_in_copies
from servqual_desk.store import file_keys
from servqual_desk.store.backup_list import content_of
from servqual_desk.store.backups import back_up
from servqual_desk.store.file_watch import FileLostError
from servqual_desk.store.protection import protect
from servqual_desk.store.restore import restore
from tests.disks import read_only
from tests.servqual_desk.held_interviews import FULL, answer_all, finished

WRITTEN = "Petugas-Budi-di-loket-4-membentak-saya"


@pytest.fixture
def project(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    (tmp_path / "survey").mkdir()
    with Project.create(tmp_path / "survey" / "desk.sqd", instrument=little) as opened:
        for number in range(6):
            finished(opened, remark=f"Saran nomor {number}. " * 9)
        yield opened


def spoken(project: Project) -> str:
    """Somebody's response, with a code on the comment; gives the withdrawal code."""
    uuid = finished(project, remark=WRITTEN)
    project.comments.save_code(Code(code="queue", title="Antrean"))
    project.comments.give(uuid, "remark", "Ani", ["queue"])
    return str(project.responses.get(uuid).withdrawal_code)


def files_that_hold(words: str, *folders: Path) -> list[str]:
    """By name, every file under the folders in which the words stand."""
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted(path.name for path in found if words.encode() in path.read_bytes())


def reasons(receipt: ErasureReceipt) -> dict[str, str]:
    return {one.path.name: one.why for one in receipt.unreached}


def test_no_copy_at_hand_holds_a_byte_of_the_person(project: Project, tmp_path: Path) -> None:
    before = back_up(project, tmp_path / "stick")
    code = spoken(project)
    for place in ("stick", "drive"):
        project.backups.remember(back_up(project, tmp_path / place))
    assert len(files_that_hold(WRITTEN, tmp_path)) > 2

    receipt = erase_everywhere(project, code)

    assert files_that_hold(WRITTEN, tmp_path) == []
    assert (len(receipt.copies), receipt.n_without, receipt.unreached) == (2, 1, ())
    for copy in (before, *receipt.copies):
        content = content_of(copy)
        assert content is not None
        assert content.responses == 6
        with Project.open(copy) as opened:
            assert opened.verify().whole
    last = project.backups.last
    assert last is not None
    assert last.is_there()


def test_what_a_restore_kept_aside_and_a_copy_by_hand_are_reached_too(project: Project, tmp_path: Path) -> None:
    code = spoken(project)
    copy = back_up(project, tmp_path / "stick")
    path = project.path
    project.close()
    path.with_name("desk (salinan).sqd").write_bytes(path.read_bytes())
    restore(copy, path)
    with Project.open(path) as restored:
        restored.backups.use_folder(tmp_path / "stick")

        receipt = erase_everywhere(restored, code)

        assert len(receipt.copies) == 3
    assert files_that_hold(WRITTEN, tmp_path) == []


def test_nothing_that_tells_of_a_person_holds_a_byte_afterwards(project: Project, tmp_path: Path) -> None:
    """Entered twice, corrected, coded, typed and not finished, imported, and saved from a file that was moved or damaged."""
    paper = answer_all(project.start_interview(mode="paper", serial="0007"), FULL | {"remark": WRITTEN}).finish()
    entry = project.second_entry(paper, language="id", who="budi")
    entry.answer("remark", f"{WRITTEN} sekali")
    entry.finish()
    project.responses.correct(paper, "remark", f"{WRITTEN}!", reason=f"ia berkata: {WRITTEN}")
    draft = project.start_interview()
    draft.answer("counter")
    draft.go_to("remark")
    draft.keep_typed("remark", {"remark": WRITTEN})
    draft.leave()
    code = spoken(project)
    project.add_responses(
        [Record(values={"channel": "counter", "remark": WRITTEN}, meta={"sqd_serial": "0008"})], source="import"
    )
    project.be_whole()
    Project.salvage(shutil.copyfile(project.path, tmp_path / "damaged"), project.path.with_name("desk-salvaged-1.sqd"))
    moved = project.path.rename(project.path.with_name("away"))
    with pytest.raises(FileLostError):
        project.set_setting("title", "x")
    moved.rename(project.path)
    (tmp_path / "damaged").unlink()
    row = write_rescued_interview(project, paper, {"remark": WRITTEN})
    assert row is not None
    assert len(files_that_hold(WRITTEN, tmp_path)) == 4

    codes = ("0007", code, "0008", str(project.responses.get(draft.uuid).withdrawal_code))
    receipts = [erase_everywhere(project, one) for one in codes]

    assert files_that_hold(WRITTEN, tmp_path) == []
    assert row in receipts[0].copies
    assert [one.unreached for one in receipts] == [()] * len(receipts)
    assert not row.exists()
    assert project.verify().whole


def test_the_damaged_file_and_its_copies_are_reached_or_said_after_a_salvage(project: Project, tmp_path: Path) -> None:
    """The survey goes on under another name, perhaps in another folder."""
    code, path = spoken(project), project.path
    back_up(project, tmp_path / "survey" / "desk-backups")
    project.close()
    sound = path.read_bytes()
    where = sound.index(b"CREATE TABLE") // 4096 * 4096 + 4096
    path.write_bytes(sound[:where] + bytes(4096) + sound[where + 4096 :])
    (tmp_path / "baru").mkdir()
    Project.salvage(path, tmp_path / "baru" / "saved.sqd")

    with Project.open(tmp_path / "baru" / "saved.sqd") as saved:
        receipt = erase_everywhere(saved, code)
        assert reasons(receipt) == {"desk.sqd": "damaged"}
        assert files_that_hold(WRITTEN, tmp_path) == ["desk.sqd"]
        path.write_bytes(sound)  # as a person may mend it, from another stick
        assert erase_in_copies(saved).unreached == ()
    assert files_that_hold(WRITTEN, tmp_path) == []


def test_a_copy_with_another_passphrase_is_said(project: Project, tmp_path: Path) -> None:
    code, path = spoken(project), project.path
    project.backups.remember(back_up(project, tmp_path / "stick"))
    project.close()
    (copy,) = (tmp_path / "stick").iterdir()
    protect(copy, "frasa sandi yang lain")
    file_keys.lock_everything()
    with Project.open(path) as opened:
        assert reasons(erase_everywhere(opened, code)) == {copy.name: "locked"}


def test_what_is_not_at_hand_is_said_and_erased_when_it_is_back(project: Project, tmp_path: Path) -> None:
    code = spoken(project)
    project.backups.remember(back_up(project, tmp_path / "stick"))
    (tmp_path / "stick").rename(tmp_path / "drawer")

    receipt = erase_everywhere(project, code)
    assert reasons(receipt) == {"stick": "not_there"}
    assert receipt.copies == ()

    (tmp_path / "drawer").rename(tmp_path / "stick")
    erase_in_copies(project)
    assert files_that_hold(WRITTEN, tmp_path) == []


def test_a_damaged_copy_and_a_read_only_disk_are_said(project: Project, tmp_path: Path) -> None:
    code = spoken(project)
    project.backups.remember(back_up(project, tmp_path / "stick"))
    broken = tmp_path / "stick" / "desk-20260101-000000.sqd"
    broken.write_bytes(b"SQLite format 3\0" + WRITTEN.encode())
    project.backups.remember(back_up(project, tmp_path / "locked"))
    with read_only(tmp_path / "locked"):
        receipt = erase_everywhere(project, code)

    assert sorted(reasons(receipt).values()) == ["damaged", "read_only"]
    assert len(receipt.copies) == 1


def test_another_surveys_files_are_left_alone(project: Project, little: Instrument, tmp_path: Path) -> None:
    code = spoken(project)
    other = project.path.with_name("desk-kecamatan.sqd")
    with Project.create(other, instrument=little) as neighbour:
        finished(neighbour)
    before = other.read_bytes()

    assert erase_everywhere(project, code).copies == ()
    assert other.read_bytes() == before


def test_a_wrong_code_changes_nothing(project: Project) -> None:
    spoken(project)

    with pytest.raises(DataError):
        erase_everywhere(project, "AAAA2222")

    assert project.count() == 7

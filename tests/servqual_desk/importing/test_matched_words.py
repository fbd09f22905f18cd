"""The words that a person matched at an import: known for the next file, and gone with the person who wrote them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from instruments.model import Instrument
from servqual_desk.project import Project
from servqual_desk.responses.erasure import erase_everywhere
from servqual_desk.store.backups import back_up
from ui.jobs.import_data import Checked, check_file, import_checked

HERS, OFTEN = "bu melati yang di loket 4", "lewat loket"
MAP = f"""
[values.channel]
"{HERS}" = "counter"
"{OFTEN}" = "counter"
"tak pernah ada" = "online"
"""


@pytest.fixture
def project(tmp_path: Path, little: Instrument) -> Iterator[Project]:
    (tmp_path / "survey").mkdir()
    with Project.create(tmp_path / "survey" / "desk.sqd", instrument=little) as opened:
        yield opened


def bring(project: Project, name: str, *rows: str, map_: str = "") -> Checked:
    data = project.path.with_name(name)
    data.write_text("\n".join(["sqd_serial,channel,visits", *rows]) + "\n", encoding="utf-8")
    said = data.with_suffix(".toml")
    said.write_text(map_, encoding="utf-8")
    checked = check_file(project.path, data, map_=said if map_ else None)
    if not checked.found.faults:
        import_checked(project.path, checked)
    data.unlink()
    said.unlink()
    return checked


def files_that_hold(words: str, folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_the_next_file_is_read_by_the_words_that_were_matched(project: Project) -> None:
    bring(project, "januari.csv", f"1,{OFTEN},2", f"2,{HERS},3", "3,online,1", map_=MAP)
    assert not bring(project, "februari.csv", f"4,{OFTEN},2", f"5,{HERS},5").found.faults
    assert list(project.frame()["channel"]) == ["counter", "counter", "online", "counter", "counter"]
    assert project.verify().faults == ()


def test_an_erasure_takes_the_words_of_the_person_from_every_file(project: Project, tmp_path: Path) -> None:
    bring(project, "januari.csv", f"1,{OFTEN},2", f"2,{HERS},3", f"3,{OFTEN},1", map_=MAP)
    project.backups.remember(back_up(project, tmp_path / "stick"))
    assert files_that_hold(HERS, tmp_path)

    erase_everywhere(project, "2")

    assert files_that_hold(HERS, tmp_path) == []
    assert project.verify().faults == ()
    checked = bring(project, "februari.csv", f"4,{OFTEN},2", f"5,{HERS},5")
    assert [fault.row for fault in checked.found.faults] == [
        3
    ]  # a person is asked again; the other word is known still
    assert HERS in checked.found.faults[0].sentence


def test_a_merge_brings_the_words_along_and_an_erasure_on_either_laptop_takes_them(
    project: Project, tmp_path: Path, little: Instrument
) -> None:
    bring(project, "januari.csv", f"1,{OFTEN},2", f"2,{HERS},3", map_=MAP)
    head = tmp_path / "head"
    head.mkdir()
    with Project.create(head / "office.sqd", instrument=little) as office:
        office.merge([project.path])
        assert "office.sqd" in files_that_hold(HERS, head)
        erase_everywhere(project, "2")
        office.merge([project.path])
        assert "office.sqd" not in files_that_hold(HERS, head)
        assert office.verify().faults == ()

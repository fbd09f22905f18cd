"""An erased source stays gone, whatever is restored, merged or salvaged; and no other line of the log may be blank."""

import lzma
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from servqual_desk.fieldwork.field_plan import Unit
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from servqual_desk.sources.sources import Source
from servqual_desk.store.backups import back_up
from servqual_desk.store.restore import restore
from servqual_desk.verification.fault_words import fault_sentence
from tests.servqual_desk.verification.lived_in import by_another_program
from ui.jobs.verify_project import verify_project

SECRET = "Pak-Camat-berkata-begini-kepada-kami"
INTERVIEW = Source(kind="interview", title="Wawancara A", category="government", text=SECRET)
BLANK = "variable = NULL, old = NULL, new = NULL, reason = NULL, elapsed_ms = NULL, salt = NULL"
UNNAMED = Path(__file__).with_name("erased-without-naming-lines.sqd.xz")
PAGE = 4096


@pytest.fixture
def kept(project: Project) -> Source:
    """A source with a coded passage, beside another source and a unit that was renamed."""
    project.comments.save_code(Code(code="trust", title="Trust"))
    for name in ("Kantor", "Kantor pusat"):
        project.fieldwork.save_units([Unit(code="pusat", name=name)])
    other = project.sources.keep(replace(INTERVIEW, title="Wawancara B", text="boleh"))
    project.sources.keep(replace(other, text="boleh disimpan"))
    kept = project.sources.keep(INTERVIEW)
    project.source_coding.code_passage(str(kept.id), "Ani", "trust", SECRET[:12])
    return kept


def blanked(path: Path, where: str) -> int:
    """Blank lines of the log of a closed file by hand; gives how many."""
    with by_another_program(path) as connection:
        return int(connection.execute(f"UPDATE event SET {BLANK} WHERE {where}").rowcount)


def sentences(path: Path) -> list[str]:
    faults = verify_project(path).faults
    assert {fault.code for fault in faults} <= {"event_blanked"}
    return [fault_sentence(fault) for fault in faults]


@pytest.mark.parametrize(
    "where",
    [
        "id = (SELECT min(id) FROM event WHERE kind = 'row' AND variable LIKE 'unit[%')",
        "id = (SELECT min(id) FROM event WHERE kind = 'row' AND variable LIKE 'source[%')",
        "id = (SELECT min(id) FROM event WHERE kind = 'source' AND variable IS NOT NULL)",
        "kind = 'created'",
        "kind = 'source_erased'",
    ],
)
def test_an_erased_source_lets_nobody_blank_another_line(project: Project, kept: Source, where: str) -> None:
    project.sources.erase(kept)
    path = project.path
    project.close()
    assert sentences(path) == []

    assert blanked(path, where) == 1

    assert sentences(path)


def test_a_file_whose_erasure_named_no_lines_is_whole(tmp_path: Path) -> None:
    """Written before erasures named them: lines on a source or a row may be blank, and no other one."""
    path = tmp_path / "desk.sqd"
    path.write_bytes(lzma.decompress(UNNAMED.read_bytes()))
    assert sentences(path) == []

    blanked(path, "kind = 'created'")

    assert len(sentences(path)) == 1


def test_a_source_that_was_erased_since_the_backup_stays_erased(project: Project, kept: Source, tmp_path: Path) -> None:
    copy = back_up(project, tmp_path / "stick")
    away = Path(shutil.copyfile(copy, tmp_path / "away.sqd"))
    project.sources.erase(kept)
    path = project.path
    project.close()
    shutil.copyfile(away, copy)  # as a stick that was not at hand

    assert restore(copy, path).erased_again == 1
    with Project.open(path) as again:
        again.merge([away])
        assert [one.title for one in again.sources.list()] == ["Wawancara B"]
        assert again.source_coding.table() == ()
    assert sentences(path) == []
    assert SECRET[:12].encode() not in path.read_bytes()


def test_an_older_copy_that_is_merged_brings_no_erased_source_back(
    project: Project, kept: Source, tmp_path: Path
) -> None:
    away = tmp_path / "away.sqd"
    shutil.copyfile(project.path, away)
    project.sources.erase(kept)
    path = project.path
    project.close()
    with Project.open(away) as older:
        older.merge([path])
        assert kept not in older.sources.list()
    assert sentences(away) == []
    assert SECRET[:12].encode() not in away.read_bytes()


def _whole(_content: bytearray) -> None:
    """Nothing is damaged."""


def _without_the_line_of_the_erasure(content: bytearray) -> None:
    place = content.index(b"source_erased")
    content[place // PAGE * PAGE : (place // PAGE + 1) * PAGE] = bytes(PAGE)


@pytest.mark.parametrize("harm", [_whole, _without_the_line_of_the_erasure])
def test_what_is_salvaged_holds_no_erased_source(
    project: Project, kept: Source, tmp_path: Path, harm: Callable[[bytearray], None]
) -> None:
    project.sources.erase(kept)
    for number in range(40):  # the line of the erasure stands on a page of its own
        project.fieldwork.save_units([Unit(code="pusat", name=f"Kantor nomor {number} " * 4)])
    path, into = project.path, tmp_path / "saved.sqd"
    project.close()
    content = bytearray(path.read_bytes())
    harm(content)
    path.write_bytes(content)

    Project.salvage(path, into)

    with Project.open(into) as saved:
        assert kept.id not in {one.id for one in saved.sources.list()}
    assert sentences(into) == []
    assert SECRET[:12].encode() not in into.read_bytes()

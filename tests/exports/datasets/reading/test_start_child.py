"""The child process: what it reads comes over whole, and its death, its hunger and its slowness are one sentence."""

import os
import struct
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from exports.datasets.reading import start_child
from exports.datasets.reading.formats import FORMATS
from exports.datasets.reading.start_child import read_outside
from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.importing.grid import Grid
from tests.exports.datasets.reading.foreign_files import HEADER, ROWS, foreign_file
from tests.forked_readers import REAL_START


@pytest.fixture
def as_a_person_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that the program starts itself; what is only about its reading and its limits, forked ones have too."""
    monkeypatch.setattr(start_child, "_start", REAL_START)


@pytest.mark.usefixtures("as_a_person_has_it")
@pytest.mark.parametrize("ending", FORMATS)
def test_every_cell_comes_over(tmp_path: Path, ending: str) -> None:
    reading = read_outside(foreign_file(tmp_path, ending))
    [sheet] = reading.file.sheets
    rows = Grid(reading.folder / sheet.file).rows()
    assert rows == [(number, [*map(str, row)]) for number, row in enumerate([HEADER, *ROWS], start=1)]


@pytest.mark.parametrize(
    ("ending", "named"),
    [(".xlsx", ".csv"), (".sav", ".csv"), (".csv", ".xlsx"), (".dta", ".sav"), (".parquet", ".txt"), (".txt", ".dta")],
)
def test_of_a_file_with_the_ending_of_another_kind_it_is_said_which_it_is(
    tmp_path: Path, english: None, ending: str, named: str
) -> None:
    path = foreign_file(tmp_path, ending).rename(tmp_path / f"renamed{named}")
    with pytest.raises(DataError, match=r"is a .* file, whatever its name says") as refused:
        read_outside(path)
    assert (".csv" if ending == ".txt" else ending) in refused.value.faults[0]


def test_an_old_workbook_is_named(tmp_path: Path, english: None) -> None:
    (tmp_path / "old.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000))
    with pytest.raises(DataError, match=r"old workbook \(\.xls\), or has a password"):
        read_outside(tmp_path / "old.xlsx")


def test_a_damaged_parquet_file_is_no_fault_of_the_disk(tmp_path: Path, english: None) -> None:
    path = foreign_file(tmp_path, ".parquet")
    sound = path.read_bytes()
    path.write_bytes(sound[:-60] + b"\xff" * 52 + sound[-8:])  # the length of the footer and the kind's mark stay
    with pytest.raises(DataError, match=r"data\.parquet: is not a readable Parquet file"):
        read_outside(path)


@pytest.mark.usefixtures("as_a_person_has_it")
def test_what_was_read_is_private_and_gone_when_it_is_closed(tmp_path: Path) -> None:
    reading = read_outside(foreign_file(tmp_path, ".csv"))
    if sys.platform != "win32":
        assert reading.folder.stat().st_mode & 0o077 == 0
    reading.close()
    assert not reading.folder.exists()


@pytest.mark.usefixtures("as_a_person_has_it")
def test_a_refused_file_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "page.csv").write_text("<html></html>")
    with pytest.raises(DataError, match=r"page\.csv"):
        read_outside(tmp_path / "page.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["page.csv"]


def test_one_cell_far_away_is_refused_and_not_held(tmp_path: Path, english: None) -> None:
    book = openpyxl.Workbook()
    book.active.append(["t1_e"])
    book.active["XFD1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(DataError, match="1048576"):
        read_outside(tmp_path / "far.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes in folders")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, english: None, kind: str) -> None:
    path = tmp_path / "answers.csv"
    os.mkfifo(path) if kind == "pipe" else path.symlink_to("/dev/zero")
    with pytest.raises(DataError, match="is no file with data"):
        read_outside(path)


def repacked(path: Path, sheet: Callable[[bytes], bytes]) -> Path:
    """A workbook whose sheet is another one."""
    book = openpyxl.Workbook()
    book.active.append(["t1_e"])
    book.save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, sheet(content) if "sheet1" in name else content)
    return path


@pytest.mark.usefixtures("as_a_person_has_it")
def test_a_part_that_swells_beyond_measure_is_not_unpacked(tmp_path: Path, english: None) -> None:
    path = repacked(tmp_path / "bomb.xlsx", lambda content: content + b" " * 60_000_000)
    with pytest.raises(DataError, match="unpacks to more than a workbook may hold"):
        read_outside(path)


def with_strings(path: Path, strings: bytes) -> Path:
    """A workbook whose shared strings are these."""
    repacked(path, lambda content: content)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<sst>" + strings + b"</sst>")
    return path


def test_strings_that_need_more_memory_than_there_may_be_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: None
) -> None:
    less = "from exports.datasets.reading import child_process as c, limits; limits.MEMORY = 200_000_000"
    monkeypatch.setattr(start_child, "CHILD", ["-P", "-c", f"import sys; {less}; sys.exit(c.main(sys.argv[1]))"])
    with pytest.raises(DataError, match="needs more memory than a data file may") as refused:
        read_outside(with_strings(tmp_path / "strings.xlsx", b"<si/>" * 8_000_000))
    assert len(refused.value.faults) == 1


def test_a_part_that_is_larger_than_it_says_is_refused(tmp_path: Path, english: None) -> None:
    path = with_strings(tmp_path / "lying.xlsx", b"<si><t>a</t></si>" * 4_000_000)
    path.write_bytes(saying_less(path.read_bytes()))
    with pytest.raises(DataError, match="is not a readable workbook"):
        read_outside(path)


def saying_less(archive: bytes) -> bytes:
    """The archive with another size in its directory for the part that was packed last."""
    at = archive.rindex(b"PK\x01\x02") + 24
    return archive[:at] + struct.pack("<I", 1000) + archive[at + 4 :]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_elements_without_end_in_each_other_are_one_sentence(tmp_path: Path, english: None, part: str) -> None:
    path = tmp_path / "deep.xlsx"
    deep = b"<worksheet><sheetData>" + b"<si>" * 500_000
    if part.endswith("sheet1.xml"):
        repacked(path, lambda _content: deep)
    else:
        with_strings(path, deep)
    with pytest.raises(DataError) as refused:
        read_outside(path)
    assert len(refused.value.faults) == 1


def test_a_package_that_swells_beyond_measure_is_not_unpacked(tmp_path: Path, english: None) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", b"t1_e\r\n" + b"5\r\n" * 20_000_000)
    with pytest.raises(DataError, match="unpacks to more than answers can"):
        read_outside(tmp_path / "bomb.zip")


def test_entities_are_found_wherever_they_stand_before_the_root(tmp_path: Path, english: None) -> None:
    defined = b" " * 9000 + b'<!DOCTYPE x [<!ENTITY five "5">]>'
    path = repacked(tmp_path / "entity.xlsx", lambda content: defined + content)
    with pytest.raises(DataError, match="holds XML entities"):
        read_outside(path)


def test_the_death_of_the_child_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: None) -> None:
    (tmp_path / "killer.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(start_child, "CHILD", ["-P", str(tmp_path / "killer.py")])
    with pytest.raises(DataError, match="damaged") as caught:
        read_outside(foreign_file(tmp_path, ".sav"))
    assert len(caught.value.faults) == 1


def test_a_reading_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: None) -> None:
    (tmp_path / "sleeper.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(start_child, "CHILD", ["-P", str(tmp_path / "sleeper.py")])
    with pytest.raises(DataError, match="longer"):
        read_outside(foreign_file(tmp_path, ".csv"), seconds=0.3)


def test_a_cancel_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sleeper.py").write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(start_child, "CHILD", ["-P", str(tmp_path / "sleeper.py")])

    def cancel(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_outside(foreign_file(tmp_path, ".csv"), step=cancel)


@pytest.mark.usefixtures("as_a_person_has_it")
def test_a_file_beside_the_data_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "csv.py").write_text("raise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    assert read_outside(foreign_file(tmp_path, ".csv")).file.sheets


def test_more_columns_than_a_spreadsheet_has_are_refused(tmp_path: Path, english: None) -> None:
    (tmp_path / "wide.csv").write_text(",".join(f"c{n}" for n in range(1_000_000)) + "\n")
    with pytest.raises(DataError, match="1000000 columns"):
        read_outside(tmp_path / "wide.csv")


@pytest.mark.usefixtures("as_a_person_has_it")
def test_the_child_speaks_the_language_in_force(tmp_path: Path) -> None:
    (tmp_path / "page.csv").write_text("<html></html>")
    with use_language("id"), pytest.raises(DataError, match="halaman web"):
        read_outside(tmp_path / "page.csv")

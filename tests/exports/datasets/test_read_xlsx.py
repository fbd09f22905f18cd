"""Workbooks as spreadsheets save them, made here with openpyxl (an independent writer)."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from exports.datasets.read import read_table
from servqual_desk.errors import DataError
from servqual_desk.importing.grid import unreadable
from servqual_desk.importing.raw_table import RawTable


def workbook(folder: Path, *rows: list[object], start: str = "A1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    corner = sheet[start]
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            sheet.cell(corner.row + down, corner.column + right, value)
    path = folder / "data.xlsx"
    book.save(path)
    return path


def read(folder: Path, *rows: list[object], start: str = "A1") -> RawTable:
    return read_table(workbook(folder, *rows, start=start))


def test_cells_become_texts(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        ["t1_e", "age", "hours", "visited", "sex", "comment", "flag"],
        [5, 31.0, 1.25, dt.date(2026, 11, 2), "f", "Ramai.", True],
        [None, 1, 0, dt.datetime(2026, 11, 2, 10, 30), None, "007", False],  # noqa: DTZ001  spreadsheets know no time zones
    )
    assert table.header == ("t1_e", "age", "hours", "visited", "sex", "comment", "flag")
    assert [list(row) for row in table.rows] == [
        ["5", "31", "1.25", "2026-11-02", "f", "Ramai.", "TRUE"],
        ["", "1", "0", "2026-11-02T10:30:00", "", "007", "FALSE"],
    ]


def test_rows_count_as_in_the_sheet(tmp_path: Path) -> None:
    table = read(tmp_path, ["t1_e"], [5], [None], [6])
    assert list(zip(table.numbers, [row[0] for row in table.rows], strict=True)) == [(2, "5"), (3, ""), (4, "6")]


def test_rows_that_hold_only_formatting_at_the_end_are_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["t1_e"])
    sheet.append([5])
    sheet["C9"].number_format = "0.00"
    book.save(tmp_path / "data.xlsx")
    assert len(read_table(tmp_path / "data.xlsx").rows) == 1


def test_a_header_that_does_not_stand_in_row_1_is_seen_as_empty(tmp_path: Path) -> None:
    table = read(tmp_path, ["t1_e"], [5], start="B3")
    assert table.header == ("", "")
    assert list(table.numbers) == [2, 3, 4]


def test_an_error_cell_is_not_a_missing_answer(tmp_path: Path) -> None:
    table = read(tmp_path, ["t1_e", "t1_p"], [5, 6], ["#N/A", 7])
    assert [list(row) for row in table.rows] == [["5", "6"], ["#N/A", "7"]]


def test_a_formula_that_was_never_computed_is_unreadable_and_not_empty(tmp_path: Path) -> None:
    table = read(tmp_path, ["t1_e", "t1_p"], ["=2+3", 7])
    assert [list(row) for row in table.rows] == [[unreadable("formula", "=2+3"), "7"]]


def test_formulas_below_the_last_value_are_unreadable_rows_and_not_left_out(tmp_path: Path) -> None:
    rows = [["i1", "i2"], [4, 5], ["=SUM(A2:A2)", None], ["=A3", "=B2"]]
    for start in ("A1", "C5"):
        found = [[cell for cell in row if cell] for row in read(tmp_path, *rows, start=start).rows]
        assert found[-2:] == [
            [unreadable("formula", "=SUM(A2:A2)")],
            [unreadable("formula", "=A3"), unreadable("formula", "=B2")],
        ]


def test_only_the_first_sheet_counts(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["t1_e"], [5])
    book = openpyxl.load_workbook(path)
    book.create_sheet("notes").append(["something else"])
    book.save(path)
    assert read_table(path).header == ("t1_e",)


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 half"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, english: None) -> None:
    (tmp_path / "data.xlsx").write_bytes(content)
    with pytest.raises(DataError, match="not a readable workbook"):
        read_table(tmp_path / "data.xlsx")


def test_half_a_workbook_is_refused(tmp_path: Path, english: None) -> None:
    path = workbook(tmp_path, ["t1_e"], [5])
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(DataError, match="not a readable workbook"):
        read_table(path)


def test_an_empty_sheet_is_refused(tmp_path: Path, english: None) -> None:
    with pytest.raises(DataError, match="empty"):
        read(tmp_path)

"""CSV files as people and spreadsheets write them."""

from pathlib import Path

import pytest

from exports.datasets.read import read_table
from servqual_desk.errors import DataError, KnownError
from servqual_desk.importing.raw_table import RawTable


def read(folder: Path, content: str | bytes) -> RawTable:
    path = folder / "data.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_delimiter_and_the_line_ends_are_found(tmp_path: Path, delimiter: str, end: str) -> None:
    table = read(tmp_path, f"t1_e{delimiter}comment{end}5{delimiter}Ramai.{end}")
    assert table.header == ("t1_e", "comment")
    assert list(table.rows) == [["5", "Ramai."]]


def test_semicolons_within_a_cell_do_not_part_it(tmp_path: Path) -> None:
    assert list(read(tmp_path, "t1_e,channels\n5,counter;online\n").rows) == [["5", "counter;online"]]


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbft1_e\n5\n").header == ("t1_e",)


def test_rows_count_as_in_a_spreadsheet(tmp_path: Path) -> None:
    table = read(tmp_path, 'comment,t1_e\n"two\nlines",5\n\nlast,6\n')
    assert list(table.rows) == [["two\nlines", "5"], ["last", "6"]]
    assert list(table.numbers) == [2, 4]


def test_ragged_rows_are_set_apart(tmp_path: Path) -> None:
    table = read(tmp_path, "t1_e,t1_p\n5\n5,6\n5,6,7\n")
    assert list(table.rows) == [["5", "6"]]
    assert table.ragged == {2: 1, 4: 3}


def test_an_apostrophe_guards_a_formula_and_nothing_else(tmp_path: Path) -> None:
    table = read(tmp_path, "comment\n'=1+1\n''@x\n'tis\n'\n")
    assert [row[0] for row in table.rows] == ["=1+1", "'@x", "'tis", "'"]


def test_a_very_long_cell_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, f"comment\n{'x' * 200_000}\n").rows[0][0]) == 200_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"t1_e\n5\ncaf\xe9\xfe\n", "line 3"),
        (b"t1_e\n5\0\n", "text file"),
        (b't1_e\n"5\n6\n', "quotation mark"),
    ],
)
def test_what_is_no_csv_is_refused(tmp_path: Path, content: bytes, words: str, english: None) -> None:
    with pytest.raises(DataError, match=words):
        read(tmp_path, content)


@pytest.mark.parametrize("name", ["data.ods", "data", "data.xls"])
def test_only_known_endings_are_read(tmp_path: Path, name: str, english: None) -> None:
    with pytest.raises(DataError, match=r"\.csv, \.tsv, \.txt, \.xlsx, \.sav"):
        read_table(tmp_path / name)


def test_a_folder_that_is_no_data_package_is_said_to_be_none(tmp_path: Path, english: None) -> None:
    with pytest.raises(DataError, match=r"is a folder without data\.csv"):
        read_table(tmp_path)


@pytest.mark.parametrize("name", ["none.csv", "none.xlsx", "none.sav", "folder.csv", "folder.xlsx", "folder.sav"])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    for ending in ("csv", "xlsx", "sav"):
        (tmp_path / f"folder.{ending}").mkdir()
    with pytest.raises(KnownError, match=name):
        read_table(tmp_path / name)


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "DATA.CSV").write_text("t1_e\n5\n")
    assert read_table(tmp_path / "DATA.CSV").header == ("t1_e",)

"""SPSS files with labels and user-missing codes."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from exports.datasets.read import read_table
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import check
from tests.little_survey import little_survey


def test_numbers_dates_and_words_become_texts(tmp_path: Path) -> None:
    path = tmp_path / "data.sav"
    data = pd.DataFrame(
        {"t1_e": [5.0, None], "hours": [1.25, 2.0], "visited": [dt.date(2026, 11, 2), None], "comment": ["é", ""]}
    )
    pyreadstat.write_sav(data, path)
    table = read_table(path)
    assert table.header == ("t1_e", "hours", "visited", "comment")
    assert [list(row) for row in table.rows] == [["5", "1.25", "2026-11-02", "é"], ["", "2", "", ""]]
    assert list(table.numbers) == [2, 3]


def test_a_strangers_codes_are_understood_by_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "data.sav"
    pyreadstat.write_sav(
        pd.DataFrame({"t1_e": [5.0, 8.0, 9.0], "sex": [1.0, 2.0, None]}),
        path,
        variable_value_labels={"sex": {1: "Female", 2: "Male"}, "t1_e": {8: "Don't know", 9: "Interrupted"}},
        missing_ranges={"t1_e": [{"lo": 8, "hi": 9}]},
    )
    checked_import = check(read_table(path), little_survey())
    assert checked_import.faults == ()
    assert [record.values["t1_e"] for record in checked_import.records] == [5, "dk", None]
    assert [record.values["sex"] for record in checked_import.records] == ["f", "m", None]


@pytest.mark.parametrize("content", [b"", b"no SPSS file", b"$FL2@(#) half"])
def test_what_is_no_spss_file_is_refused(tmp_path: Path, content: bytes, english: None) -> None:
    (tmp_path / "data.sav").write_bytes(content)
    with pytest.raises(DataError, match="not a readable SPSS file"):
        read_table(tmp_path / "data.sav")

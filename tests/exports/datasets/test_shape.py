"""What a person chooses about a file: columns, words, a row an answer."""

from pathlib import Path

import pandas as pd
import pytest

from exports.datasets.dataset import Dataset, dataset
from exports.datasets.read import read_table
from exports.datasets.shape import in_words, long, only
from exports.datasets.write import write_columns
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import check
from tests.little_survey import little_survey


@pytest.fixture
def data(frame: pd.DataFrame) -> Dataset:
    return dataset(frame, little_survey(), language="en")


def cells(data: Dataset) -> dict[str, list[object]]:
    return {column.name: list(column.values) for column in data.columns}


def test_columns_stand_in_the_order_that_was_asked_for(data: Dataset) -> None:
    assert list(cells(only(data, ["sqd_uuid", "sex", "t1_e", "sex"]))) == ["sqd_uuid", "sex", "t1_e"]
    assert only(data, []) is data


def test_every_unknown_column_is_named(data: Dataset, english: None) -> None:
    with pytest.raises(DataError) as refused:
        only(data, ["sex", "gender", "nik"])
    assert [("gender" in fault, "nik" in fault) for fault in refused.value.faults] == [(True, False), (False, True)]


def test_words_stand_in_place_of_codes(data: Dataset) -> None:
    words = cells(in_words(data))
    assert words["t1_e"] == ["5", "Don't know", None, "Strongly agree"]
    assert words["sex"] == ["Female", "Male", None, "Female"]
    assert words["channels"] == ["Counter;Online", None, "Online", "Counter"]
    assert words["age"] == [31, None, 17, 80]
    assert words["sqd_source"] == ["simulated", "interview", "import", "import"]


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".sav", ".dta", ".parquet"])
def test_words_come_home_as_codes(tmp_path: Path, data: Dataset, ending: str) -> None:
    path = tmp_path / f"words{ending}"
    write_columns(in_words(data), path)
    checked_import = check(read_table(path), little_survey())
    assert [fault.sentence for fault in checked_import.faults] == []
    for name in ("t1_e", "sex", "channels", "overall"):
        assert [record.values[name] for record in checked_import.records] == cells(data)[name], name


def test_a_long_table_has_a_row_for_each_answer(data: Dataset) -> None:
    table = cells(long(only(data, ["sqd_uuid", "t1_e", "w_empathy", "sex"])))
    rows = list(zip(*table.values(), strict=True))
    first, second = data.columns[-4].values[0], data.columns[-4].values[1]
    assert list(table) == ["sqd_uuid", "column", "battery", "item", "dimension", "answer"]
    assert rows[:2] == [
        (first, "t1_e", "expectation", "t1", "tangibles", "5"),
        (second, "t1_e", "expectation", "t1", "tangibles", "dk"),
    ]
    assert (first, "w_empathy", None, None, "empathy", "40") in rows
    assert (first, "sex", None, None, None, "f") in rows
    assert len(rows) == 3 + 3 + 3


def test_a_long_table_needs_to_know_whose_answers_they_are(data: Dataset, english: None) -> None:
    with pytest.raises(DataError, match="sqd_uuid"):
        long(only(data, ["t1_e"]))

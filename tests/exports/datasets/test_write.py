"""Every format holds all of the answers, gives them back, and is there whole or not at all."""

import json
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest

from exports.datasets.read import read_table
from exports.datasets.reading.formats import FORMATS
from exports.datasets.write import write_dataset
from exports.datasets.written_formats import WRITERS
from servqual_desk.errors import DataError
from servqual_desk.importing.import_check import check
from tests.little_survey import little_survey

ANSWERS = (
    "t1_e",
    "e1_e",
    "t1_p",
    "w_tangibles",
    "w_empathy",
    "sex",
    "channels",
    "age",
    "hours",
    "visited",
    "overall",
    "comment",
)


@pytest.mark.parametrize("ending", sorted({*FORMATS} & {*WRITERS}))
def test_what_is_exported_can_be_imported_and_is_the_same(tmp_path: Path, frame: pd.DataFrame, ending: str) -> None:
    path = tmp_path / f"data{ending}"
    write_dataset(frame, little_survey(), path, language="id", title="Survei")
    checked_import = check(read_table(path), little_survey())
    assert [fault.sentence for fault in checked_import.faults] == []
    assert checked_import.lacking == ("e1_p",)
    for column in ANSWERS:
        expected = [None if pd.isna(value) else value for value in frame[column]]
        assert [record.values[column] for record in checked_import.records] == expected, column
    assert [record.meta.get("sqd_enumerator") for record in checked_import.records] == ["@ana", None, "-budi", "P1"]
    assert [record.meta["sqd_uuid"] for record in checked_import.records] == list(frame["sqd_uuid"])


@pytest.mark.parametrize("ending", WRITERS)
def test_an_earlier_file_is_replaced_and_nothing_else_is_left(tmp_path: Path, frame: pd.DataFrame, ending: str) -> None:
    path = tmp_path / f"data{ending}"
    path.write_text("an earlier file")
    write_dataset(frame, little_survey(), path)
    assert path.read_bytes()[:7] != b"an earl"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", WRITERS)
def test_answers_missing_for_everyone_are_written_all_the_same(
    tmp_path: Path, frame: pd.DataFrame, ending: str
) -> None:
    empty = frame.assign(visited=None, comment=None, hours=float("nan"), t1_e=None, channels=None)
    write_dataset(empty, little_survey(), tmp_path / f"data{ending}")


def test_an_unknown_ending_is_refused(tmp_path: Path, frame: pd.DataFrame, english: None) -> None:
    with pytest.raises(DataError, match=r"\.csv, \.tsv, \.xlsx, \.sav, \.zsav, \.dta, \.parquet, \.jsonl"):
        write_dataset(frame, little_survey(), tmp_path / "data.ods")


def test_no_text_becomes_a_formula(tmp_path: Path, frame: pd.DataFrame) -> None:
    write_dataset(frame, little_survey(), tmp_path / "data.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "data.xlsx")["data"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}

    write_dataset(frame, little_survey(), tmp_path / "data.csv")
    text = (tmp_path / "data.csv").read_text(encoding="utf-8")
    assert ",'=1+1," in text
    assert ",''=SUM(A1)," in text
    assert ",'@ana," in text


def test_a_spreadsheet_gets_numbers_and_dates_as_such(tmp_path: Path, frame: pd.DataFrame) -> None:
    write_dataset(frame, little_survey(), tmp_path / "data.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "data.xlsx")["data"]
    header = [cell.value for cell in sheet[1]]
    first = dict(zip(header, sheet[2], strict=True))
    assert first["t1_e"].value == 5
    assert first["hours"].value == 0.1 + 0.2
    assert first["visited"].is_date


def test_a_text_too_long_for_a_cell_is_refused(tmp_path: Path, frame: pd.DataFrame, english: None) -> None:
    long = frame.assign(comment=["x" * 40_000, None, None, None])
    for ending in (".xlsx", ".sav"):
        with pytest.raises(DataError, match="comment"):
            write_dataset(long, little_survey(), tmp_path / f"data{ending}")
    assert list(tmp_path.iterdir()) == []
    write_dataset(long, little_survey(), tmp_path / "data.dta")


def test_spss_gets_measures_labels_and_user_missing_codes(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "data.sav"
    write_dataset(frame, little_survey(), path, language="id", title="Survei kecil")
    data, meta = pyreadstat.read_sav(path, user_missing=True)
    assert data["t1_e"].dtype == "float64"
    assert data["t1_e"].tolist()[:2] == [5, 98]
    assert meta.missing_ranges["t1_e"] == [{"lo": 98, "hi": 98}, {"lo": 99, "hi": 99}]
    assert meta.variable_measure["t1_e"] == "ordinal"
    assert meta.variable_value_labels["t1_e"] == {
        1: "Sangat tidak setuju",
        2: "2",
        3: "3",
        4: "4",
        5: "5",
        6: "6",
        7: "Sangat setuju",
        98: "Tidak tahu",
        99: "Tidak mau",
    }
    assert len(meta.variable_value_labels["overall"]) == 101
    assert meta.variable_value_labels["sex"] == {1: "Perempuan", 2: "Laki-laki"}
    assert data["sex"].tolist()[:2] == [1, 2]
    assert data["sqd_id_sex"].tolist() == ["f", "m", "", "f"]
    assert meta.column_names_to_labels["t1_e"] == "Ruangnya rapi. Seharusnya:"
    assert meta.file_label == "Survei kecil"


def test_stata_gets_extended_missing_values(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "data.dta"
    write_dataset(frame, little_survey(), path, language="en")
    data, meta = pyreadstat.read_dta(path, user_missing=True)
    assert data["t1_e"].tolist()[:2] == [5, "a"]
    assert meta.variable_value_labels["t1_e"]["a"] == "Don't know"
    assert meta.variable_value_labels["t1_e"][7] == "Strongly agree"
    # A program that knows no extended missing values sees them as missing.
    assert pd.isna(pyreadstat.read_dta(path)[0]["t1_e"][1])


def test_parquet_says_beside_each_column_what_was_asked(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "data.parquet"
    write_dataset(frame, little_survey(), path, language="en")
    labels = {field.name: (field.metadata or {}).get(b"label", b"").decode() for field in pq.read_schema(path)}
    assert labels["t1_e"].startswith("The room is tidy.")
    assert labels["age"] == "Age"
    assert labels["comment"] == "Comment"


def test_parquet_keeps_types_and_says_which_questionnaire_it_was(tmp_path: Path, frame: pd.DataFrame) -> None:
    path = tmp_path / "data.parquet"
    write_dataset(frame, little_survey(), path)
    schema = pq.read_schema(path)
    identity = json.loads(schema.metadata[b"servqual_desk"])
    assert (identity["instrument"], identity["digest"]) == ("little", little_survey().digest)
    types = {name: str(schema.field(name).type) for name in ("t1_e", "hours", "visited", "sqd_started_at")}
    assert types == {
        "t1_e": "int64",
        "hours": "double",
        "visited": "date32[day]",
        "sqd_started_at": "timestamp[ms, tz=UTC]",
    }
    assert schema.field("sex").type.value_type == "string"
    data = pd.read_parquet(path)
    assert data["t1_e.missing"].tolist()[1] == "dk"
    assert data["t1_e"].mean() == 6  # of 5 and 7: a non-answer is no number

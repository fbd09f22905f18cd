"""Where the table begins in files whose names stand in several rows, as survey services and offices write them."""

import csv
from pathlib import Path

import pytest

from exports.datasets.reading.start_child import read_outside
from instruments.i18n import use_language
from servqual_desk.errors import DataError
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import check
from servqual_desk.importing.table_place import find_table
from tests.little_survey import little_survey

NAMES = ["t1_p", "sex", "age", "hours", "comment"]
WORDS = ["Dialami: [Ruangnya rapi.]", "Jenis kelamin", "Umur", "Berapa jam menunggu", "Saran"]
ANSWERS = [["5", "f", "34", "0.5", "Baik"], ["4", "m", "52", "", "Umur"]]


def answers(folder: Path, rows: list[list[str]], column: str, column_map: ColumnMap = ColumnMap()) -> list[object]:  # noqa: B008
    """What the file's responses say in one of our columns; nothing in it is a fault."""
    path = folder / "data.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    reading = read_outside(path)
    found, guesses = find_table(reading.file, reading.folder, little_survey(), column_map)
    checked_import = check(found, little_survey(), column_map, guesses=guesses)
    assert checked_import.faults == ()
    if column == "header":
        return [guess.value for guess in checked_import.guesses if guess.what == "header"]
    return [record.values[column] for record in checked_import.records]


@pytest.mark.parametrize("header", [[NAMES, WORDS], [WORDS, NAMES], [["Laporan"], WORDS, NAMES]])
def test_a_second_row_of_names_is_no_response(tmp_path: Path, header: list[list[str]]) -> None:
    rows, last = [*header, *ANSWERS], len(header)
    assert answers(tmp_path, rows, "age") == [34, 52]
    assert answers(tmp_path, rows, "header") == [f"{last - 1}–{last}"]


def test_the_second_row_names_what_the_first_leaves_open(tmp_path: Path) -> None:
    """As SurveyMonkey writes it: the items of a grid stand in the second row."""
    first = ["Penilaian", *WORDS[1:]]
    second = ["Dialami: [Ruangnya rapi.]", "Response", "Response", "", "Open-Ended Response"]
    rows = [first, second, *ANSWERS]
    assert answers(tmp_path, rows, "age") == [34, 52]
    assert answers(tmp_path, rows, "t1_p") == [5, 4]


def test_a_services_row_of_identifiers_is_no_response(tmp_path: Path) -> None:
    """As Qualtrics writes it: codes, words, identifiers."""
    identifiers = [f'{{"ImportId":"QID{number}"}}' for number in range(5)]
    codes = [f"Q{number}" for number in range(5)]
    assert answers(tmp_path, [codes, WORDS, identifiers, *ANSWERS], "age") == [34, 52]


def test_answers_that_happen_to_be_names_stay_answers(tmp_path: Path) -> None:
    rows = [["comment", "t1_p"], ["Umur", "5"], ["Saran", "4"]]
    assert answers(tmp_path, rows, "comment") == ["Umur", "Saran"]


def test_of_the_row_that_a_person_names_the_same_is_true(tmp_path: Path) -> None:
    assert answers(tmp_path, [["Laporan"], NAMES, WORDS, *ANSWERS], "age", ColumnMap(header=2)) == [34, 52]


def test_a_services_own_columns_do_not_hide_that_a_row_repeats_the_names(tmp_path: Path) -> None:
    """As Qualtrics writes a short questionnaire: nine columns of its own beside three of ours."""
    own = [
        "StartDate",
        "EndDate",
        "Status",
        "IPAddress",
        "Progress",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "UserLanguage",
    ]
    words = [
        "Start Date",
        "End Date",
        "Response Type",
        "IP Address",
        "Progress",
        "Finished",
        "Recorded Date",
        "Response ID",
    ]
    told = ["2026-03-17 09:00:00", "2026-03-17 09:05:00", "0", "::1", "100", "True", "2026-03-17 09:05:01", "R_1", "ID"]
    identifiers = [f'{{"ImportId":"{name}"}}' for name in [*own, *NAMES[:3]]]
    rows = [
        [*own, *NAMES[:3]],
        [*words, "User Language", *WORDS[:3]],
        identifiers,
        *([*told, *one[:3]] for one in ANSWERS),
    ]
    assert answers(tmp_path, rows, "age") == [34, 52]


def test_qualtrics_own_columns_are_known_where_its_codes_are_none_of_ours(tmp_path: Path) -> None:
    own, words = ["IPAddress", "RecordedDate", "ResponseId"], ["IP Address", "Recorded Date", "Response ID"]
    told = ["::1", "2026-03-17 09:05:00", "R_1"]
    codes = [*own, *(f"Q{number}" for number in range(5))]
    identifiers = [f'{{"ImportId":"{code}"}}' for code in codes]
    rows = [codes, [*words, *WORDS], identifiers, *([*told, *one] for one in ANSWERS)]
    assert answers(tmp_path, rows, "age") == [34, 52]
    assert answers(tmp_path, rows, "header") == ["1–3"]


def test_what_stands_above_tells_columns_apart_that_are_called_alike(tmp_path: Path) -> None:
    """As offices write it: each battery above the same items, a question above its ticks, the rest in either row."""
    items = ["Ruangnya rapi.", "Petugas acuh."]
    rows = [
        ["Rekap survei", "", "", "", "", "", "", ""],
        ["Seharusnya:", "", "Dialami:", "", "Profil", "", "Saluran", "", "Saran"],
        [*items, *items, "Jenis kelamin", "Umur", "Loket", "Daring", ""],
        ["7", "6", "1", "2", "f", "34", "1", "0", "Baik"],
        ["5", "4", "3", "7", "m", "52", "1", "1", ""],
    ]
    found = {name: answers(tmp_path, rows, name) for name in ("t1_e", "e1_e", "t1_p", "e1_p", "channels", "comment")}
    assert found["t1_e"] == [7, 5]
    assert found["e1_e"] == [6, 4]
    assert found["t1_p"] == [1, 3]
    assert found["e1_p"] == [2, 7]
    assert found["channels"] == ["counter", "counter;online"]
    assert found["comment"] == ["Baik", None]
    assert answers(tmp_path, rows, "header") == ["2–3"]
    assert answers(tmp_path, rows, "t1_p", ColumnMap(header=3)) == [1, 3]


@pytest.mark.parametrize(
    "names",
    [["sqd_uuid", "column", "battery", "item", "answer"], ["response", "at", "who"], ["response", "column", "seconds"]],
)
def test_a_table_of_ours_with_several_rows_a_response_is_refused_in_one_sentence(
    tmp_path: Path, names: list[str]
) -> None:
    with use_language("en"), pytest.raises(DataError, match="several rows for one response"):
        answers(tmp_path, [names, ["0575b2b7", "t1_p", *names[2:]]], "age")


def test_microsoft_forms_own_columns_are_left_out(tmp_path: Path) -> None:
    own = ["ID", "Start time", "Completion time", "Email", "Name"]
    told = ["1", "17/03/2026 9:00:00", "17/03/2026 9:05:00", "anonymous", ""]
    rows = [[*own, *WORDS], *([*told, *one] for one in ANSWERS)]
    assert answers(tmp_path, rows, "age") == [34, 52]

"""What people write in their own tables: weekdays, brackets, first letters; and what no program should take for an answer."""

from collections.abc import Iterator

import pytest

from instruments.i18n import use_language
from instruments.limits import ImplausibleError
from servqual_desk.importing.dates import Order, day_of_cell, proved_order
from servqual_desk.importing.import_check import check
from servqual_desk.importing.numbered_words import number_and_words
from tests.little_survey import little_survey
from tests.servqual_desk.importing.test_import_check import table


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with use_language("en"):
        yield


@pytest.mark.parametrize(
    "cell",
    [
        "Sabtu, 21 November 2026",
        "sabtu 21 Nov 2026",
        "Saturday, November 21, 2026",
        "Sat, 21/11/2026",
        "Sab 21-11-2026",
    ],
)
def test_a_weekday_before_a_date_has_no_weight(cell: str) -> None:
    assert day_of_cell(cell, "dmy", "") == "2026-11-21"


def test_a_weekday_hides_no_doubt_about_day_and_month() -> None:
    assert proved_order(["Sabtu, 03/04/2026"]) == ("", True)


@pytest.mark.parametrize(
    "cell", ["5 (Sangat setuju)", "5(Sangat setuju)", "(5) Sangat setuju", "5. Sangat setuju", "Sangat setuju (5)"]
)
def test_a_number_and_its_words_stand_in_any_brackets(cell: str) -> None:
    found = number_and_words(cell)
    assert found is not None
    assert (found[0], found[1].strip("( )")) == (5, "Sangat setuju")


def test_first_letters_are_a_suggestion_and_never_taken_by_themselves() -> None:
    checked_import = check(table("sex | t1_e", "P | 5", "L | 4"), little_survey())
    assert {word.cell: (word.value, word.is_open) for word in checked_import.words} == {
        "P": (None, True),
        "L": (None, True),
    }
    assert {word.cell: word.near for word in checked_import.words} == {"P": "f", "L": "m"}
    assert [fault.row for fault in checked_import.faults] == [2, 3]


def test_two_names_that_nothing_parts_are_no_column_of_ours() -> None:
    checked_import = check(table("t1_e:sex | comment", "5:f | Baik"), little_survey())
    assert "no column “t1_e:sex”" in checked_import.faults[0].sentence
    assert checked_import.sources.keys() == {"comment"}
    grouped = check(table("profil:sex | age-age", "f | 30"), little_survey())
    assert [one.target for one in grouped.columns] == [("sex", ""), ("age", "")]


@pytest.mark.parametrize(
    "cell",
    ["17/03/26", "03/04/26", "17.03.26 09:30", "26-03-17", "17 Mar 26", "5-Mar-26", "17 Maret '26", "Sel, 17/03/26"],
)
@pytest.mark.parametrize("order", ["", "dmy", "mdy"])
def test_a_year_of_two_digits_is_never_taken_for_one_of_four(cell: str, order: Order) -> None:
    with pytest.raises(ImplausibleError, match="two digits for the year"):
        day_of_cell(cell, order, "1899-12-30")


def test_a_column_of_years_with_two_digits_names_every_row() -> None:
    checked_import = check(table("t1_e | visited", "5 | 17/03/26", "4 | 2026-03-05"), little_survey())
    assert [(fault.row, fault.column) for fault in checked_import.faults] == [(2, "visited")]
    assert "write all four" in checked_import.faults[0].what


def test_times_of_a_service_that_cannot_be_read_are_said() -> None:
    checked_import = check(
        table("Timestamp | Jenis kelamin | t1_e", "3/17/26 8:05 | f | 5"), little_survey(), preset="google-forms"
    )
    assert [guess.column for guess in checked_import.guesses if guess.what == "times"] == ["Timestamp"]
    assert not checked_import.has_days


def test_signs_that_nobody_sees_are_nothing() -> None:
    checked_import = check(table("t1_e | age | sex", "5\u200b | 34 | \ufefff", "\u200b | 20 | m"), little_survey())
    assert [(one.values["t1_e"], one.values["sex"]) for one in checked_import.records] == [(5, "f"), (None, "m")]


@pytest.mark.parametrize(("cell", "value"), [("1\u00a0234", 1234.0), ("1\u202f234\u202f567.5", 1234567.5)])
def test_a_blank_that_breaks_no_line_parts_thousands(cell: str, value: float) -> None:
    checked_import = check(table("hours", cell), little_survey())
    assert [record.values["hours"] for record in checked_import.records] == [value]


@pytest.mark.parametrize("cell", ["1 234", "1\u00a023", "12\u00a0"])
def test_no_other_blank_does(cell: str) -> None:
    checked_import = check(table("hours | sex", f"{cell} | f"), little_survey())
    assert bool(checked_import.faults) == (cell.strip() != "12")


def test_a_services_own_code_behind_the_words_has_no_weight() -> None:
    checked_import = check(
        table("t1_e | sex", "Sangat setuju [A1] | Perempuan [P2]", "Cukup [A5] | f"), little_survey()
    )
    assert [record.values["t1_e"] for record in checked_import.records] == [7]
    assert [(fault.row, fault.column) for fault in checked_import.faults] == [(3, "t1_e")]

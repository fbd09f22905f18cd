"""What people write in their own tables: weekdays, brackets, first letters; and what no program should take for an answer."""

from collections.abc import Iterator

import pytest

from instruments.i18n import use_language
from servqual_desk.importing.dates import day_of_cell, proved_order
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
    intake = check(table("sex | t1_e", "P | 5", "L | 4"), little_survey())
    assert {word.cell: (word.value, word.is_open) for word in intake.words} == {"P": (None, True), "L": (None, True)}
    assert {word.cell: word.near for word in intake.words} == {"P": "f", "L": "m"}
    assert [fault.row for fault in intake.faults] == [2, 3]


def test_two_names_that_nothing_parts_are_no_column_of_ours() -> None:
    intake = check(table("t1_e:sex | comment", "5:f | Baik"), little_survey())
    assert "no column “t1_e:sex”" in intake.faults[0].sentence
    assert intake.sources.keys() == {"comment"}
    grouped = check(table("profil:sex | age-age", "f | 30"), little_survey())
    assert [one.target for one in grouped.columns] == [("sex", ""), ("age", "")]

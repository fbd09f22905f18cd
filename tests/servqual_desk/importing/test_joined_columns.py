"""Two columns of a file that fill one of ours: joined where a person says so, and never otherwise."""

from collections.abc import Iterator

import pytest

from instruments.i18n import use_language
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.grid import unreadable
from servqual_desk.importing.import_check import CheckedImport, check
from tests.little_survey import little_survey
from tests.servqual_desk.importing.test_import_check import table


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with use_language("en"):
        yield


def checked(*lines: str, dates: dict[str, str] | None = None, **columns: str) -> CheckedImport:
    return check(table(*lines), little_survey(), ColumnMap(name="map.toml", columns=columns, dates=dates or {}))


def test_an_answer_stands_in_one_column_or_the_other() -> None:
    checked_import = checked("sex | other | t1_e", "f | | 5", "- | m | 4", "f | f | 3", other="+sex")
    assert [record.values["sex"] for record in checked_import.accepted()] == ["f", "m", "f"]
    assert checked_import.sources["sex"] == "sex, other"


def test_two_answers_to_one_question_are_a_fault_of_the_row() -> None:
    checked_import = checked("sex | other | t1_e", "f | m | 5", other="+sex")
    [fault] = checked_import.faults
    assert (fault.row, fault.column) == (2, "sex")
    assert "“f m” is not the id of a choice" in fault.sentence


def test_several_choices_are_taken_together() -> None:
    checked_import = checked("channels | second | t1_e", "counter | online | 5", second="+channels")
    assert [record.values["channels"] for record in checked_import.accepted()] == ["counter;online"]


def test_a_day_and_its_time_are_one_moment() -> None:
    checked_import = checked(
        "Day | Time | t1_e", "17/03/2026 | 09.30 | 5", Day="sqd_started_at", Time="+sqd_started_at"
    )
    [record] = checked_import.accepted()
    assert (
        record.meta["sqd_started_at"]
        == checked("sqd_started_at | t1_e", "17/03/2026 09:30:00 | 5").records[0].meta["sqd_started_at"]
    )


def test_which_of_day_and_month_stands_first_is_asked_of_our_own_times_too() -> None:
    lines = ("Day | t1_e", "03/04/2026 | 5")
    checked_import = checked(*lines, Day="sqd_started_at")
    assert "has its day or its month first" in checked_import.faults[0].sentence
    assert checked_import.open_times == ("sqd_started_at",)
    said = checked(*lines, dates={"sqd_started_at": "dmy"}, Day="sqd_started_at")
    assert said.accepted()[0].meta["sqd_started_at"].startswith("2026-04-03")


def test_what_is_no_time_is_a_fault_also_where_times_are_written_otherwise() -> None:
    checked_import = checked("Day | t1_e", "17/03/2026 | 5", "soon | 4", Day="sqd_started_at")
    assert [(fault.row, fault.column) for fault in checked_import.faults] == [(3, "Day")]


def test_a_part_needs_the_column_that_it_is_a_part_of() -> None:
    checked_import = checked("other | t1_e", "m | 5", other="+sex")
    assert "no column of the file is “sex” itself" in checked_import.faults[0].sentence
    assert "no column “nothing”" in checked("other | t1_e", "m | 5", other="+nothing").faults[0].sentence


def test_an_unreadable_part_is_not_joined_away() -> None:
    checked_import = checked("sex | other | t1_e", f" | {unreadable('error', '#REF!')} | 5", other="+sex")
    assert "#REF!" in checked_import.faults[0].sentence


def test_two_columns_that_a_map_gives_to_one_of_ours_without_joining_them_are_refused() -> None:
    assert "keep one" in checked("a | b | t1_e", "f | m | 5", a="sex", b="sex").faults[0].sentence

"""What checking tells of a file beside its rows: each column, each word once, the times of a service, and open questions."""

import datetime as dt

import pytest

from instruments.i18n import use_language
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.dates import Order
from servqual_desk.importing.found_columns import FoundColumn
from servqual_desk.importing.import_check import CheckedImport, RawTable, check
from servqual_desk.importing.map_changes import leave_out, with_column, with_dates, with_word
from servqual_desk.importing.timestamps import moment_of_cell, noon, order_of_times
from servqual_desk.importing.words import WordTable, nearest
from tests.little_survey import little_survey


@pytest.fixture(autouse=True)
def _english():
    with use_language("en"):
        yield


def checked(header: str, *rows: str, column_map: ColumnMap | None = None, preset: str = "auto") -> CheckedImport:
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    names = tuple(name.strip() for name in header.split("|"))
    table = RawTable(name="data.csv", header=names, rows=cells, numbers=range(2, len(rows) + 2))
    return check(table, little_survey(), column_map, preset=preset)


def column(found: CheckedImport, theirs: str) -> FoundColumn:
    return next(one for one in found.columns if one.theirs == theirs)


def test_every_column_says_what_it_was_taken_for_and_its_first_values() -> None:
    found = checked("t1_e | SEX | Nama | overal", "   | f | Sari | 7", "5 | m | Budi | 8")
    states = [(one.theirs, one.state, one.first) for one in found.columns]
    assert states == [
        ("t1_e", "own", ("", "5")),
        ("SEX", "matched", ("f", "m")),
        ("Nama", "unknown", ("Sari", "Budi")),
        ("overal", "unknown", ("7", "8")),
    ]
    assert column(found, "overal").targets == (("overall", ""),)  # what it comes nearest to
    assert column(found, "Nama").targets == ()
    assert [fault.about for fault in found.faults] == ["columns", "columns"]


def test_what_is_said_of_a_column_holds_until_something_else_is() -> None:
    map_ = with_column(leave_out(ColumnMap(), ["Nama"]), "Nilai", "overall")
    found = checked("t1_e | Nama | Nilai", "5 | Sari | 70", column_map=map_)
    assert (column(found, "Nama").state, column(found, "Nilai").state) == ("ignored", "said")
    assert found.faults == ()
    assert leave_out(map_, ["NILAI"]) == ColumnMap(ignore=frozenset({"Nama", "NILAI"}))
    assert with_column(leave_out(map_, ["Nilai"]), "Nilai", "age").columns == {"Nilai": "age"}


def test_each_word_stands_once_with_its_cells_the_open_ones_first() -> None:
    found = checked("t1_e | t1_p | sex", "Lumayan | 5 | Female", "lumayan | Lumayan | male", "7 | 9 | Female")
    words = [(word.cell, word.n, word.value, word.is_open) for word in found.words]
    assert words[0] == ("Lumayan", 3, None, True)
    assert ("9", 1, None, True) in words
    assert ("Female", 2, "f", False) in words
    assert all(group.is_asked for group in found.groups)


def test_a_word_that_is_answered_is_read_in_all_of_its_columns() -> None:
    map_ = with_word(with_word(ColumnMap(), ["t1_e", "t1_p"], "Lumayan", "3"), ["t1_e", "t1_p"], "LUMAYAN", "4")
    found = checked("t1_e | t1_p", "Lumayan | lumayan", column_map=map_)
    assert [record.values for record in found.records] == [{"t1_e": 4, "t1_p": 4}]
    assert [(word.cell, word.value, word.n) for word in found.words] == [("Lumayan", 4, 2)]


def test_order_of_dates_that_nothing_proves_is_a_question_of_its_own() -> None:
    found = checked("t1_e | visited", "5 | 03/04/2026")
    assert (found.open_dates, found.faults[0].about) == (("visited",), "dates")
    said = checked("t1_e | visited", "5 | 03/04/2026", column_map=with_dates(ColumnMap(), ["visited"], "mdy"))
    assert [record.values["visited"] for record in said.records] == ["2026-03-04"]


def test_the_times_of_a_service_tell_when_the_interviews_were_held() -> None:
    found = checked(
        "start | end | t1_e | _id | _uuid", "2026-03-17T09:00:11+07:00 | 2026-03-17T09:04:50+07:00 | 5 | 1 | a"
    )
    [record] = found.records
    assert record.meta == {
        "sqd_started_at": "2026-03-17T02:00:11.000+00:00",
        "sqd_finished_at": "2026-03-17T02:04:50.000+00:00",
    }
    assert found.has_days


def test_times_that_prove_no_order_are_left_and_asked_about() -> None:
    found = checked("Timestamp | t1_e", "03/04/2026 8:05:30 | 5")
    assert (found.has_days, found.open_times, found.faults) == (False, ("sqd_finished_at",), ())
    said = checked(
        "Timestamp | t1_e", "03/04/2026 8:05:30 | 5", column_map=with_dates(ColumnMap(), found.open_times, "dmy")
    )
    [record] = said.records
    assert record.meta["sqd_finished_at"].startswith("2026-04-0")


@pytest.mark.parametrize(
    ("cell", "order", "utc"),
    [
        ("2026/03/17 8:05:30 AM GMT+7", "", "2026-03-17T01:05:30.000+00:00"),
        ("2026/03/17 12:05:30 am GMT+7", "", "2026-03-16T17:05:30.000+00:00"),
        ("17/03/2026 20.05.30 WIB", "dmy", "2026-03-17T13:05:30.000+00:00"),
        ("3/17/2026 1:05 pm +0530", "mdy", "2026-03-17T07:35:00.000+00:00"),
        ("2026-03-17T09:00:11.123Z", "", "2026-03-17T09:00:11.000+00:00"),
        ("2026-03-17 25:00", "", ""),
        ("yesterday", "", ""),
    ],
)
def test_a_time_is_read_with_its_zone(cell: str, order: Order, utc: str) -> None:
    assert moment_of_cell(cell, order) == utc


def test_a_day_is_that_day_on_this_computer() -> None:
    assert dt.datetime.fromisoformat(noon("2026-03-17")).astimezone().date() == dt.date(2026, 3, 17)
    assert order_of_times(["17/03/2026", "01/02/2026"]) == "dmy"
    assert order_of_times(["soon"]) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Sangat setju", 5),
        ("setuju sangat", 5),
        ("tdak setuju", 2),
        ("kurang setuju", None),  # another answer, and no slip
        ("agak tidak setuju", None),
        ("netral 2", None),
        ("", None),
    ],
)
def test_only_a_slip_of_the_pen_is_suggested(words: str, meant: int | None) -> None:
    known = {"Sangat tidak setuju": 1, "Tidak setuju": 2, "Netral": 3, "Setuju": 4, "Sangat setuju": 5}
    assert nearest(words, WordTable(known.items())) == meant


@pytest.mark.parametrize(("meant", "ages"), [("", [34, None]), ("99", [34, 99])])
def test_a_number_that_the_file_has_a_name_for_is_asked_about_and_may_be_the_number(
    meant: str, ages: list[int | None]
) -> None:
    labels = {"age": {"99": "Tidak menjawab", "34": "34 tahun"}}
    table = RawTable(name="data.sav", header=("age",), rows=[["34"], ["99"]], numbers=(2, 3), labels=labels)
    found = check(table, little_survey())
    assert [(word.cell, word.label, word.answers, word.is_open) for word in found.words] == [
        ("99", "Tidak menjawab", ("99",), True)
    ]
    assert [group.is_asked for group in found.groups] == [True]
    answered = check(table, little_survey(), with_word(ColumnMap(), ["age"], "99", meant))
    assert [record.values["age"] for record in answered.accepted()] == ages

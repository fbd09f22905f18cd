"""A row of totals below the table is no answers of a person, also where each of its cells could be one; it is asked about."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from instruments.i18n import use_language
from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.column_map import ColumnMap
from servqual_desk.importing.import_check import check
from servqual_desk.importing.raw_table import RawTable
from tests.little_survey import little_survey

HEADER = ("t1_e", "t1_p", "comment")
ABOVE = [("4", "2", "Ramai"), ("2", "6", "")]
EMPTY = ("", "", "")
WIDE = ("No", "t1_e", "e1_e", "t1_p", "e1_p", "age", "comment")
PEOPLE = [(str(n), "7", str(1 + n % 2), "6", str(2 + n % 3), str(30 + n), "") for n in range(6)]
NUMBERED = ColumnMap(ignore=frozenset({"No"}))


def checked(
    *rows: tuple[str, ...], header: tuple[str, ...] = HEADER, map_: ColumnMap | None = None, most: int = 1000
) -> CheckedImport:
    table = RawTable(name="data.csv", header=header, rows=rows[:most], numbers=range(2, len(rows) + 2))
    with use_language("en"):
        return check(table, little_survey(), map_)


def faulty_rows(found: CheckedImport) -> list[int | None]:
    return [fault.row for fault in found.faults]


@pytest.mark.parametrize("total", [("3", "4", ""), ("3", "4", "Rata-rata"), ("6", "", "")])
def test_means_below_an_empty_row_are_refused(total: tuple[str, ...]) -> None:
    found = checked(*ABOVE, EMPTY, total)
    is_total = total[1] != ""  # one cell that is a sum may be so by chance
    assert faulty_rows(found) == [5] * is_total
    assert len(found.records) == 3 - is_total


@pytest.mark.parametrize(
    "rows",
    [
        [*ABOVE, ("3", "4", "")],  # no empty row
        [*ABOVE, EMPTY, ("3", "5", "")],  # not every mean
        [ABOVE[0], ABOVE[0], EMPTY, ABOVE[0]],  # one more of the same
        [ABOVE[0], EMPTY, ABOVE[0]],  # the mean of one
        [*ABOVE, EMPTY, ("3", "4", ""), ("5", "5", "")],  # two of them
        [*ABOVE, ("3", "5", "Rata-rata")],  # a word of a citizen's, who has not answered the means
        [*ABOVE, ("3", "5", "Jumlah loket kurang")],
    ],
)
def test_answers_stay_answers(rows: list[tuple[str, ...]]) -> None:
    found = checked(*rows)
    assert not found.faults
    assert len(found.records) == sum(row != EMPTY for row in rows)


@pytest.mark.parametrize(
    ("total", "word"),
    [
        (("Jumlah", "42", "9", "36", "18", "195", ""), "Jumlah"),
        (("Rata-rata", "7", "2", "6", "3", "33", ""), "Rata-rata"),
        (("", "7.00", "1.50", "6.00", "3.00", "32.50", "NRR per unsur"), ""),  # no first cell: its cells are faults
        (("NRR per unsur", "7,0", "1,5", "6,0", "3,0", "32,5", ""), "NRR per unsur"),
        (("Mean", "7", "2", "6", "3", "33", ""), "Mean"),
    ],
)
def test_a_word_at_the_beginning_of_the_last_row_calls_it_totals(total: tuple[str, ...], word: str) -> None:
    found = checked(*PEOPLE, total, header=WIDE, map_=NUMBERED)
    assert set(faulty_rows(found)) == {8}
    assert len(found.records) == 6
    if word:
        [fault] = found.faults
        assert f"“{word}”" in fault.what
        assert "--with-totals" in fault.what


def test_all_rows_from_the_first_word_on_are_totals() -> None:
    below = [
        ("Jumlah nilai", "42", "9", "36", "18", "", ""),
        ("NRR per unsur", "7,0", "1,5", "6,0", "3,0", "", ""),
        ("", "", "", "", "", "", ""),
        ("IKM unit pelayanan", "81,2", "", "", "", "", ""),
        ("Mengetahui,", "", "", "", "", "", ""),
    ]
    found = checked(*PEOPLE, *below, header=WIDE, map_=NUMBERED)
    assert faulty_rows(found) == [8, 9, 11, 12]
    assert len(found.records) == 6


def test_exact_means_that_nobody_would_have_answered_are_totals_without_an_empty_row() -> None:
    rows = [("", *cells, "", "") for cells in (("7", "1", "6", "2"), ("5", "1", "2", "4"), ("7", "3", "6", "2"))] * 4
    mean = ("", "6", "2", "4", "3", "", "")
    means = [("", "7", "1", "2", "2", "", ""), ("", "5", "3", "6", "4", "", "")] * 6
    assert faulty_rows(checked(*means, mean, header=WIDE, map_=NUMBERED)) == [14]
    assert not checked(*rows, ("", "7", "1", "6", "2", "", ""), header=WIDE, map_=NUMBERED).faults


@pytest.mark.parametrize("total", [("6", "7", ""), ("6", "7", "Total"), ("3", "4", "Rata-rata"), ("2", "2", "Jumlah")])
def test_a_word_in_the_row_lets_sums_rounded_means_and_counts_be_totals(total: tuple[str, ...]) -> None:
    assert faulty_rows(checked(("4", "2", ""), ("2", "5", ""), total)) == [4] * (total[2] != "")


@pytest.mark.parametrize(
    "rows",
    [
        [("SKM", *person[1:]) for person in PEOPLE],  # each row says it
        [*PEOPLE, ("SD", "5", "3", "6", "2", "31", "")],  # a school
        [*PEOPLE, ("Sumarni", "5", "3", "6", "2", "31", "")],
    ],
)
def test_a_word_in_a_column_of_the_office_s_own_tells_nothing_by_itself(rows: list[tuple[str, ...]]) -> None:
    assert not checked(*rows, header=WIDE, map_=NUMBERED).faults


def test_a_word_for_a_point_of_the_scale_is_an_answer() -> None:
    said = ColumnMap(values={"t1_e": {"Mean": "4"}})
    assert not checked(*ABOVE, ("Mean", "5", ""), map_=said).faults


def test_whoever_says_so_has_answered_so() -> None:
    said = ColumnMap(ignore=frozenset({"No"}), with_totals=True)
    total = ("Total", "7", "2", "6", "3", "33", "")
    before, after = (checked(*PEOPLE, total, header=WIDE, map_=map_) for map_ in (NUMBERED, said))
    assert (len(before.records), len(after.records), after.faults) == (6, 7, ())
    assert [(one.what, one.how, one.is_given) for one in (*before.consents, *after.consents)] == [
        ("totals", "row 8: “Total”", False),
        ("totals", "row 8: “Total”", True),
    ]


ANSWERS = st.tuples(*[st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "", "dk"])] * 4)


@given(rows=st.lists(ANSWERS, min_size=3, max_size=12), words=st.text("abcdefghij ", max_size=12))
@settings(max_examples=60, deadline=None)
def test_ordinary_last_rows_are_responses(rows: list[tuple[str, ...]], words: str) -> None:
    """A person whose answers are neither all sums nor all means is never taken for a row of totals, whatever was written."""
    columns = list(zip(*rows, strict=True))
    numbers = [[int(cell) for cell in column if cell.isdigit()] for column in columns]
    told = [(column[:-1], column[-1]) for column, cells in zip(numbers, rows[-1], strict=True) if cells.isdigit()]
    assume(not told or any(sum(above) != own for above, own in told))
    assume(not told or any(sum(above) != own * len(above) for above, own in told))
    found = checked(*[("", *row, "30", words) for row in rows], header=WIDE, map_=NUMBERED)
    assert not found.faults

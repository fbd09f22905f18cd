"""A row of totals below the table is no answers of a person, also where each of its cells could be an answer."""

import pytest

from servqual_desk.importing.checked_import import CheckedImport
from servqual_desk.importing.import_check import check
from servqual_desk.importing.raw_table import RawTable
from tests.little_survey import little_survey

HEADER = ("t1_e", "t1_p", "comment")
ABOVE = [("4", "2", "Ramai"), ("2", "6", "")]
EMPTY = ("", "", "")


def checked(*rows: tuple[str, ...]) -> CheckedImport:
    table = RawTable(name="data.csv", header=HEADER, rows=rows, numbers=range(2, len(rows) + 2))
    return check(table, little_survey())


@pytest.mark.parametrize("total", [("3", "4", ""), ("3", "4", "Rata-rata"), ("6", "", "")])
def test_means_below_an_empty_row_are_refused(total: tuple[str, ...]) -> None:
    found = checked(*ABOVE, EMPTY, total)
    is_total = total[1] != ""  # one cell that is a sum may be so by chance
    assert [fault.row for fault in found.faults] == [5] * is_total
    assert len(found.records) == 3 - is_total


@pytest.mark.parametrize(
    "rows",
    [
        [*ABOVE, ("3", "4", "")],  # no empty row
        [*ABOVE, EMPTY, ("3", "5", "")],  # not every mean
        [ABOVE[0], ABOVE[0], EMPTY, ABOVE[0]],  # one more of the same
        [ABOVE[0], EMPTY, ABOVE[0]],  # the mean of one
        [*ABOVE, EMPTY, ("3", "4", ""), ("5", "5", "")],  # two of them
    ],
)
def test_answers_below_an_empty_row_stay_answers(rows: list[tuple[str, ...]]) -> None:
    found = checked(*rows)
    assert not found.faults
    assert len(found.records) == sum(row != EMPTY for row in rows)

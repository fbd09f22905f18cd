"""A printed difference is that of the printed figures, or a note says why not."""

import pytest

from analysis.table import Cell, Column, Sample, Table
from exports.words.rounding import rounding_notes
from instruments.i18n import use_language


def table(columns: tuple[str, ...], *rows: tuple[Cell, ...]) -> Table:
    sample = Sample(started=9, complete=9, used=9)
    return Table(
        id="made",
        columns=tuple(Column(id=name, kind="number") for name in columns),
        rows=rows,
        sample=sample,
        method="made",
    )


GAPS, WAVES = ("expectation", "perception", "gap"), ("ikm", "change")


@pytest.mark.parametrize(
    ("made", "is_said"),
    [
        (table(GAPS, (6.0, 5.0, -1.0)), False),
        (table(GAPS, (6.004, 5.006, -0.998)), True),  # 6.00, 5.01 and −1.00
        (table(GAPS, (6.02, 5.2, -0.82), (None, 5.0, None)), False),
        (table(WAVES, (70.0, None), (72.5, 2.5)), False),
        (table(WAVES, (70.004, None), (72.506, 2.502)), True),  # 70.00, 72.51 and 2.50
        (table(("before", "after", "difference"), (1.005, 2.0, 0.995)), False),  # half to even, both: 1.00, 2.00, 1.00
        (table(("mean",), (1.0,)), False),
    ],
)
def test_it_is_said_where_the_printed_figures_leave_another_difference(made: Table, is_said: bool) -> None:
    with use_language("en"):
        notes = rounding_notes(made)
    assert [note.startswith("Differences are computed before rounding") for note in notes] == [True] * is_said

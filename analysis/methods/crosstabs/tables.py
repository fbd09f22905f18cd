"""The tables of a cross-table: its cells, and the tests of independence."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from analysis.formulas.contingency import Counts, filled, independence, standardised_residuals
from analysis.formulas.paired_tests import holm
from analysis.formulas.proportions import wilson_interval
from analysis.methods.crosstabs.counted import Counted
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.table_builder import code, count, number, p_value, part, share, table
from analysis.scoring import Mask, Matrix
from analysis.table import Note, Table

CELLS = (
    part("answer", "value"),
    part("group", "value"),
    count("n"),
    count("count"),
    share("share"),
    share("lower"),
    share("upper"),
    number("residual"),
)
TESTS = (
    part("answer", "value"),
    code("test"),
    count("n"),
    number("statistic"),
    count("df"),
    p_value("p"),
    p_value("p_holm"),
    number("least_expected", 1),
    number("cramers_v", 3),
)


def cells_table(counted: Counted, hidden: Mask, notes: tuple[Note, ...], params: dict[str, str], started: int) -> Table:
    """A row an answer and group; hidden cells have neither count nor share nor residual."""
    rows = []
    residuals = _residuals(counted)
    for i, answer in enumerate(counted.answers):
        for j, group in enumerate(counted.groups):
            chose, n = int(counted.counts[i, j]), int(counted.base[j])
            shown = (chose, chose / n, *wilson_interval(chose, n), float(residuals[i, j]))
            rows.append((answer, group, n, *((None,) * len(shown) if hidden[i, j] else shown)))
    return table("lab_crosstab", CELLS, rows, started=started, method="crosstab_cells", notes=notes, params=params)


def _chosen_or_not(counted: Counted, answer: int) -> Counts:
    """Who chose one of several answers and who did not, shape (2, groups)."""
    return np.stack([counted.counts[answer], counted.base - counted.counts[answer]])


def _residuals(counted: Counted) -> Matrix:
    if not counted.several:
        return standardised_residuals(counted.counts)
    return np.stack([standardised_residuals(_chosen_or_not(counted, i))[0] for i in range(len(counted.answers))])


def tested(counted: Counted, hidden: Mask) -> Iterator[tuple[str | None, Counts]]:
    """What is tested for independence of the groups: the whole table, or of several choices each one.

    A table of two by two of which a cell is hidden is left out: its χ² would tell the cell.
    """
    if counted.several:
        every: list[tuple[str | None, Counts, Mask]] = [
            (a, _chosen_or_not(counted, i), hidden[i]) for i, a in enumerate(counted.answers)
        ]
    else:
        every = [(None, counted.counts, hidden)]
    for answer, counts, covered in every:
        if not (covered.any() and filled(counts).shape == (2, 2)):
            yield answer, counts


def tests_table(
    counted: Counted, hidden: Mask, options: CrosstabsOptions, params: dict[str, str], started: int
) -> Table:
    """A row a test; Holm's correction runs over the choices of a question with several."""
    rows: list[list[Any]] = []
    for answer, counts in tested(counted, hidden):
        found = independence(counts, options.resamples, options.seed)
        if found is not None:
            rows.append([answer, found.test, int(counted.base.sum()), found.statistic, found.df, found.p])
            rows[-1] += [found.expected, found.cramers_v]
    adjusted = holm([row[5] for row in rows])
    complete = [[*row[:6], p, *row[6:]] for row, p in zip(rows, adjusted, strict=True)]
    return table("lab_crosstab_tests", TESTS, complete, started=started, method="crosstab_tests", params=params)

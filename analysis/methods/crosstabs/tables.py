"""The tables of a cross-table: its cells, and the tests of independence."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.disclosure.ranges import FEW, SHOWN, States
from analysis.formulas.contingency import Counts, independence, standardised_residuals
from analysis.formulas.paired_tests import holm
from analysis.formulas.proportions import wilson_interval
from analysis.methods.crosstabs.counted import Counted
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.table_builder import code, count, number, p_value, part, share, table
from analysis.scoring import Matrix
from analysis.table import Hidden, Note, Table

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


def cells_table(
    counted: Counted,
    states: States,
    options: CrosstabsOptions,
    notes: tuple[Note, ...],
    params: dict[str, str],
    started: int,
) -> Table:
    """A row an answer and group that is shown; hidden cells have neither count nor share nor residual."""
    rows: list[Sequence[Any]] = []
    residuals = _residuals(counted)
    for i, answer in enumerate(counted.answers):
        for j, group in enumerate(counted.groups):
            chose, n = int(counted.counts[i, j]), int(counted.base[j])
            if counted.shown[j]:
                figures = (chose, chose / n, *wilson_interval(chose, n), float(residuals[i, j]))
                rows.append((answer, group, n, *_as_shown(figures, int(states[i, j]), options.smallest)))
    return table("lab_crosstab", CELLS, rows, started=started, method="crosstab_cells", notes=notes, params=params)


def _as_shown(figures: tuple[Any, ...], state: int, smallest: int) -> tuple[Any, ...]:
    if state == SHOWN:
        return figures
    return (Hidden(below=smallest if state == FEW else None), *([Hidden()] * (len(figures) - 1)))


def _chosen_or_not(counted: Counted, answer: int) -> Counts:
    """Who chose one of several answers and who did not, shape (2, groups)."""
    return np.stack([counted.counts[answer], counted.base - counted.counts[answer]])


def _residuals(counted: Counted) -> Matrix:
    if not counted.several:
        return standardised_residuals(counted.counts)
    return np.stack([standardised_residuals(_chosen_or_not(counted, i))[0] for i in range(len(counted.answers))])


def tested(counted: Counted, states: States) -> Iterator[tuple[str | None, Counts]]:
    """What is tested for independence of the groups: the whole table, or of several choices each one.

    A table with a hidden cell is left out: few numbers fit its statistic, and they would tell the cell.
    """
    shown = counted.shown
    if counted.several:
        every: list[tuple[str | None, Counts, States]] = [
            (a, _chosen_or_not(counted, i), states[i]) for i, a in enumerate(counted.answers)
        ]
    else:
        every = [(None, counted.counts, states)]
    for answer, counts, state in every:
        if not (state > SHOWN).any():
            yield answer, counts[:, shown]


def tests_table(
    counted: Counted, states: States, options: CrosstabsOptions, params: dict[str, str], started: int
) -> Table:
    """A row a test; Holm's correction runs over the choices of a question with several."""
    rows: list[list[Any]] = []
    for answer, counts in tested(counted, states):
        found = independence(counts, options.resamples, options.seed)
        if found is not None:
            rows.append([answer, found.test, int(counted.base.sum()), found.statistic, found.df, found.p])
            rows[-1] += [found.expected, found.cramers_v]
    adjusted = holm([row[5] for row in rows])
    complete = [[*row[:6], p, *row[6:]] for row, p in zip(rows, adjusted, strict=True)]
    return table("lab_crosstab_tests", TESTS, complete, started=started, method="crosstab_tests", params=params)

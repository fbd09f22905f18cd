"""The tables of a cross-table: its cells, and the tests of independence."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.disclosure.ranges import FEW, SHOWN, States
from analysis.formulas.contingency import Counts, independence, standardised_residuals
from analysis.formulas.multiple_tests import holm
from analysis.formulas.proportions import wilson_interval
from analysis.item_matrices import Mask, Matrix
from analysis.methods.crosstabs.counted import Counted
from analysis.methods.crosstabs.spec import CrosstabsOptions
from analysis.methods.table_builder import alike, code, count, number, p_value, part, share, table
from analysis.table import Hidden, Note, Table

CELLS = (
    part("answer", "value"),
    part("group", "value"),
    *alike(count, "n", "count"),
    *alike(share, "share", "lower", "upper"),
    number("residual"),
)
TESTS = (
    part("answer", "value"),
    code("test"),
    count("n"),
    number("statistic"),
    count("df"),
    *alike(p_value, "p", "p_holm"),
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
    """A row an answer and group that is shown; hidden cells have neither count nor share nor residual.

    Residuals hang on every cell of the table, as the tests do: where one is hidden (of several choices: one of the answer) there
    are none.
    """
    rows: list[Sequence[Any]] = []
    residuals = _residuals(counted)
    covered = np.broadcast_to(_covered(counted, states)[:, None], states.shape)
    for i, answer in enumerate(counted.answers):
        for place, j in enumerate(np.flatnonzero(counted.shown)):
            chose, n = int(counted.counts[i, j]), int(counted.base[j])
            residual = Hidden() if covered[i, j] else float(residuals[i, place])
            figures = (chose, chose / n, *wilson_interval(chose, n), residual)
            rows.append((answer, counted.groups[j], n, *_as_shown(figures, int(states[i, j]), options.smallest)))
    return table("lab_crosstab", CELLS, rows, started=started, method="crosstab_cells", notes=notes, params=params)


def _as_shown(figures: tuple[Any, ...], state: int, smallest: int) -> tuple[Any, ...]:
    if state == SHOWN:
        return figures
    return (Hidden(below=smallest if state == FEW else None), *([Hidden()] * (len(figures) - 1)))


def _covered(counted: Counted, states: States) -> Mask:
    """The answers whose statistics would help to tell a hidden cell of a group that is shown."""
    covered: Mask = np.asarray((states[:, counted.shown] > SHOWN).any(axis=1), dtype=bool)
    return covered if counted.several else np.full(len(covered), covered.any())


def _chosen_or_not(counted: Counted, answer: int) -> Counts:
    """Who chose one of several answers and who did not, of the groups that are shown: shape (2, groups)."""
    chosen = counted.counts[answer]
    return np.stack([chosen, counted.base - chosen])[:, counted.shown]


def _residuals(counted: Counted) -> Matrix:
    """Of the groups that are shown, shape (answers, groups)."""
    if not counted.several:
        return standardised_residuals(counted.counts[:, counted.shown])
    return np.stack([standardised_residuals(_chosen_or_not(counted, i))[0] for i in range(len(counted.answers))])


def tested(counted: Counted, states: States) -> Iterator[tuple[str | None, Counts]]:
    """What is tested for independence of the groups: the whole table, or of several choices each one.

    A table with a hidden cell is left out: few numbers fit its statistic, and they would tell the cell.
    """
    covered = _covered(counted, states)
    if counted.several:
        tables = ((answer, _chosen_or_not(counted, i)) for i, answer in enumerate(counted.answers))
        yield from (one for one, is_covered in zip(tables, covered, strict=True) if not is_covered)
    elif not covered.any():
        yield None, counted.counts[:, counted.shown]


def tests_table(
    counted: Counted, states: States, options: CrosstabsOptions, params: dict[str, str], started: int
) -> Table:
    """A row a test; Holm's correction runs over the choices of a question with several."""
    rows: list[list[Any]] = []
    for answer, counts in tested(counted, states):
        found = independence(counts, options.resamples, options.seed)
        if found is not None:
            rows.append(
                [answer, found.test, int(counted.base[counted.shown].sum()), found.statistic, found.df, found.p]
            )
            rows[-1] += [found.expected, found.cramers_v]
    adjusted = holm([row[5] for row in rows])
    complete = [[*row[:6], p, *row[6:]] for row, p in zip(rows, adjusted, strict=True)]
    return table("lab_crosstab_tests", TESTS, complete, started=started, method="crosstab_tests", params=params)

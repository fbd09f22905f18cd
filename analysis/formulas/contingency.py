"""Two-way tables of counts: tests of independence, standardised residuals, strength."""

import math
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.item_matrices import Matrix
from analysis.thresholds import LEAST_EXPECTED

Counts = npt.NDArray[np.int64]
Kind = Literal["chi_square", "fisher_exact", "fisher_simulated"]


class Independence(NamedTuple):
    """A test of independence: which one, χ² and its df, p, the smallest expected count, Cramér's V; NaN where undefined."""

    test: Kind
    statistic: float
    df: int
    p: float
    expected: float
    cramers_v: float


def filled(counts: Counts) -> Counts:
    """The table without rows and columns in which nobody is."""
    kept: Counts = counts[counts.sum(axis=1) > 0][:, counts.sum(axis=0) > 0]
    return kept


def independence(counts: Counts, resamples: int, seed: int) -> Independence | None:
    """Test of a table of shape (answers, groups); None where fewer than two answers or groups have anybody.

    Pearson's χ² without continuity correction where every expected count reaches `LEAST_EXPECTED` (Cochran 1954), else
    Fisher's exact test: exactly for 2 × 2, by `resamples` tables with the same margins for a larger one. Cramér's
    V = √(χ²/(n·(min(rows, columns) − 1))). R: `chisq.test(correct = FALSE)`, `fisher.test`.
    """
    table = filled(counts)
    if min(table.shape, default=0) < 2:
        return None
    from scipy import stats

    found = stats.chi2_contingency(table, correction=False)
    least, v = float(found.expected_freq.min()), float(stats.contingency.association(table, method="cramer"))
    kind, p = _probability(table, float(found.pvalue), least, resamples, seed)
    return Independence(kind, float(found.statistic), int(found.dof), p, least, v)


def _probability(table: Counts, chi_square_p: float, least: float, resamples: int, seed: int) -> tuple[Kind, float]:
    from scipy import stats

    if least >= LEAST_EXPECTED:
        return "chi_square", chi_square_p
    if table.shape == (2, 2):
        return "fisher_exact", float(stats.fisher_exact(table).pvalue)
    drawn = stats.MonteCarloMethod(n_resamples=resamples, rng=np.random.default_rng(seed))
    return "fisher_simulated", float(stats.fisher_exact(table, method=drawn).pvalue)


def standardised_residuals(counts: Counts) -> Matrix:
    """(observed − expected)/√(expected·(1 − row share)·(1 − column share)), NaN where undefined. R: `chisq.test()$stdres`."""
    n = counts.sum()
    if n == 0:
        return np.full(counts.shape, math.nan)
    rows, columns = counts.sum(axis=1, keepdims=True) / n, counts.sum(axis=0, keepdims=True) / n
    variance = n * rows * columns * (1 - rows) * (1 - columns)
    difference = counts - n * rows * columns
    residuals: Matrix = np.full(counts.shape, math.nan)
    np.divide(difference, np.sqrt(variance), out=residuals, where=variance > 0)
    return residuals

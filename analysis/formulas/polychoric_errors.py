"""How sure polychoric correlations are: their covariances, errors of the thresholds included.

A response moves the correlation of two items by (s − Σ_t B_t·m_t)/B, s its slope of the pair's log-likelihood by ρ, B = Σs² over
all responses, B_t = Σ s·s_t with the slope s_t by a threshold, and m_t = (1[x ≤ t] − F_t)/(n·φ(τ_t)) what it moves that threshold
by; Γ is n times the summed products of these movements. Muthén (1984), Psychometrika 49,
115-132. R: `lavaan::cfa(ordered = …)`, `lavInspect(fit, "gamma")`.
"""

import math

import numpy as np
from scipy.special import ndtr

from analysis.formulas.polychoric import PairTables, cell_probabilities
from analysis.item_matrices import Matrix

_BLOCK = 20_000  # responses taken at once, so that memory does not grow with them


def correlation_covariances(own: PairTables, rho: Matrix) -> Matrix:
    """Γ, shape (pairs, pairs): n times the covariances of the correlations `rho`, shape (pairs,)."""
    cells, n = _movements(own, rho), len(own.codes)
    products = np.zeros((len(rho), len(rho)))
    for start in range(0, n, _BLOCK):
        codes = own.codes[start : start + _BLOCK]
        places = zip(own.pairs, cells, strict=True)
        moved = np.column_stack([cell[codes[:, i], codes[:, j]] for (i, j), cell in places])
        products += moved.T @ moved
    return n * products


def _movements(own: PairTables, rho: Matrix) -> list[Matrix]:
    """What a response in each cell of a pair's cross-table moves the pair's correlation by, shape (categories, categories)."""
    probability, slope = cell_probabilities(own.rows, own.columns, rho)
    seen = own.tables > 0
    score = np.where(seen, slope / np.where(seen, probability, 1.0), 0.0)
    weighted = np.where(seen, own.tables * score / np.where(seen, probability, 1.0), 0.0)
    information = (own.tables * score**2).sum(axis=(1, 2))
    by_rows = _by_threshold(own.rows, own.columns, rho, weighted)
    by_columns = _by_threshold(own.columns, own.rows, rho, weighted.transpose(0, 2, 1))
    cells = []
    for t, (i, j) in enumerate(own.pairs):
        first, second = _of_categories(own, i, by_rows[t]), _of_categories(own, j, by_columns[t])
        moved = score[t, : len(first), : len(second)] - first[:, None] - second[None, :]
        cells.append(moved / information[t])
    return cells


def _by_threshold(own: Matrix, other: Matrix, rho: Matrix, weighted: Matrix) -> Matrix:
    """B_t of each pair's thresholds of one item, shape (pairs, c − 1); `weighted` s/π summed over responses, (pairs, c, c)."""
    height = np.where(np.isfinite(own), own, 0.0)
    density = np.where(np.isfinite(own), np.exp(-(height**2) / 2) / math.sqrt(2 * math.pi), 0.0)
    root = np.sqrt(1 - rho**2)[:, None, None]
    below = np.ones((len(rho), own.shape[1], other.shape[1] + 2))
    below[:, :, 0] = 0.0
    below[:, :, 1:-1] = ndtr((other[:, None, :] - rho[:, None, None] * height[:, :, None]) / root)
    slopes = density[:, :, None] * np.diff(below, axis=2)
    return np.asarray((slopes * (weighted[:, :-1, :] - weighted[:, 1:, :])).sum(axis=2))


def _of_categories(own: PairTables, item: int, by_threshold: Matrix) -> Matrix:
    """Σ_t B_t·m_t for each answer to the item, shape (its categories,)."""
    cuts = own.cuts[item]
    density = np.exp(-(cuts**2) / 2) / math.sqrt(2 * math.pi)
    answers = np.arange(len(cuts) + 1)
    moves = ((answers[:, None] <= np.arange(len(cuts))) - ndtr(cuts)) / (len(own.codes) * density)
    return np.asarray(moves @ by_threshold[: len(cuts)])


def threshold_errors(cuts: Matrix, n: int) -> Matrix:
    """Standard errors of an item's thresholds, √(F(1 − F)/(n − 1))/φ(τ)."""
    below, density = ndtr(cuts), np.exp(-(cuts**2) / 2) / math.sqrt(2 * math.pi)
    return np.asarray(np.sqrt(below * (1 - below) / (n - 1)) / density)

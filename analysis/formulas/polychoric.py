"""Polychoric correlations: what the correlation would be of the normal variables behind ordered answers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, ndtri, owens_t

from analysis.item_matrices import Matrix

MOST_CATEGORIES = 12
_LIMIT = 0.9999
_NEAR = 1e-7
_STEPS = 60
_TOLERANCE = 1e-13


def bivariate_normal_cdf(h: Matrix, k: Matrix, rho: Matrix) -> Matrix:
    """P(X ≤ h, Y ≤ k) of standard normal X, Y with correlation rho, |rho| < 1; h and k finite; elementwise.

    By Owen's (1956) T: ½Φ(h) + ½Φ(k) − T(h, a) − T(k, b) − ½·[hk < 0], a = (k − ρh)/(h√(1−ρ²)), b the same with h and k changed.
    """
    h = np.where(h == 0, 1e-300, h)
    k = np.where(k == 0, 1e-300, k)
    root = np.sqrt(1 - rho**2)
    a = (k / h - rho) / root
    b = (h / k - rho) / root
    opposite = np.where(np.sign(h) != np.sign(k), 0.5, 0.0)
    return np.asarray(0.5 * ndtr(h) + 0.5 * ndtr(k) - owens_t(h, a) - owens_t(k, b) - opposite)


def thresholds(counts: Matrix) -> Matrix:
    """Normal quantiles of the cumulative shares of categories, shape (c − 1,); `counts` shape (c,), all positive."""
    shares = np.cumsum(counts)[:-1] / counts.sum()
    return np.asarray(ndtri(shares), dtype=np.float64)


def polychoric_matrix(answers: Matrix) -> Matrix:
    """Two-step maximum likelihood (Olsson 1979): thresholds from the margins, then each pair's correlation.

    Args:
        answers: shape (n, k), whole numbers, no NaN. An answer that nobody gave is no category.

    Returns:
        Shape (k, k), unit diagonal; NaN in the row and column of an item with one answer only. Correlations lie within ±.9999.
        No cell is corrected. R: `polycor::polychor(x, y, ML = FALSE)`, `lavaan::lavCor(ordered = …)`,
        `psych::polychoric(correct = 0)`.
    """
    own = pair_tables(answers)
    matrix = np.full((answers.shape[1], answers.shape[1]), np.nan)
    matrix[own.varied, own.varied] = 1.0
    for (i, j), value in zip(own.pairs, correlations_of(own), strict=True):
        matrix[i, j] = matrix[j, i] = value
    return matrix


@dataclass(frozen=True, slots=True)
class PairTables:
    """Of k items the answers as places from 0, shape (n, k), and each one's thresholds; the cross-tables of all pairs that vary.

    `tables` has shape (pairs, c, c), `rows` and `columns` hold the thresholds of each pair's items, shape (pairs, c − 1), +∞
    after the last; c is the largest number of categories.
    """

    codes: npt.NDArray[np.int16]
    cuts: tuple[Matrix, ...]
    varied: list[int]
    pairs: list[tuple[int, int]]
    tables: Matrix
    rows: Matrix
    columns: Matrix


def pair_tables(answers: Matrix) -> PairTables:
    """From whole numbers, shape (n, k), no NaN."""
    k = answers.shape[1]
    codes = [_places(answers[:, j]) for j in range(k)]
    sizes = [int(code.max()) + 1 for code in codes]
    cuts = [thresholds(np.bincount(code).astype(np.float64)) for code in codes]
    varied = [j for j in range(k) if sizes[j] > 1]
    pairs = [(i, j) for position, i in enumerate(varied) for j in varied[position + 1 :]]
    width = max(sizes)
    tables = np.zeros((len(pairs), width, width))
    for t, (i, j) in enumerate(pairs):
        cells = np.bincount(codes[i] * np.int32(sizes[j]) + codes[j], minlength=sizes[i] * sizes[j])
        tables[t, : sizes[i], : sizes[j]] = cells.reshape(sizes[i], sizes[j])
    rows, columns = _padded([cuts[i] for i, _ in pairs], width), _padded([cuts[j] for _, j in pairs], width)
    return PairTables(np.column_stack(codes), tuple(cuts), varied, pairs, tables, rows, columns)


def _places(answers: Matrix) -> npt.NDArray[np.int16]:
    """Each answer's place among those that were given, from 0; whole numbers lie close together, and need no sorting."""
    whole = (answers - answers.min()).astype(np.int64)
    given = np.bincount(whole) > 0
    return np.asarray((np.cumsum(given) - 1).astype(np.int16)[whole])


def correlations_of(own: PairTables) -> Matrix:
    """The correlation of each pair, shape (pairs,)."""
    return _correlations(own.tables, own.rows, own.columns) if own.pairs else np.empty(0)


def at_the_limit(own: PairTables, rho: Matrix) -> list[tuple[int, int]]:
    """The pairs whose answers go together so wholly that the likelihood rises up to ±1: there is no correlation to estimate.

    Near ±1 it may be so flat that a double does not see it rise: such a correlation has no information behind it.
    """
    probability, slope = cell_probabilities(own.rows, own.columns, rho)
    seen = own.tables > 0
    score = np.where(seen, slope / np.where(seen, np.maximum(probability, 1e-300), 1.0), 0.0)
    flat = (own.tables * score**2).sum(axis=(1, 2)) < _NEAR
    beyond = (np.abs(rho) > _LIMIT - _NEAR) | flat
    return [pair for pair, is_beyond in zip(own.pairs, beyond, strict=True) if is_beyond]


def _padded(cuts: list[Matrix], width: int) -> Matrix:
    """Thresholds of several items as rows of one array, +∞ after the last; shape (pairs, width − 1)."""
    padded = np.full((len(cuts), width - 1), np.inf)
    for row, cut in enumerate(cuts):
        padded[row, : len(cut)] = cut
    return padded


def _correlations(tables: Matrix, a: Matrix, b: Matrix) -> Matrix:
    """Fisher scoring of every pair at once, each kept in the bracket that its score's sign has proved."""
    n = tables.sum(axis=(1, 2))
    low = np.full(len(tables), -_LIMIT)
    high = np.full(len(tables), _LIMIT)
    rho = np.zeros(len(tables))
    for _ in range(_STEPS):
        probability, slope = cell_probabilities(a, b, rho)
        seen = tables > 0
        safe = np.maximum(probability, 1e-300)
        score = np.where(seen, tables * slope / safe, 0.0).sum(axis=(1, 2))
        information = n * np.where(probability > 1e-15, slope**2 / safe, 0.0).sum(axis=(1, 2))
        low = np.where(score > 0, rho, low)
        high = np.where(score < 0, rho, high)
        step = score / np.maximum(information, 1e-300)
        proposed = rho + step
        outside = (proposed <= low) | (proposed >= high)
        following = np.where(outside, (low + high) / 2, proposed)
        moved = np.abs(following - rho).max()
        rho = following
        if moved < _TOLERANCE:
            break
    return rho


def cell_probabilities(a: Matrix, b: Matrix, rho: Matrix) -> tuple[Matrix, Matrix]:
    """Each cell's probability and its derivative by rho, shapes (pairs, c, c)."""
    pairs, cuts = a.shape
    correlation = rho[:, None, None]
    h = np.broadcast_to(a[:, :, None], (pairs, cuts, cuts))
    k = np.broadcast_to(b[:, None, :], (pairs, cuts, cuts))
    finite = np.isfinite(h) & np.isfinite(k)
    h_finite, k_finite = np.where(finite, h, 0.0), np.where(finite, k, 0.0)
    inner = bivariate_normal_cdf(h_finite, k_finite, np.broadcast_to(correlation, h.shape))
    inner = np.where(finite, inner, np.minimum(ndtr(h), ndtr(k)))
    square = 1 - correlation**2
    exponent = -(h_finite**2 + k_finite**2 - 2 * correlation * h_finite * k_finite) / (2 * square)
    density = np.where(finite, np.exp(exponent) / (2 * np.pi * np.sqrt(square)), 0.0)
    corners = np.zeros((pairs, cuts + 2, cuts + 2))
    corners[:, 1:-1, 1:-1] = inner
    corners[:, -1, 1:-1] = ndtr(b)
    corners[:, 1:-1, -1] = ndtr(a)
    corners[:, -1, -1] = 1.0
    slopes = np.zeros_like(corners)
    slopes[:, 1:-1, 1:-1] = density
    return _rectangles(corners), _rectangles(slopes)


def _rectangles(corners: Matrix) -> Matrix:
    return np.asarray(np.diff(np.diff(corners, axis=1), axis=2))


def ordinal_alpha(correlations: Matrix) -> float:
    """Alpha of the polychoric matrix, k/(k−1)·(1 − k/ΣΣr) (Zumbo, Gadermann and Zeisser 2007); NaN with an undefined r."""
    k = len(correlations)
    total = float(correlations.sum())
    if k < 2 or not np.isfinite(total) or total <= 0:
        return np.nan
    return float(k / (k - 1) * (1 - k / total))

"""Cronbach's alpha with its intervals (Feldt's, Duhachek and Iacobucci's, the bootstrap's), and split halves."""

import math

import numpy as np

from analysis.formulas.distributions import f_below, normal_below
from analysis.formulas.moments import Interval
from analysis.item_matrices import Matrix
from analysis.jsonable import defined
from analysis.thresholds import CONFIDENCE


def cronbach_alpha(products: Matrix) -> float:
    """Alpha from a covariance matrix or any multiple of it, shape (k, k); NaN where the total does not vary or k < 2."""
    k, total = len(products), float(products.sum())
    if k < 2 or total <= 0:
        return math.nan
    return k / (k - 1) * (1 - float(np.trace(products)) / total)


def feldt_interval(alpha: float, n: int, k: int) -> Interval:
    """95 % interval of alpha for n respondents and k items."""
    if n < 2 or k < 2 or not math.isfinite(alpha):
        return Interval(None, None)
    tail = (1 - CONFIDENCE) / 2
    df = n - 1, (n - 1) * (k - 1)
    return Interval(defined(1 - (1 - alpha) * f_below(1 - tail, *df)), defined(1 - (1 - alpha) * f_below(tail, *df)))


def asymptotic_error(covariance: Matrix, n: int) -> float:
    """The standard error of alpha (van Zyl, Neudecker and Nel 2000), from a covariance matrix V of shape (k, k).

    √(Q/n) with Q = 2k²/((k−1)²(1'V1)³)·[1'V1·(tr V² + (tr V)²) − 2·tr V·1'V²1], as in Duhachek and Iacobucci (2004),
    J. Applied Psychology 89, 792-808. Any multiple of V gives the same. NaN for k < 2 or a total without variance.
    R: `psych::alpha(x)$total$ase`.
    """
    k = len(covariance)
    total = float(covariance.sum())
    if k < 2 or total <= 0 or n < 2:
        return math.nan
    V = covariance / total
    trace = float(np.trace(V))
    squares = float((V * V).sum())
    rows = float((V.sum(axis=0) ** 2).sum())
    return math.sqrt(max(2 * k**2 / (k - 1) ** 2 * (squares + trace**2 - 2 * trace * rows), 0.0) / n)


def duhachek_iacobucci_interval(alpha: float, error: float) -> Interval:
    """95 % interval α ± z·ASE, the upper end at most 1."""
    half = normal_below((1 + CONFIDENCE) / 2) * error
    return Interval(defined(alpha - half), defined(min(alpha + half, 1.0)))


def moments_for_alpha(answers: Matrix) -> Matrix:
    """The columns whose resampled means `alphas_from_moments` takes: x_j, x_j², T, T²; shape (n, 2k + 2).

    Each item is centred on its own mean first, so that the squares lose no digits.
    """
    centred = answers - answers.mean(axis=0)
    total = centred.sum(axis=1, keepdims=True)
    return np.hstack([centred, centred**2, total, total**2])


def alphas_from_moments(means: Matrix) -> Matrix:
    """Alpha of each resample, shape (resamples,); NaN where the resample's total has no variance.

    Args:
        means: shape (resamples, 2k + 2), the resampled means of `moments_for_alpha`.
    """
    k = means.shape[1] // 2 - 1
    item_variances = means[:, k : 2 * k] - means[:, :k] ** 2
    total = means[:, 2 * k + 1] - means[:, 2 * k] ** 2
    ratio = np.divide(item_variances.sum(axis=1), total, out=np.full(len(means), np.nan), where=total > 1e-12)
    return np.asarray(k / (k - 1) * (1 - ratio))


def spearman_brown(r: float, first: int, second: int) -> float:
    """Reliability of the whole from the correlation r of its halves of `first` and `second` items.

    Equal lengths: 2r/(1 + r) (Spearman 1910, Brown 1910). Unequal: Horst (1951), with c = k₁k₂/k²,
    (−r² + √(r⁴ + 4r²(1 − r²)c)) / (2(1 − r²)c), as SPSS and GNU PSPP print it; NaN there for r ≤ 0.
    """
    if not math.isfinite(r) or r <= -1:
        return math.nan
    if first == second:
        return 2 * r / (1 + r)
    if r <= 0 or r >= 1:
        return math.nan if r <= 0 else 1.0
    c, square = first * second / (first + second) ** 2, r * r
    return (-square + math.sqrt(square**2 + 4 * square * (1 - square) * c)) / (2 * (1 - square) * c)


def guttman_split(first: Matrix, second: Matrix) -> float:
    """Guttman's (1945) λ₄ of the given split, 2(1 − (s₁² + s₂²)/s²), from the halves' sums, shape (n,) each."""
    total = float(np.var(first + second, ddof=1)) if len(first) > 1 else 0.0
    if total <= 0:
        return math.nan
    return float(2 * (1 - (np.var(first, ddof=1) + np.var(second, ddof=1)) / total))

"""Correlation of two columns, with its interval and p."""

import math
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.formulas.validity import r_probability
from analysis.scoring import Matrix
from analysis.thresholds import CONFIDENCE


class Correlation(NamedTuple):
    """Pearson's r with its 95 % interval by Fisher's z, its p, and Spearman's rho; NaN where undefined."""

    n: int
    r: float
    lower: float
    upper: float
    p: float
    rho: float


def correlation(x: Matrix, y: Matrix) -> Correlation:
    """Of two complete columns, shape (n,) each. The interval needs n > 3. R: `cor.test`, `cor(method = "spearman")`."""
    n = len(x)
    if n < 3 or x.min() == x.max() or y.min() == y.max():
        return Correlation(n, *(math.nan,) * 5)
    r = _pearson(x, y)
    rho = _pearson(stats.rankdata(x), stats.rankdata(y))
    return Correlation(n, r, *_fisher(r, n), r_probability(r, n), rho)


def _pearson(x: Matrix, y: Matrix) -> float:
    a, b = x - x.mean(), y - y.mean()
    return float(np.clip(a @ b / math.sqrt(float(a @ a) * float(b @ b)), -1, 1))


def _fisher(r: float, n: int) -> tuple[float, float]:
    """tanh(atanh r ± z/√(n − 3)) (Fisher 1921)."""
    if n < 4 or abs(r) >= 1:
        return (math.nan, math.nan)
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) / math.sqrt(n - 3)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)

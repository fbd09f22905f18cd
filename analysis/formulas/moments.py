"""Means and spreads of whole-number answers, without a lost bit.

Scale answers are whole numbers, so sums and sums of products stay exact in float64 (to 2⁵³) as long as nothing is divided
before the end. Then a constant really has variance 0 and equal sums really tie, however the rows are ordered.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from analysis.formulas.distributions import t_above, t_below
from analysis.item_matrices import Matrix, some_rows
from analysis.jsonable import defined
from analysis.tally.distribution import Distribution
from analysis.thresholds import CONFIDENCE


class Interval(NamedTuple):
    """Both ends of a confidence interval, None where it is undefined."""

    lower: float | None
    upper: float | None


def t_interval(mean: float, sd: float, n: int) -> Interval:
    """95 % interval of a mean, x̄ ± t(n − 1)·s/√n; undefined for one respondent or no spread. R: t.test(x)$conf.int."""
    if n < 2 or sd == 0:
        return Interval(None, None)
    half = t_quantile(n - 1) * sd / math.sqrt(n)
    return Interval(defined(mean - half), defined(mean + half))


def mean_of_items(answers: Matrix) -> Distribution:
    """Each respondent's mean over k items, from a complete matrix of shape (n, k)."""
    return Distribution.of(answers.sum(axis=1), answers.shape[1])


def dimension_totals(dimensions: Sequence[Matrix]) -> tuple[Matrix, int]:
    """Each respondent's mean of dimension means, from complete matrices of shapes (n, k₁), (n, k₂), …, and what it is over.

    Dimensions of unlike size count alike; sums are brought to the least common multiple of the sizes to stay whole.
    """
    multiple = math.lcm(*(answers.shape[1] for answers in dimensions))
    totals = sum(answers.sum(axis=1) * (multiple // answers.shape[1]) for answers in dimensions)
    return np.asarray(totals), multiple * len(dimensions)


def cross_products(X: Matrix) -> Matrix:
    """n·XᵀX − ssᵀ with s the column sums, shape (k, k): n(n − 1) times the covariance matrix, exact for whole numbers.

    Columns are first moved by a whole number near their mean, which changes nothing and keeps the sums small.
    """
    n, k = X.shape
    near, sums, products = np.round(X.mean(axis=0)) if n else np.zeros(k), np.zeros(k), np.zeros((k, k))
    for rows in some_rows(n):
        moved = X[rows] - near
        sums += moved.sum(axis=0)
        products += moved.T @ moved
    return np.asarray(n * products - np.outer(sums, sums))


def t_quantile(df: int) -> float:
    """The quantile of Student's t that a two-sided 95 % interval needs. R: qt(0.975, df)."""
    return t_below((1 + CONFIDENCE) / 2, df)


def t_p(t_value: float, df: int) -> float:
    """Two-sided p of Student's t. R: 2 * pt(-abs(t), df)."""
    return 2 * t_above(abs(t_value), df)


def correlations(products: Matrix) -> Matrix:
    """The correlation matrix of a covariance matrix or any multiple of it; NaN for a constant."""
    scale = np.sqrt(np.diag(products))
    return ratio(products, np.outer(scale, scale))


def ratio(above: Matrix, below: Matrix) -> Matrix:
    """above / below, NaN where below is not positive."""
    result: Matrix = np.divide(above, below, out=np.full_like(above, np.nan, dtype=np.float64), where=below > 0)
    return result

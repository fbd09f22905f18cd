"""How closely two columns go together: Pearson's r, Spearman's rho, Kendall's tau-b, and r and rho with others held constant.

Each with its 95 % interval by Fisher's z, tanh(atanh r ± z·se), where se² is for k controls

    r       1/(n − 3 − k)                   Fisher (1921, 1924)
    rho     (1 + rho²/2)/(n − 3 − k)        Bonett and Wright (2000), Psychometrika 65, 23-28
    tau-b   0.437/(n − 4)                   Fieller, Hartley and Pearson (1957), Biometrika 44, 470-481
"""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats

from analysis.formulas.least_squares import Design
from analysis.formulas.validity import r_probability
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE, LARGEST_EXACT

# How many responses the interval needs, without controls.
FEWEST: Mapping[str, int] = MappingProxyType({"pearson": 4, "spearman": 4, "kendall": 5})


class Association(NamedTuple):
    """A coefficient between −1 and 1, its interval and two-sided p; NaN where undefined. At ±1 there is no interval."""

    n: int
    value: float
    lower: float
    upper: float
    p: float


def association(x: Matrix, y: Matrix, coefficient: str) -> Association:
    """Of two complete columns, shape (n,) each: `pearson`, `spearman` or `kendall`; undefined under `FEWEST` and for a constant.

    p: Student's t for r and rho, ties or not; for tau exact up to `LARGEST_EXACT` responses without ties, else normal with the
    variance corrected for ties. R: `cor.test(x, y, method = …, exact = …, continuity = FALSE)`.
    """
    n = len(x)
    if n < FEWEST[coefficient] or x.min() == x.max() or y.min() == y.max():
        return _undefined(n)
    if coefficient == "kendall":
        return _kendall(x, y)
    r = _pearson(x, y) if coefficient == "pearson" else _pearson(stats.rankdata(x), stats.rankdata(y))
    return Association(n, r, *_interval(r, _variance(r, n, coefficient)), r_probability(r, n))


def partial_association(x: Matrix, y: Matrix, controls: Matrix, coefficient: str) -> Association:
    """`pearson` or `spearman` (r of the ranks) of what k complete columns `controls`, shape (n, k), leave of x and y.

    p: Student's t with n − 2 − k degrees of freedom. Undefined under `FEWEST` + k and where the controls tell x or y wholly,
    or repeat one another. R: `psych::partial.r`, `psych::corr.p(r, n - k)`; computed by `pingouin.partial_corr`.
    """
    from pingouin import partial_corr

    n, k = controls.shape
    columns = np.column_stack([x, y, controls])
    ranks = np.apply_along_axis(stats.rankdata, 0, columns) if coefficient == "spearman" else columns
    if n < FEWEST[coefficient] + k or not _is_independent(ranks):
        return _undefined(n)
    names = [str(place) for place in range(k + 2)]
    data = pd.DataFrame(columns, columns=names)
    found = partial_corr(data, "0", "1", covar=names[2:], method=coefficient)
    r = float(found["r"].iloc[0])
    return Association(n, r, *_interval(r, _variance(r, n - k, coefficient)), r_probability(r, n - k))


def _is_independent(columns: Matrix) -> bool:
    """Whether no column is constant or told by the others, to a double's rounding."""
    return not Design.of(columns, has_constant=True).dependent


def _pearson(x: Matrix, y: Matrix) -> float:
    a, b = x - x.mean(), y - y.mean()
    return float(np.clip(a @ b / math.sqrt(float(a @ a) * float(b @ b)), -1, 1))


def _kendall(x: Matrix, y: Matrix) -> Association:
    n = len(x)
    exact = n <= LARGEST_EXACT and len(np.unique(x)) == len(np.unique(y)) == n
    test = stats.kendalltau(x, y, method="exact" if exact else "asymptotic")
    tau = float(test.statistic)
    return Association(n, tau, *_interval(tau, 0.437 / (n - 4)), float(test.pvalue))


def _variance(r: float, n: int, coefficient: str) -> float:
    """Of atanh r, over n responses less the number of controls."""
    return (1 + r * r / 2 if coefficient == "spearman" else 1.0) / (n - 3)


def _interval(r: float, variance: float) -> tuple[float, float]:
    if abs(r) >= 1:
        return (math.nan, math.nan)
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * math.sqrt(variance)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)


def _undefined(n: int) -> Association:
    return Association(n, *(math.nan,) * 4)

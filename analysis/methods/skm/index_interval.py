"""How sure the index is: its 95 % interval and the chance of each class, from what each respondent adds to it.

    u_i = Σ_e 25·w·(n/n_e)·a_ie·(x_ie − NRR_e),   s² = Σ u_i²/(n − 1),   IKM ± t(n − 1)·s/√n

with a_ie = 1 where respondent i answered element e. Without missing answers u_i is a respondent's own index minus the IKM, and
the interval that of R's `t.test` over the respondents; with some missing it is the linearisation of a sum of ratios (Särndal,
Swensson & Wretman 1992, 5.5). A class's chance is what the same t distribution leaves between the class's limits. n counts those
who answered an element. Undefined for one respondent, and where everyone gave the same answers.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from analysis.formulas.distributions import t_above
from analysis.formulas.moments import t_quantile
from analysis.jsonable import HIDDEN
from analysis.scoring import Matrix
from analysis.thresholds import SKM_CLASSES, SkmClass

METHOD = "t_over_respondents"
HALF_STEP = Fraction(1, 200)  # the index is rounded half up to two decimals before it is classified


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexInterval:
    """Both ends at 95 %, cut at the lowest and highest index that the scale allows; `method` is a code."""

    lower: float
    upper: float
    method: str
    se: float = field(metadata=HIDDEN)
    df: int = field(metadata=HIDDEN)


def index_contributions(X: Matrix, weight: Fraction) -> Matrix:
    """What each respondent adds to the index beyond the mean, shape (n,): the u_i.

    Args:
        X: answers by element, shape (n, elements), NaN where missing; every element was answered by somebody.
    """
    answered = ~np.isnan(X)
    X, answered = X[answered.any(axis=1)], answered[answered.any(axis=1)]
    n = len(X)
    counts = answered.sum(axis=0)
    totals = np.where(answered, X, 0.0).sum(axis=0)
    # n_e·x − Σx is a whole number: equal answers leave exactly 0.
    deviations = np.where(answered, X * counts - totals, 0.0)
    added: Matrix = (deviations * (25 * float(weight) * n / counts**2)).sum(axis=1)
    return added


def index_interval(ikm: Fraction, contributions: Matrix, elements: int, weight: Fraction) -> IndexInterval | None:
    """The interval; None for fewer than two respondents or no spread."""
    n = len(contributions)
    if n < 2 or not contributions.any():
        return None
    se = math.sqrt(float(contributions @ contributions) / (n - 1) / n)
    half = t_quantile(n - 1) * se
    lowest, highest = (float(25 * answer * elements * weight) for answer in (1, 4))
    return IndexInterval(
        lower=max(float(ikm) - half, lowest), upper=min(float(ikm) + half, highest), method=METHOD, se=se, df=n - 1
    )


def class_probability(ikm: Fraction, interval: IndexInterval) -> Mapping[SkmClass, float]:
    """The chance of each class A, B, C, D, by the limits that the rounded index is classified with; they sum to 1."""
    limits = [float(Fraction(lowest) - HALF_STEP - ikm) / interval.se for lowest, _letter in SKM_CLASSES[:-1]]
    above = [0.0, *(t_above(limit, interval.df) for limit in limits), 1.0]
    letters = [letter for _lowest, letter in SKM_CLASSES]
    return {letter: above[j + 1] - above[j] for j, letter in enumerate(letters)}

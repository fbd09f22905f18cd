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

from analysis.formulas.distributions import t_above
from analysis.formulas.moments import t_quantile
from analysis.jsonable import HIDDEN
from analysis.tally.pairs import Pairs
from analysis.thresholds import BASE_VALUE, SKM_CLASSES, SkmClass

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


def squared_contributions(answered: Pairs, weight: Fraction) -> Fraction:
    """Σ u_i², exactly; every element was answered by somebody.

    With D_ef = Σ_i a_ie·a_if·(n_e·x_ie − Σx_e)(n_f·x_if − Σx_f), which are whole numbers, it is
    (25·w·n)²·Σ_ef D_ef/(n_e²·n_f²).
    """
    scatter, squares = answered.scatter, [int(count) ** 2 for count in answered.counts]
    common = math.lcm(*squares)  # whole numbers add up far faster than fractions, and as exactly
    times = [common // square for square in squares]
    k = range(len(squares))
    crossed = sum(int(scatter[e, f]) * times[e] * times[f] for e in k for f in k)
    return (BASE_VALUE * weight * answered.n) ** 2 * Fraction(crossed, common**2)


def index_interval(ikm: Fraction, answered: Pairs, weight: Fraction) -> IndexInterval | None:
    """The interval; None for fewer than two respondents or no spread."""
    n, elements = answered.n, len(answered.counts)
    squares = squared_contributions(answered, weight) if n > 1 else Fraction()
    if not squares:
        return None
    se = math.sqrt(squares / (n - 1) / n)
    half = t_quantile(n - 1) * se
    lowest, highest = (float(BASE_VALUE * answer * elements * weight) for answer in (1, 4))
    return IndexInterval(
        lower=max(float(ikm) - half, lowest), upper=min(float(ikm) + half, highest), method=METHOD, se=se, df=n - 1
    )


def class_probability(ikm: Fraction, interval: IndexInterval) -> Mapping[SkmClass, float]:
    """The chance of each class A, B, C, D, by the limits that the rounded index is classified with; they sum to 1."""
    limits = [float(Fraction(lowest) - HALF_STEP - ikm) / interval.se for lowest, _letter in SKM_CLASSES[:-1]]
    above = [0.0, *(t_above(limit, interval.df) for limit in limits), 1.0]
    letters = [letter for _lowest, letter in SKM_CLASSES]
    return {letter: above[j + 1] - above[j] for j, letter in enumerate(letters)}

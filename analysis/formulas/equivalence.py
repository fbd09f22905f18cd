"""Equivalence by two one-sided tests (TOST): is a mean, or a change, nearer to a value than a margin that would matter?

Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15, 657-680; Lakens (2017), Social Psychological and Personality
Science 8, 355-362. Equivalent at level α exactly where the interval of confidence 1 − 2α lies within the margin.
"""

import math
from typing import NamedTuple

from scipy import stats
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from analysis.item_matrices import Matrix
from analysis.thresholds import EQUIVALENCE_CONFIDENCE


class Equivalence(NamedTuple):
    """The 90 % interval of a difference, both one-sided tests and the larger of their p; NaN where there is no spread.

    `t_above` tests that the difference lies above −margin, `t_below` that it lies below +margin.
    """

    lower: float
    upper: float
    t_above: float
    p_above: float
    t_below: float
    p_below: float
    p: float


UNDEFINED = Equivalence(*(math.nan,) * 7)


def mean_equivalence(x: Matrix, target: float, margin: float) -> Equivalence:
    """Of the mean of x, shape (n,), and a target. R: `t.test(x, mu = target ± margin, alternative = …)`."""
    if len(x) < 2 or x.min() == x.max():
        return UNDEFINED
    p, above, below = DescrStatsW(x - target).ttost_mean(-margin, margin)
    return _both(float(x.mean()) - target, p, above, below, margin)


def change_equivalence(before: Matrix, after: Matrix, margin: float) -> Equivalence:
    """Of the means of two groups of responses, unequal variances (Welch). R: `t.test(after, before, mu = ±margin, …)`."""
    if min(len(before), len(after)) < 2 or before.min() == before.max() or after.min() == after.max():
        return UNDEFINED
    two = CompareMeans(DescrStatsW(after), DescrStatsW(before))
    p, (above, below) = two.ttost_ind(-margin, margin, usevar="unequal")
    return _both(float(after.mean() - before.mean()), p, above, below, margin)


def _both(
    difference: float, p: float, above: tuple[float, ...], below: tuple[float, ...], margin: float
) -> Equivalence:
    """The interval follows from the tests: t = (difference + margin)/se, so se = 2·margin/(t_above − t_below)."""
    se = 2 * margin / (above[0] - below[0])
    half = float(stats.t.ppf((1 + EQUIVALENCE_CONFIDENCE) / 2, above[2])) * se
    tests = (float(above[0]), float(above[1]), float(below[0]), float(below[1]))
    return Equivalence(difference - half, difference + half, *tests, float(p))

"""Shares: their interval and their test against a stated one."""

import math

from scipy import stats

from analysis.formulas.moments import Interval
from analysis.thresholds import CONFIDENCE


def wilson_interval(successes: int, n: int) -> Interval:
    """95 % interval of a share (Wilson 1927): (p + z²/2n ± z√(p(1−p)/n + z²/4n²))/(1 + z²/n); undefined for n = 0.

    R: `prop.test(x, n, correct = FALSE)$conf.int`.
    """
    if n == 0:
        return Interval(None, None)
    z = float(stats.norm.ppf((1 + CONFIDENCE) / 2))
    p, square = successes / n, z * z / n
    half = z * math.sqrt(p * (1 - p) / n + square / (4 * n))
    lower, upper = ((p + square / 2 + sign * half) / (1 + square) for sign in (-1, 1))
    return Interval(max(lower, 0.0), min(upper, 1.0))


def binomial_p(successes: int, n: int, share: float) -> float:
    """Exact two-sided p of a share against a stated one (the outcomes as unlikely or more); NaN for n = 0. R: `binom.test`."""
    if n == 0:
        return math.nan
    return float(stats.binomtest(successes, n, share).pvalue)

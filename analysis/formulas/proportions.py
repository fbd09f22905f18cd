"""Shares: their interval and their test against a stated one."""

import math

from scipy import stats

from analysis.formulas.distributions import normal_below
from analysis.formulas.moments import Interval
from analysis.thresholds import CONFIDENCE


def wilson_interval(successes: int, n: int) -> Interval:
    """95 % interval of a share (Wilson 1927); undefined for n = 0. R: `prop.test(x, n, correct = FALSE)$conf.int`.

    (2np + z² ± z√(4npq + z²)) / 2(n + z²), as Newcombe (1998) writes it, with p = successes / n, q = 1 - p.
    By hand: scipy gives it only with the test of a share, whose p it looks for first, in about a thousand times as long.
    """
    if n == 0:
        return Interval(None, None)
    z, p = normal_below((1 + CONFIDENCE) / 2), successes / n
    whole = 2 * (n + z**2)
    middle, half = (2 * n * p + z**2) / whole, z / whole * math.sqrt(4 * n * p * (1 - p) + z**2)
    return Interval(middle - half if successes > 0 else 0.0, middle + half if successes < n else 1.0)


def binomial_p(successes: int, n: int, share: float) -> float:
    """Exact two-sided p of a share against a stated one (the outcomes as unlikely or more); NaN for n = 0. R: `binom.test`."""
    if n == 0:
        return math.nan
    return float(stats.binomtest(successes, n, share).pvalue)

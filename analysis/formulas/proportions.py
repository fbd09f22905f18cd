"""Shares: their interval and their test against a stated one."""

import math

from scipy import stats

from analysis.formulas.moments import Interval
from analysis.thresholds import CONFIDENCE


def wilson_interval(successes: int, n: int) -> Interval:
    """95 % interval of a share (Wilson 1927); undefined for n = 0. R: `prop.test(x, n, correct = FALSE)$conf.int`."""
    if n == 0:
        return Interval(None, None)
    ends = stats.binomtest(successes, n).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(float(ends.low), float(ends.high))


def binomial_p(successes: int, n: int, share: float) -> float:
    """Exact two-sided p of a share against a stated one (the outcomes as unlikely or more); NaN for n = 0. R: `binom.test`."""
    if n == 0:
        return math.nan
    return float(stats.binomtest(successes, n, share).pvalue)

"""Intervals of standardised effects, from the noncentral t."""

import math

from analysis.formulas.distributions import noncentral_t_up_to
from analysis.formulas.moments import Interval
from analysis.thresholds import CONFIDENCE


def noncentral_t_interval(t: float, df: float) -> Interval:
    """The noncentralities whose t distributions have the observed t at the 97.5 % and at the 2.5 % point.

    Steiger and Fouladi (1997). R: `effectsize::t_to_d`, `MBESS::conf.limits.nct`. Undefined for an undefined t or df < 1.
    """
    if not math.isfinite(t) or df < 1:
        return Interval(None, None)
    tail = (1 - CONFIDENCE) / 2
    return Interval(_noncentrality(t, df, 1 - tail), _noncentrality(t, df, tail))


def standardised_mean_interval(d: float, n: int) -> Interval:
    """95 % interval of d = x̄/s over n (paired differences: d_z). R: `effectsize::cohens_d(x)`."""
    ends = noncentral_t_interval(d * math.sqrt(n), n - 1) if n > 1 else Interval(None, None)
    if ends.lower is None or ends.upper is None:
        return ends
    return Interval(ends.lower / math.sqrt(n), ends.upper / math.sqrt(n))


def _noncentrality(t: float, df: float, quantile: float) -> float:
    """Found between two values that lie `reach` apart from t, pushed out until they hold it."""
    from scipy import optimize

    reach = 6 + abs(t) / 5

    def above(noncentrality: float) -> float:
        return noncentral_t_up_to(t, df, noncentrality) - quantile

    low, high = t - reach, t + reach
    while above(low) < 0:
        low -= reach
    while above(high) > 0:
        high += reach
    return float(optimize.brentq(above, low, high, xtol=1e-12, rtol=1e-13))

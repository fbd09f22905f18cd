"""When a correlation counts: the r-table."""

import math

from analysis.formulas.distributions import t_above, t_below
from analysis.thresholds import LEVEL


def critical_r(n: int, level: float = LEVEL, *, two_tailed: bool = True) -> float:
    """The smallest significant correlation of n pairs, t/√(t² + df) with df = n − 2; NaN for n < 3.

    The printed r-tables hold these: n = 30 → .3610 two-tailed and .3061 one-tailed at 5 %. R: `qt`.
    """
    if n < 3:
        return math.nan
    t = t_below(1 - (level / 2 if two_tailed else level), n - 2)
    return t / math.sqrt(t * t + n - 2)


def r_probability(r: float, n: int, *, two_tailed: bool = True) -> float:
    """p of a correlation against 0 (one-tailed: against ≤ 0); 0 at |r| = 1; NaN for n < 3. R: `cor.test`."""
    if n < 3 or not math.isfinite(r):
        return math.nan
    if abs(r) >= 1:
        return 0.0 if two_tailed or r > 0 else 1.0
    t = r * math.sqrt((n - 2) / (1 - r * r))
    return 2 * t_above(abs(t), n - 2) if two_tailed else t_above(t, n - 2)

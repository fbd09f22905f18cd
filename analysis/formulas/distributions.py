"""Tails and quantiles of the usual distributions, by the special functions that scipy.stats itself calls.

Importing scipy.stats takes longer than analysing a survey does, so what every report needs is asked of scipy.special.
"""

from scipy.special import chdtrc, fdtrc, fdtri, nctdtr, ndtr, ndtri, stdtr, stdtrit


def t_above(t: float, df: float) -> float:
    """P(T > t). R: pt(t, df, lower.tail = FALSE)."""
    return float(stdtr(df, -t))


def t_below(share: float, df: float) -> float:
    """The t below which the share lies. R: qt(share, df)."""
    return float(stdtrit(df, share))


def noncentral_t_up_to(t: float, df: float, noncentrality: float) -> float:
    """P(T ≤ t). R: pt(t, df, ncp)."""
    return float(nctdtr(df, noncentrality, t))


def f_above(f: float, df1: float, df2: float) -> float:
    """P(F > f). R: pf(f, df1, df2, lower.tail = FALSE)."""
    return float(fdtrc(df1, df2, f))


def f_below(share: float, df1: float, df2: float) -> float:
    """The f below which the share lies. R: qf(share, df1, df2)."""
    return float(fdtri(df1, df2, share))


def chi2_above(x: float, df: float) -> float:
    """P(χ² > x); 1 below 0, which rounding may reach. R: pchisq(x, df, lower.tail = FALSE)."""
    return float(chdtrc(df, max(x, 0.0)))


def normal_above(z: float) -> float:
    """P(Z > z). R: pnorm(z, lower.tail = FALSE)."""
    return float(ndtr(-z))


def normal_below(share: float) -> float:
    """The z below which the share lies. R: qnorm(share)."""
    return float(ndtri(share))

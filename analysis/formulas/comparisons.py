"""Comparing the means of groups: Student, Welch, analysis of variance, equality of spread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.formulas.distributions import t_above, t_below
from analysis.formulas.effects import noncentral_t_interval
from analysis.formulas.moments import Interval
from analysis.formulas.welch import error_of_difference
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE

Samples = Sequence[Matrix]


class Test(NamedTuple):
    """A test statistic with its degrees of freedom and p; NaN where there is no spread to test against."""

    statistic: float
    df1: float
    df2: float
    p: float


UNDEFINED = Test(math.nan, math.nan, math.nan, math.nan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Sizes, means and variances (n − 1) of the groups, shape (g,) each."""

    n: Matrix
    mean: Matrix
    variance: Matrix

    @classmethod
    def of(cls, samples: Samples) -> "Moments":
        return cls(
            n=np.array([len(sample) for sample in samples], dtype=np.float64),
            mean=np.array([sample.mean() for sample in samples]),
            variance=np.array([_variance(sample) for sample in samples]),
        )

    @property
    def between(self) -> float:
        """Sum of squares between the groups."""
        grand = float(self.n @ self.mean / self.n.sum())
        return float(self.n @ (self.mean - grand) ** 2)

    @property
    def within(self) -> float:
        """Sum of squares within the groups."""
        return float((self.n - 1) @ self.variance)

    @property
    def df_within(self) -> float:
        return float(self.n.sum() - len(self.n))


def _variance(sample: Matrix) -> float:
    """n − 1 below; NaN for one value, and exactly 0 for equal ones (thirds do not subtract to 0 from their mean)."""
    if len(sample) < 2:
        return math.nan
    return float(sample.var(ddof=1)) if sample.min() < sample.max() else 0.0


def student_t(samples: Samples) -> Test:
    """Two groups with one variance. R: `t.test(var.equal = TRUE)`."""
    groups = Moments.of(samples)
    if groups.df_within < 1 or not groups.within > 0:
        return UNDEFINED
    error = math.sqrt(groups.within / groups.df_within * float((1 / groups.n).sum()))
    return _t_test(groups, error, groups.df_within)


def welch_t(samples: Samples) -> Test:
    """Two groups with their own variances, df by Satterthwaite (Welch 1947). R: `t.test`."""
    groups = Moments.of(samples)
    return _t_test(groups, *_welch(groups)) if _vary(groups) else UNDEFINED


def welch_interval(samples: Samples) -> Interval:
    """95 % interval of the difference of two means, Welch's. R: `t.test(x, y)$conf.int`."""
    groups = Moments.of(samples)
    if not _vary(groups):
        return Interval(None, None)
    error, df = _welch(groups)
    difference, half = float(groups.mean[0] - groups.mean[1]), t_below((1 + CONFIDENCE) / 2, df) * error
    return Interval(difference - half, difference + half)


def _vary(groups: Moments) -> bool:
    """Whether every group has two values, and one of them has unequal ones."""
    return float(groups.variance.sum()) > 0


def _welch(groups: Moments) -> tuple[float, float]:
    return error_of_difference((groups.variance / groups.n).tolist(), (groups.n - 1).tolist())


def _t_test(groups: Moments, error: float, df: float) -> Test:
    t = float(groups.mean[0] - groups.mean[1]) / error
    return Test(t, 1.0, df, 2 * t_above(abs(t), df))


def anova(groups: Moments) -> Test:
    """One-way analysis of variance, F = MS between / MS within. R: `oneway.test(var.equal = TRUE)`."""
    return _one_way(groups, "equal") if groups.df_within >= 1 and groups.within > 0 else UNDEFINED


def welch_anova(groups: Moments) -> Test:
    """One-way comparison with unequal variances (Welch 1951). R: `oneway.test(var.equal = FALSE)`."""
    return _one_way(groups, "unequal") if (groups.variance > 0).all() else UNDEFINED


def _one_way(groups: Moments, use_var: str) -> Test:
    """statsmodels', which tells the second degrees of freedom, as scipy's `f_oneway` does not."""
    from statsmodels.stats.oneway import anova_generic

    found = anova_generic(groups.mean, groups.variance, groups.n, use_var=use_var, welch_correction=True)
    return Test(float(found.statistic), float(found.df_num), float(found.df_denom), float(found.pvalue))


def brown_forsythe(samples: Samples) -> Test:
    """Equality of spread by the distances from the median (Brown and Forsythe 1974). R: `car::leveneTest`."""
    distances = Moments.of([np.abs(sample - np.median(sample)) for sample in samples])
    if distances.df_within < 1 or not distances.within > 0:
        return UNDEFINED
    from scipy import stats

    found = stats.levene(*samples, center="median")
    return Test(float(found.statistic), len(samples) - 1, distances.df_within, float(found.pvalue))


def eta_squared(groups: Moments) -> float:
    """SS between / SS total. R: `effectsize::eta_squared(aov, partial = FALSE)`."""
    total = groups.between + groups.within
    return groups.between / total if total > 0 else math.nan


def omega_squared(groups: Moments) -> float:
    """(SS between − (g−1)·MS within)/(SS total + MS within), not below 0. R: `effectsize::omega_squared`."""
    df = groups.df_within
    if df < 1 or not groups.within > 0:
        return math.nan
    mean_square = groups.within / df
    return max(
        (groups.between - (len(groups.n) - 1) * mean_square) / (groups.between + groups.within + mean_square), 0.0
    )


def cohen_d(groups: Moments) -> float:
    """(x̄₁ − x̄₂)/s with s the pooled standard deviation. R: `effectsize::cohens_d`."""
    df = groups.df_within
    if df < 1 or not groups.within > 0:
        return math.nan
    return float(groups.mean[0] - groups.mean[1]) / math.sqrt(groups.within / df)


def cohen_d_interval(samples: Samples) -> Interval:
    """95 % interval of d from the noncentral t (Steiger and Fouladi 1997). R: `effectsize::cohens_d`."""
    groups = Moments.of(samples)
    ends = noncentral_t_interval(student_t(samples).statistic, groups.df_within)
    if ends.lower is None or ends.upper is None:
        return ends
    scale = math.sqrt(float((1 / groups.n).sum()))
    return Interval(ends.lower * scale, ends.upper * scale)

"""Comparing the means of groups: Student, Welch, analysis of variance, equality of spread."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.formulas.effects import noncentral_t_interval
from analysis.formulas.moments import Interval
from analysis.scoring import Matrix
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


def student_t(groups: Moments) -> Test:
    """Two groups with one variance: (x̄₁ − x̄₂)/√(s²(1/n₁ + 1/n₂)). R: `t.test(var.equal = TRUE)`."""
    df = groups.df_within
    if df < 1 or not groups.within > 0:
        return UNDEFINED
    error = math.sqrt(groups.within / df * float((1 / groups.n).sum()))
    return _two_sided(float(groups.mean[0] - groups.mean[1]) / error, df)


def welch_t(groups: Moments) -> Test:
    """Two groups with their own variances, df by Satterthwaite (Welch 1947). R: `t.test`."""
    errors = groups.variance / groups.n
    total = float(errors.sum())
    if not total > 0:
        return UNDEFINED
    df = total**2 / float((errors**2 / (groups.n - 1)).sum())
    return _two_sided(float(groups.mean[0] - groups.mean[1]) / math.sqrt(total), df)


def welch_interval(groups: Moments) -> Interval:
    """95 % interval of the difference of two means, Welch's. R: `t.test(x, y)$conf.int`."""
    test = welch_t(groups)
    if not math.isfinite(test.df2):
        return Interval(None, None)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, test.df2)) * math.sqrt(float((groups.variance / groups.n).sum()))
    difference = float(groups.mean[0] - groups.mean[1])
    return Interval(difference - half, difference + half)


def anova(groups: Moments) -> Test:
    """One-way analysis of variance, F = MS between / MS within. R: `oneway.test(var.equal = TRUE)`."""
    df1, df2 = len(groups.n) - 1, groups.df_within
    if df2 < 1 or not groups.within > 0:
        return UNDEFINED
    f = groups.between / df1 / (groups.within / df2)
    return Test(f, df1, df2, float(stats.f.sf(f, df1, df2)))


def welch_anova(groups: Moments) -> Test:
    """One-way comparison with unequal variances (Welch 1951). R: `oneway.test(var.equal = FALSE)`."""
    if not (groups.variance > 0).all():
        return UNDEFINED
    g = len(groups.n)
    w = groups.n / groups.variance
    centre = float(w @ groups.mean / w.sum())
    lack = float(((1 - w / w.sum()) ** 2 / (groups.n - 1)).sum())
    between = float(w @ (groups.mean - centre) ** 2) / (g - 1)
    f = between / (1 + 2 * (g - 2) / (g**2 - 1) * lack)
    df2 = (g**2 - 1) / (3 * lack)
    return Test(f, g - 1, df2, float(stats.f.sf(f, g - 1, df2)))


def brown_forsythe(samples: Samples) -> Test:
    """Equality of spread: the analysis of variance of |x − median| (Brown and Forsythe 1974). R: `car::leveneTest`."""
    return anova(Moments.of([np.abs(sample - np.median(sample)) for sample in samples]))


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


def cohen_d_interval(groups: Moments) -> Interval:
    """95 % interval of d from the noncentral t (Steiger and Fouladi 1997). R: `effectsize::cohens_d`."""
    ends = noncentral_t_interval(student_t(groups).statistic, groups.df_within)
    if ends.lower is None or ends.upper is None:
        return ends
    scale = math.sqrt(float((1 / groups.n).sum()))
    return Interval(ends.lower * scale, ends.upper * scale)


def _two_sided(t: float, df: float) -> Test:
    return Test(t, 1.0, df, float(2 * stats.t.sf(abs(t), df)))

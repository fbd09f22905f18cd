"""Tests of paired differences: Student's t and Wilcoxon's signed ranks."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.formulas.distributions import normal_above
from analysis.formulas.moments import RowScores, t_interval, t_p
from analysis.jsonable import defined
from analysis.scoring import Matrix

LARGEST_EXACT = 50  # signed ranks are counted exactly up to this many pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedT:
    """A mean difference, its 95 % interval, Student's t against 0 and Cohen's d_z; None where undefined."""

    mean: float | None
    sd: float | None
    lower: float | None
    upper: float | None
    t: float | None
    df: int | None
    p: float | None
    cohen_dz: float | None


class SignedRanks(NamedTuple):
    """W is the smaller of the two rank sums; None where every difference is zero."""

    w: float | None
    p: float | None


def paired_t(differences: RowScores) -> PairedT:
    """t = d̄/(s/√n) with n − 1 degrees of freedom, d_z = d̄/s.

    Where all differences are equal (s = 0), or there is one pair, t, p, d_z and the interval are undefined.
    R: t.test(P, E, paired = TRUE); mean(d) / sd(d).
    """
    n, mean, sd = differences.n, differences.mean, differences.sd
    interval = t_interval(mean, sd, n)
    dz = mean / sd if sd > 0 else math.nan  # NaN too where sd is
    t = dz * math.sqrt(n)
    return PairedT(
        mean=defined(mean),
        sd=defined(sd),
        lower=interval.lower,
        upper=interval.upper,
        t=defined(t),
        df=n - 1 if n > 1 else None,
        p=defined(t_p(t, n - 1)),
        cohen_dz=defined(dz),
    )


def signed_ranks(differences: Matrix) -> SignedRanks:
    """Wilcoxon's signed-rank test of exact differences (whole numbers), shape (n,).

    Zeros are dropped, tied |d| share their mean rank. p is exact for up to 50 pairs with neither zeros nor ties; else from
    the normal approximation with the variance corrected for ties and no continuity correction.
    R: wilcox.test(d, exact = …, correct = FALSE). `pingouin.wilcoxon` is not used: it builds an n × n array.
    """
    nonzero = differences[differences != 0]
    n = len(nonzero)
    if not n:
        return SignedRanks(None, None)
    _sizes, place, ties = np.unique(np.abs(nonzero), return_inverse=True, return_counts=True)
    if len(ties) == len(differences) <= LARGEST_EXACT:
        return _exact_signed_ranks(nonzero)
    positive = float((np.cumsum(ties) - (ties - 1) / 2)[place[nonzero > 0]].sum())
    w = min(positive, n * (n + 1) / 2 - positive)
    variance = n * (n + 1) * (2 * n + 1) / 24 - float((ties.astype(np.float64) ** 3 - ties).sum()) / 48
    return SignedRanks(w, min(1.0, 2 * normal_above((n * (n + 1) / 4 - w) / math.sqrt(variance))))


def _exact_signed_ranks(nonzero: Matrix) -> SignedRanks:
    from scipy.stats import wilcoxon  # slow to import, and seldom needed: scale answers tie

    test = wilcoxon(nonzero, method="exact")
    return SignedRanks(float(test.statistic), float(test.pvalue))

"""Tests of paired differences: Student's t and Wilcoxon's signed ranks."""

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.formulas.distributions import normal_above
from analysis.formulas.moments import t_interval, t_p
from analysis.item_matrices import Matrix
from analysis.jsonable import defined
from analysis.tally.distribution import Distribution
from analysis.tally.moments import Whole
from analysis.thresholds import LARGEST_EXACT


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
    """W is the smaller of the two rank sums; None where every difference is zero.

    `p` is the usual one of tied answers, by the normal curve; `exact_p` counts ties too, and is None from 51 differences on.
    """

    w: float | None
    p: float | None
    exact_p: float | None


def paired_t(differences: Distribution) -> PairedT:
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


def signed_ranks(differences: Distribution) -> SignedRanks:
    """Wilcoxon's signed-rank test of exact differences (whole numbers), from how often each was found.

    Zeros are dropped, tied |d| share their mean rank. `exact_p` is the share of all ways to sign the ranks that are found so far
    from the middle, or further, for up to 50 differences other than zero. `p` is the same where there are neither zeros nor
    ties; else it is from the normal approximation with the variance corrected for ties and no continuity correction: with W₊ the
    positive ranks' sum, z = (W₊ − n(n + 1)/4)/√(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48).
    R: coin::wilcoxsign_test(distribution = "exact", zero.method = "Wilcoxon"); wilcox.test(d, exact = …, correct = FALSE).
    `pingouin.wilcoxon` is not used: it builds an n × n array.
    """
    values, counts = differences.values, differences.counts
    sizes = np.unique(np.abs(values[values != 0]))
    if not len(sizes):
        return SignedRanks(None, None, None)
    positive, negative = (_counts_of(sign * sizes, values, counts) for sign in (1, -1))
    tied = positive + negative
    ranks = np.cumsum(tied) - (tied - 1) / 2  # of |d|, ascending
    above, below, n = float(ranks @ positive), float(ranks @ negative), int(tied.sum())
    w, exact = min(above, below), None
    if n <= LARGEST_EXACT:
        exact = _exact_p(np.repeat(ranks, tied), w)
    if exact is not None and len(sizes) == differences.n:
        return SignedRanks(w, exact, exact)
    ties = sum(t**3 - t for t in map(int, tied))
    spread = math.sqrt((2 * n * (n + 1) * (2 * n + 1) - ties) / 48)
    return SignedRanks(w, 2 * normal_above(abs(above - n * (n + 1) / 4) / spread), exact)


def _exact_p(ranks: Matrix, w: float) -> float:
    """2·P(W ≤ w) over the 2ⁿ ways to sign the ranks. Twice the mid-ranks are whole numbers: ways are counted by their sum."""
    doubled = np.rint(2 * ranks).astype(np.int64)
    ways = np.zeros(int(doubled.sum()) + 1)  # at most 2⁵⁰, which a double holds exactly
    ways[0] = 1.0
    for rank in doubled:
        ways[rank:] += ways[:-rank].copy()
    return min(1.0, 2 * float(ways[: round(2 * w) + 1].sum()) / 2.0 ** len(doubled))


def _counts_of(wanted: Whole, values: Whole, counts: Whole) -> Whole:
    """How often each wanted value was found."""
    places = np.clip(np.searchsorted(values, wanted), 0, len(values) - 1)
    found: Whole = np.where(values[places] == wanted, counts[places], 0)
    return found

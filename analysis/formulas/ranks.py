"""Comparing groups by ranks: Mann–Whitney, Kruskal–Wallis, Dunn, and their effect sizes. All n log n."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy import stats

from analysis.formulas.comparisons import Test
from analysis.item_matrices import Matrix
from analysis.thresholds import CONFIDENCE, LARGEST_EXACT


class Ranks(NamedTuple):
    """Sizes and mean ranks of the groups, shape (g,) each; `ties` is Σ(t³ − t) over the tied values; `every` rank, shape (N,)."""

    n: Matrix
    mean: Matrix
    ties: float
    every: Matrix

    @property
    def total(self) -> float:
        return float(self.n.sum())

    @property
    def variance(self) -> float:
        """Of a rank, corrected for ties: N(N+1)/12 − Σ(t³−t)/(12(N−1)); 0 where all values are equal."""
        N = self.total
        return N * (N + 1) / 12 - self.ties / (12 * (N - 1))


def ranked(samples: Sequence[Matrix]) -> Ranks:
    """Rank all values together, ties at their mean rank."""
    values = np.concatenate(samples)
    ranks = np.asarray(stats.rankdata(values), dtype=np.float64)
    sizes = [len(sample) for sample in samples]
    bounds = np.cumsum([0, *sizes])
    means = [ranks[a:b].mean() for a, b in pairwise(bounds)]
    _, counts = np.unique(values, return_counts=True)
    ties = float((counts.astype(np.float64) ** 3 - counts).sum())
    return Ranks(np.array(sizes, dtype=np.float64), np.array(means), ties, ranks)


def mann_whitney(ranks: Ranks) -> Test:
    """U of the first group and its two-sided p.

    Exact up to `LARGEST_EXACT` responses in both groups together, ties included; from there on by the normal approximation, ties
    corrected, no continuity correction. R: `coin::wilcox_test(distribution = "exact")`, which without ties is
    `wilcox.test(exact = TRUE)`; then `wilcox.test(x, y, exact = FALSE, correct = FALSE)` (W is U).
    """
    n1, n2 = ranks.n
    u = float(n1 * ranks.mean[0] - n1 * (n1 + 1) / 2)
    variance = n1 * n2 / ranks.total * ranks.variance
    if not variance > 0:
        return Test(u, math.nan, math.nan, math.nan)
    if ranks.total <= LARGEST_EXACT:
        return Test(u, math.nan, math.nan, _exact_p(ranks))
    z = (u - n1 * n2 / 2) / math.sqrt(variance)
    return Test(u, math.nan, math.nan, float(2 * stats.norm.sf(abs(z))))


def _exact_p(ranks: Ranks) -> float:
    """The share of all ways to choose the first group whose rank sum lies as far from its mean, or further.

    Twice the mid-ranks are whole numbers, so the ways are counted by size and sum, one response after the other.
    """
    doubled = np.rint(2 * ranks.every).astype(np.int64)
    size, total = int(ranks.n[0]), int(doubled.sum())
    ways = np.zeros((size + 1, total + 1))
    ways[0, 0] = 1.0
    for rank in doubled:
        ways[1:, rank:] += ways[:-1, : total + 1 - rank].copy()
    sums = np.arange(total + 1)
    middle = size * total / len(doubled)
    found = abs(2 * size * float(ranks.mean[0]) - middle)
    return float(ways[size, np.abs(sums - middle) >= found - 1e-6].sum() / ways[size].sum())


def rank_biserial(ranks: Ranks) -> float:
    """2U/(n₁n₂) − 1: how much oftener the first group lies above than below (Cureton 1956). R: `effectsize::rank_biserial`."""
    n1, n2 = ranks.n
    u = float(n1 * ranks.mean[0] - n1 * (n1 + 1) / 2)
    return 2 * u / float(n1 * n2) - 1


def rank_biserial_interval(ranks: Ranks) -> tuple[float, float]:
    """95 % interval by Fisher's z with the variance (n₁+n₂+1)/(3n₁n₂) (Kerby 2014). R: `effectsize::rank_biserial`."""
    r = rank_biserial(ranks)
    if abs(r) >= 1:
        return (math.nan, math.nan)
    n1, n2 = ranks.n
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * math.sqrt(float((n1 + n2 + 1) / (3 * n1 * n2)))
    z = math.atanh(r)
    return math.tanh(z - half), math.tanh(z + half)


def kruskal_wallis(ranks: Ranks) -> Test:
    """H corrected for ties, χ²(g − 1). R: `kruskal.test`."""
    N, df = ranks.total, len(ranks.n) - 1
    if not ranks.variance > 0:
        return Test(math.nan, df, math.nan, math.nan)
    h = float(ranks.n @ (ranks.mean - (N + 1) / 2) ** 2) / ranks.variance
    return Test(h, df, math.nan, float(stats.chi2.sf(h, df)))


def epsilon_squared(ranks: Ranks) -> float:
    """H/(N − 1) (Kelley 1935; Tomczak and Tomczak 2014). R: `effectsize::rank_epsilon_squared`."""
    return kruskal_wallis(ranks).statistic / (ranks.total - 1)


def dunn(ranks: Ranks, first: int, second: int) -> tuple[float, float]:
    """z and two-sided p of one pair of groups after Kruskal–Wallis (Dunn 1964), ties corrected. R: `rstatix::dunn_test`."""
    error = math.sqrt(max(ranks.variance, 0.0) * float(1 / ranks.n[first] + 1 / ranks.n[second]))
    if not error > 0:
        return (math.nan, math.nan)
    z = float(ranks.mean[first] - ranks.mean[second]) / error
    return z, float(2 * stats.norm.sf(abs(z)))

"""Errors that follow from how a sample was drawn: clusters, strata, weights, a finite population (Taylor linearisation).

A mean, a ratio or a regression coefficient is, near its value, a sum over the responses of influences u_i (first stage only):

    Var = Σ over strata h of (1 − f_h) · n_h/(n_h − 1) · Σ over clusters c of (u_hc − ū_h)²

with u_hc the sum of a cluster's influences, n_h the stratum's clusters, f_h the share of the population that was drawn (0 for an
infinite one). Degrees of freedom: clusters less strata. The design is that of the responses which have the answer, so that
clusters of one and weights of 1 give the plain error. Lumley (2010), Complex Surveys; Binder (1983), International Statistical
Review, 51, 279-292. R: package survey (`svydesign`, `svymean`, `svyglm`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analysis.formulas.distributions import t_above, t_below
from analysis.formulas.least_squares import Design as Columns
from analysis.formulas.least_squares import with_constant
from analysis.item_matrices import Mask, Matrix

Places = npt.NDArray[np.intp]
NO_ERROR = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDesign:
    """`weights`, shape (n,); each response's cluster and stratum (0 …); `population`: each stratum's, or infinity."""

    weights: Matrix
    clusters: Places
    strata: Places
    population: Matrix

    @classmethod
    def plain(cls, n: int) -> "SampleDesign":
        """A simple random sample of n from a large population: every response its own cluster."""
        return cls(
            weights=np.ones(n), clusters=np.arange(n), strata=np.zeros(n, dtype=np.intp), population=np.full(1, np.inf)
        )

    def rows(self, used: Mask) -> "SampleDesign":
        """The design of some responses alone."""
        return replace(self, weights=self.weights[used], clusters=self.clusters[used], strata=self.strata[used])

    @property
    def drawn(self) -> Matrix:
        """The share of each stratum's population that is in the sample."""
        return np.minimum(np.bincount(self.strata, minlength=len(self.population)) / self.population, 1.0)

    @property
    def clusters_in_strata(self) -> Places:
        """How many clusters each stratum has; a cluster that lies in two strata is one in each."""
        return np.bincount(self._stratum_of_cluster()[1], minlength=len(self.population)).astype(np.intp)

    @property
    def df(self) -> int:
        return int(self.clusters_in_strata.sum()) - int((self.clusters_in_strata > 0).sum())

    @property
    def effective_n(self) -> float:
        """Kish's (Σw)²/Σw²: how many equally weighted responses tell as much."""
        return float(self.weights.sum() ** 2 / (self.weights**2).sum())

    def covariance(self, influences: Matrix) -> Matrix:
        """From influences, shape (n, m): their totals' covariance, (m, m); NaN where a stratum has one cluster alone."""
        keys, stratum = self._stratum_of_cluster()
        sums = np.zeros((len(stratum), influences.shape[1]))
        np.add.at(sums, keys, influences)
        counts, drawn = self.clusters_in_strata, self.drawn
        total = np.zeros((influences.shape[1], influences.shape[1]))
        for h in np.flatnonzero(counts):
            if counts[h] < 2:
                return np.full_like(total, np.nan)
            own = sums[stratum == h]
            centred = own - own.mean(axis=0)
            total += (1 - drawn[h]) * counts[h] / (counts[h] - 1) * (centred.T @ centred)
        return total

    def _stratum_of_cluster(self) -> tuple[Places, Places]:
        """Each response's cluster within its stratum, shape (n,), and the stratum of each such cluster."""
        width = int(self.clusters.max(initial=0)) + 1
        kinds, keys = np.unique(self.strata * width + self.clusters, return_inverse=True)
        return keys.astype(np.intp), (kinds // width).astype(np.intp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """An estimate, its standard error, degrees of freedom, and how much more it varies than in a simple random sample."""

    value: float
    error: float
    df: int
    effect: float = math.nan

    def interval(self, confidence: float) -> tuple[float, float]:
        """By Student's t; NaN without degrees of freedom, and where nothing varies: equal answers are no certainty."""
        if self.df < 1 or not math.isfinite(self.error) or not self.varies:
            return math.nan, math.nan
        half = t_below((1 + confidence) / 2, self.df) * self.error
        return self.value - half, self.value + half

    @property
    def varies(self) -> bool:
        """Whether the error is more than what rounding leaves of none."""
        return self.error > NO_ERROR * max(1.0, abs(self.value))

    @property
    def t(self) -> float:
        return self.value / self.error if self.varies else math.nan

    @property
    def p(self) -> float:
        """Two-sided, against 0."""
        return 2 * t_above(abs(self.t), self.df) if self.df > 0 and self.varies else math.nan


def estimated_mean(x: Matrix, design: SampleDesign) -> Estimated:
    """The weighted mean of x, shape (n,), over the responses that have it (NaN: missing). R: `svymean(deff = "replace")`."""
    return estimated_sum_of_means(x[:, None], design)


def estimated_sum_of_means(X: Matrix, design: SampleDesign, domain: Mask | None = None) -> Estimated:
    """Σ of the weighted means of the columns, shape (n, m), each over those who answered it; undefined where nobody did.

    `domain`, shape (n,): the responses that the means are about, where the design is that of more. R: `subset(design, …)`.
    """
    answered: Mask = np.asarray(~np.isnan(X).all(axis=1))
    X, design = X[answered], design.rows(answered)
    inside = np.full(len(X), True) if domain is None else domain[answered]
    own = design.rows(inside)
    present = ~np.isnan(X) & inside[:, None]
    weights = np.where(present, design.weights[:, None], 0.0)
    totals = weights.sum(axis=0)
    if not (totals > 0).all():
        return Estimated(value=math.nan, error=math.nan, df=own.df)
    filled = np.where(present, X, 0.0)
    means = (weights * filled).sum(axis=0) / totals
    influence = (weights * (filled - means) / totals).sum(axis=1)
    error = math.sqrt(float(design.covariance(influence[:, None])[0, 0]))
    effect = _effect(X[inside], present[inside], own, error)
    return Estimated(value=float(means.sum()), error=error, df=own.df, effect=effect)


def _effect(X: Matrix, present: Mask, design: SampleDesign, error: float) -> float:
    """The variance over that of a simple random sample of as many; NaN for several columns with holes."""
    used = present.all(axis=1)
    n = int(used.sum())
    if n < 2 or (X.shape[1] > 1 and n < len(X)):
        return math.nan
    values, weights = X[used].sum(axis=1), design.weights[used]
    about = values - float(weights @ values / weights.sum())
    variance = float(weights @ about**2 / weights.sum()) * n / (n - 1)
    return error**2 / (variance / n) if variance > 0 else math.nan


def estimated_coefficients(y: Matrix, X: Matrix, design: SampleDesign) -> list[Estimated]:
    """Constant and coefficients of the weighted regression of y, shape (n,), on X, (n, k), the design's own rows. R: `svyglm`.

    The columns must be independent. Degrees of freedom: those of the design less k.
    """
    root = np.sqrt(design.weights)
    columns = with_constant(X) * root[:, None]
    fitted = Columns.of(columns).fit(y * root)
    errors = np.sqrt(np.diag(design.covariance((columns * fitted.residuals[:, None]) @ fitted.design.inverse)))
    df = design.df - X.shape[1]
    return [Estimated(value=float(b), error=float(se), df=df) for b, se in zip(fitted.b, errors, strict=True)]


def intraclass_of_clusters(x: Matrix, clusters: Places) -> float:
    """How alike the answers of a cluster are: (MSB − MSW)/(MSB + (n₀ − 1)·MSW) of a one-way analysis of variance.

    n₀ = (n − Σn_c²/n)/(clusters − 1) (Snedecor and Cochran 1989). NaN where every cluster is one, or there is only one.
    """
    known = ~np.isnan(x)
    _, places = np.unique(clusters[known], return_inverse=True)
    sizes = np.bincount(places).astype(np.float64)
    n, groups = sizes.sum(), len(sizes)
    if groups < 2 or n <= groups:
        return math.nan
    values = x[known]
    means = np.bincount(places, weights=values) / sizes
    between = float(sizes @ (means - values.mean()) ** 2) / (groups - 1)
    within = float(((values - means[places]) ** 2).sum()) / (n - groups)
    size = (n - float((sizes**2).sum()) / n) / (groups - 1)
    spread = between + (size - 1) * within
    return (between - within) / spread if spread > 0 else math.nan


def raked(margins: Sequence[tuple[Places, Matrix]], *, most: int = 1000, near: float = 1e-13) -> Matrix | None:
    """Weights that give every margin its totals, from equal ones (Deming and Stephan 1940); None where none do.

    Args:
        margins: for each, every response's place (0 …), shape (n,), and the population's totals, which sum alike.

    R: `survey::rake`.
    """
    n = len(margins[0][0])
    weights = np.full(n, float(margins[0][1].sum()) / n)
    for _round in range(most):
        off = 0.0
        for places, totals in margins:
            own = np.bincount(places, weights=weights, minlength=len(totals))
            if not (own > 0).all():
                return None
            ratio = totals / own
            off = max(off, float(np.abs(ratio - 1).max()))
            weights = weights * ratio[places]
        if off < near:
            return weights
    return None

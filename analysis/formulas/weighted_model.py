"""A factor model of ordered answers: polychoric correlations fitted by diagonally weighted least squares (WLSMV).

    F(θ) = Σ_{i<j} (r_ij − ρ_ij(θ))²/γ_ij,  χ² = (n − 1)·F;  items of variance 1, so that θ_i = 1 − λ_i²

γ is the diagonal of Γ (`polychoric_errors`), W its inverse, Δ the slopes of ρ, U = W − WΔ(Δ'WΔ)⁻¹Δ'W. Errors are robust, from
(Δ'WΔ)⁻¹Δ'WΓWΔ(Δ'WΔ)⁻¹/(n − 1); the χ² of model and baseline is adjusted in mean and variance:

    a·χ² + df − a·tr(UΓ), a = √(df/tr((UΓ)²))

Muthén, du Toit and Spisic (1997); Asparouhov and Muthén (2010), Simple second order chi-square correction, Mplus appendix.
RMSEA is over n − 1; SRMR counts the diagonal, which always fits. R: `lavaan::cfa(ordered = TRUE)`.

Two models, one within the other, differ by χ²_0 − χ²_1, adjusted in the same way with U = WΔP⁻¹A'(AP⁻¹A')⁻¹AP⁻¹Δ'W, P = Δ'WΔ of
the wider one and A what the narrower one holds at 0 (Satorra 2000). R: `lavaan::lavTestLRT`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import linalg, stats

from analysis.formulas.factor_model import FactorFit, fit_at
from analysis.formulas.factor_structure import Structure, structure_of
from analysis.formulas.fit_indexes import FitIndexes, indexes_from
from analysis.formulas.polychoric import PairTables
from analysis.formulas.polychoric_errors import correlation_covariances
from analysis.item_matrices import Matrix

_STEPS = 200
_GRADIENT = 1e-10  # of F over the sum of its weights
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedFit:
    """Polychoric correlations `R`, shape (p, p), each item's `cuts`, the fit and the indexes of the adjusted χ².

    `chi2` is without the adjustment; `gamma`, (pairs, pairs), and the slopes `delta`, (pairs, parameters), are what it takes.
    `pull`: F's slope and curvature by Σ's lower triangle, in which the diagonal counts for nothing.
    """

    R: Matrix
    cuts: tuple[Matrix, ...]
    fit: FactorFit
    indexes: FitIndexes
    chi2: float
    gamma: Matrix
    delta: Matrix
    pull: tuple[Matrix, Matrix]


def weighted_model(tables: PairTables, r: Matrix, factor: Sequence[int], *, general: bool = False) -> WeightedFit:
    """From cross-tables, every item varying, and their polychoric correlations, shape (pairs,), none at the limit."""
    n, p = tables.codes.shape
    gamma = correlation_covariances(tables, r)
    search = _Search(structure_of(factor, general=general), r, np.diag(gamma))
    R = np.eye(p)
    R[search.first, search.second] = R[search.second, search.first] = r
    free, settled = search.run(R)
    delta, weight = search.delta(free), 1 / np.diag(gamma)
    bread = np.linalg.pinv(delta.T @ (weight[:, None] * delta), hermitian=True)
    pull = bread @ delta.T * weight
    fit = fit_at(
        search.structure,
        search.whole(free),
        search.value(free),
        _of_whole(search, free, n / (n - 1) * pull @ gamma @ pull.T),
        converged=settled,
    )
    u = np.diag(weight) - (weight[:, None] * delta) @ pull
    left = r - search.rho(free)
    df = len(r) - len(free)
    found = indexes_from(
        chi2=adjusted((n - 1) * search.value(free), df, u @ gamma),
        df=df,
        base=adjusted((n - 1) * float((r**2 * weight).sum()), len(r), weight[:, None] * gamma),
        base_df=len(r),
        srmr=math.sqrt(2 * float((left**2).sum()) / (p * (p + 1))),
        n=n - 1,
    )
    return WeightedFit(
        R=R,
        cuts=tables.cuts,
        fit=fit,
        indexes=found,
        chi2=(n - 1) * search.value(free),
        gamma=gamma,
        delta=delta,
        pull=_pull(R, fit.implied, gamma),
    )


def _pull(R: Matrix, implied: Matrix, gamma: Matrix) -> tuple[Matrix, Matrix]:
    p = len(R)
    weight = np.zeros((p, p))
    weight[np.triu_indices(p, 1)] = 1 / np.diag(gamma)
    lower = np.tril_indices(p)
    own = weight.T[lower]
    return -2 * own * (R - implied)[lower], np.diag(2 * own)


def weighted_change(wider: WeightedFit, narrower: WeightedFit) -> tuple[float, int, float] | None:
    """Δχ² adjusted in mean and variance, Δdf and p; None where both models are one, or the slopes do not tell them apart."""
    weight, df = 1 / np.diag(wider.gamma), narrower.indexes.df - wider.indexes.df
    weighed = weight[:, None] * wider.delta
    inverse = np.linalg.pinv(wider.delta.T @ weighed, hermitian=True)
    held = linalg.null_space(np.linalg.lstsq(wider.delta, narrower.delta, rcond=None)[0].T).T
    if df <= 0 or len(held) != df:
        return None
    along = held @ inverse
    inner = along.T @ np.linalg.pinv(along @ held.T, hermitian=True) @ along
    chi2 = adjusted(narrower.chi2 - wider.chi2, df, weighed @ inner @ weighed.T @ wider.gamma)
    return chi2, df, float(stats.chi2.sf(max(chi2, 0.0), df))


def adjusted(chi2: float, df: int, ug: Matrix) -> float:
    """χ² scaled and shifted so that its mean and variance are those of χ²(df); as it is without degrees of freedom."""
    if df <= 0:
        return chi2
    scale = math.sqrt(df / float((ug * ug.T).sum()))
    return scale * chi2 + df - scale * float(np.trace(ug))


def _of_whole(search: "_Search", free: Matrix, covariance: Matrix) -> Matrix:
    """The covariances with the residual variances 1 − λ² put in, shape (q, q)."""
    m, only = len(search.structure.free_items), len(search.structure.only_items)
    residuals = np.zeros((m + only, len(free)))
    residuals[:m, :m] = np.diag(-2 * free[:m])
    spread = np.vstack([np.eye(len(free)), residuals])
    return np.asarray(spread @ covariance @ spread.T)


class _Search:
    """The weighted distance of correlations as a function of loadings and what goes on between the factors."""

    def __init__(self, structure: Structure, r: Matrix, variances: Matrix) -> None:
        self.structure, self.r, self.weight = structure, r, 1 / variances
        self.first, self.second = np.triu_indices(len(structure.factor), 1)
        self.size = structure.residual_places.start

    def whole(self, free: Matrix) -> Matrix:
        own = free[: len(self.structure.free_items)]
        return np.concatenate([free, 1 - own**2, np.ones(len(self.structure.only_items))])

    def rho(self, free: Matrix) -> Matrix:
        return np.asarray(self.structure.implied(self.whole(free))[self.first, self.second])

    def delta(self, free: Matrix) -> Matrix:
        """∂ρ/∂parameters, shape (pairs, parameters)."""
        slopes = self.structure.slopes(self.whole(free))[: self.size]
        return np.asarray(slopes[:, self.first, self.second].T)

    def value(self, free: Matrix) -> float:
        return float((self.weight * (self.r - self.rho(free)) ** 2).sum())

    def run(self, R: Matrix) -> tuple[Matrix, bool]:
        """Gauss–Newton's steps, halved until F does not rise; (parameters, whether the search settled)."""
        free = self.structure.start(R)[: self.size]
        reached, settled = self.value(free), False
        for _step in range(_STEPS):
            delta = self.delta(free)
            slope = delta.T @ (self.weight * (self.r - self.rho(free)))
            if np.abs(slope).max() < _GRADIENT * self.weight.sum():
                settled = True
                break
            step, size = np.linalg.lstsq(delta.T @ (self.weight[:, None] * delta), slope, rcond=1e-12)[0], 1.0
            while self.value(free + size * step) > reached and size > _SHORTEST:
                size /= 2
            free = free + size * step
            reached = self.value(free)
        return free, settled

"""Factor models of several groups: everything free (configural), loadings equal (metric), intercepts too (scalar).

By maximum likelihood (`equal_groups`), χ² = n·F; Fisher scoring with analytic slopes. Jöreskog (1971), Psychometrika 36, 409-426;
Sörbom (1974). R: `lavaan::cfa(group = …, group.equal = c("loadings", "intercepts"))`.

Errors are of normal answers, I⁻¹/n, and robust, I⁻¹·J·I⁻¹/n: I the expected information of a response, J the covariances of its
scores as they are (Satorra and Bentler 1994). R: `lavaan::cfa(estimator = "MLM")`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from analysis.formulas.equal_groups import EqualModel, GroupMoments
from analysis.formulas.factor_model import fit_factor_model
from analysis.item_matrices import Matrix

_STEPS = 200
_GRADIENT = 1e-10
_STATIONARY = 1e-6  # where rounding stops the search first
_ROUNDING = 1e-13
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFit:
    """χ² and degrees of freedom; with equal intercepts the factors' means in each group but the first, shape (g − 1, d).

    `spread` and `robust`: the means' covariances, shape ((g − 1)·d, (g − 1)·d), of normal answers and of any.
    """

    chi2: float
    df: int
    means: Matrix = field(default_factory=lambda: np.empty((0, 0)))
    spread: Matrix = field(default_factory=lambda: np.empty((0, 0)))
    robust: Matrix = field(default_factory=lambda: np.empty((0, 0)))


def moments_of(samples: Sequence[Matrix]) -> list[GroupMoments]:
    """Of complete answers group by group, all brought to the pooled mean and deviation, which changes no fit."""
    pooled = np.vstack(samples)
    scaled = [(sample - pooled.mean(axis=0)) / pooled.std(axis=0) for sample in samples]
    return [GroupMoments(answers=X, mean=X.mean(axis=0), S=np.cov(X, rowvar=False, bias=True)) for X in scaled]


def configural(groups: Sequence[GroupMoments], factor: Sequence[int]) -> GroupsFit | None:
    """The model with everything free in every group; None where one of them has no solution."""
    chi2, df, p = 0.0, 0, len(factor)
    for own in groups:
        sd = np.sqrt(np.diag(own.S))
        fit = fit_factor_model(own.S / np.outer(sd, sd), factor)
        if not fit.converged:
            return None
        chi2, df = chi2 + own.n * fit.discrepancy, df + p * (p + 1) // 2 - fit.parameters
    return GroupsFit(chi2=chi2, df=df)


def equal_across(groups: Sequence[GroupMoments], factor: Sequence[int], *, intercepts: bool) -> GroupsFit | None:
    """Loadings, and intercepts too, equal in all groups; None where the search finds no solution."""
    model = EqualModel(groups, np.asarray(factor, dtype=np.intp), intercepts)
    values = model.start()
    reached = model.discrepancy(values)
    for _step in range(_STEPS):
        gradient, H = model.derivatives(values)
        if np.abs(gradient).max() < _GRADIENT:
            break
        step, size = -np.linalg.lstsq(H, gradient, rcond=1e-12)[0], 1.0
        while model.discrepancy(values + size * step) > reached + _ROUNDING and size > _SHORTEST:
            size /= 2
        values = values + size * step
        reached = model.discrepancy(values)
    gradient, H = model.derivatives(values)
    return _result(model, values, reached, H) if np.abs(gradient).max() < _STATIONARY else None


def _result(model: EqualModel, values: Matrix, reached: float, H: Matrix) -> GroupsFit:
    p = model.p
    chi2 = model.n * max(reached, 0.0)
    if not model.intercepts:
        return GroupsFit(chi2=chi2, df=len(model.groups) * p * (p + 1) // 2 - model.size)
    at, inverse = model.at_the_means(), np.linalg.pinv(H / 2, hermitian=True)
    own = inverse[at]
    return GroupsFit(
        chi2=chi2,
        df=len(model.groups) * (p * (p + 1) // 2 + p) - model.size,
        means=values[at].reshape(-1, model.d),
        spread=own[:, at] / model.n,
        robust=own @ model.products(values) @ own.T / model.n,
    )


def baseline(groups: Sequence[GroupMoments]) -> tuple[float, int]:
    """χ² and degrees of freedom of items that go together in no group."""
    chi2, p = 0.0, len(groups[0].mean)
    for own in groups:
        sd = np.sqrt(np.diag(own.S))
        chi2 -= own.n * float(np.linalg.slogdet(own.S / np.outer(sd, sd))[1])
    return chi2, len(groups) * p * (p - 1) // 2

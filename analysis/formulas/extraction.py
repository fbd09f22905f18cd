"""Exploratory factors of a correlation matrix: principal axis, maximum likelihood, and principal components."""

import math
from dataclasses import dataclass

import numpy as np

from analysis.item_matrices import Matrix

_SMALLEST_UNIQUENESS = 0.005  # as R's factanal
_LOWEST = math.log(_SMALLEST_UNIQUENESS)
_AXIS_STEPS = 5000
_LIKELIHOOD_STEPS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Unrotated loadings (p, m) and communalities (p,); `discrepancy` is the ML function's value, NaN for principal axis.

    `converged` is False where the iterations ended first; `heywood` is True where a communality reached (about) 1.
    """

    loadings: Matrix
    communalities: Matrix
    discrepancy: float
    converged: bool
    heywood: bool


def squared_multiple_correlations(correlations: Matrix) -> Matrix:
    """1 − 1/r^jj of each variable, shape (p,); LinAlgError where R is singular."""
    return np.asarray(1 - 1 / np.diag(np.linalg.inv(correlations)))


def principal_axis(correlations: Matrix, factors: int) -> Extraction:
    """Iterated principal axes: communalities from SMC, loadings from the m largest eigenvalues, until they no longer move.

    R: `psych::fa(x, m, rotate = "none", fm = "pa", min.err = 1e-12, max.iter = 1e5)`.
    """
    reduced = correlations.copy()
    communalities = squared_multiple_correlations(correlations)
    loadings = np.zeros((len(correlations), factors))
    converged = False
    for _ in range(_AXIS_STEPS):
        np.fill_diagonal(reduced, communalities)
        loadings = _leading(reduced, factors)
        following = (loadings**2).sum(axis=1)
        converged = bool(np.abs(following - communalities).max() < 1e-12)
        communalities = following
        if converged or communalities.max() > 1.0 + 1e-6:
            break
    return Extraction(
        loadings=_upright(loadings),
        communalities=communalities,
        discrepancy=np.nan,
        converged=converged,
        heywood=bool(communalities.max() > 1 - 1e-6),
    )


def principal_components(correlations: Matrix, components: int) -> Extraction:
    """The m largest principal components, loadings v·√λ; they describe all variance, that of the error too.

    R: `psych::principal(R, m, rotate = "none")`.
    """
    loadings = _leading(correlations, components)
    return Extraction(
        loadings=_upright(loadings),
        communalities=(loadings**2).sum(axis=1),
        discrepancy=np.nan,
        converged=True,
        heywood=False,
    )


def maximum_likelihood(correlations: Matrix, factors: int) -> Extraction:
    """Jöreskog (1967): minimise over the uniquenesses ψ by his Newton steps in log ψ, ψ ≥ .005.

    With γ₁ ≤ … ≤ γ_p and ω the eigenvalues and vectors of Ψ^½R⁻¹Ψ^½, f = Σ_{k>m}(log γ_k + 1/γ_k − 1).
    R: `factanal(x, m, rotation = "none", control = list(opt = list(factr = 10)))`, same bound.
    """
    theta, value, converged = _uniquenesses(correlations, factors)
    psi = np.exp(theta)
    values, vectors = np.linalg.eigh(correlations / np.sqrt(np.outer(psi, psi)))
    order = np.argsort(values)[::-1][:factors]
    loadings = np.sqrt(psi)[:, None] * vectors[:, order] * np.sqrt(np.maximum(values[order] - 1, 0))
    return Extraction(
        loadings=_upright(loadings),
        communalities=(loadings**2).sum(axis=1),
        discrepancy=value,
        converged=converged,
        heywood=bool((theta <= _LOWEST + 1e-9).any()),
    )


def _uniquenesses(correlations: Matrix, factors: int) -> tuple[Matrix, float, bool]:
    """log ψ at the minimum, shape (p,), f there, and whether the slope of all ψ off their bound vanishes."""
    p = len(correlations)
    inverse: Matrix = np.asarray(np.linalg.inv(correlations), dtype=np.float64)
    theta: Matrix = np.log(np.clip((1 - 0.5 * factors / p) / np.diag(inverse), _SMALLEST_UNIQUENESS, 1.0))
    value, gradient, hessian = _likelihood(inverse, theta, factors)
    for _ in range(_LIKELIHOOD_STEPS):
        free = (theta > _LOWEST) | (gradient < 0)
        if not free.any() or np.abs(gradient[free]).max() < 1e-12:
            break
        step = np.zeros(p)
        step[free] = -np.linalg.lstsq(hessian[np.ix_(free, free)], gradient[free], rcond=1e-12)[0]
        for size in 0.5 ** np.arange(30):
            trial: Matrix = np.clip(theta + size * step, _LOWEST, 0.0)
            reached = _likelihood(inverse, trial, factors)
            if reached[0] <= value + 1e-15:
                break
        if reached[0] > value + 1e-15 or np.abs(trial - theta).max() < 1e-14:
            break
        theta, (value, gradient, hessian) = trial, reached
    free = (theta > _LOWEST) | (gradient < 0)
    return theta, value, bool(np.abs(gradient[free]).max(initial=0.0) < 1e-8)


def degrees_of_freedom(variables: int, factors: int) -> int:
    """((p − m)² − p − m)/2: below 0 the model has more parameters than correlations."""
    return ((variables - factors) ** 2 - variables - factors) // 2


def bartlett_chi2(discrepancy: float, n: int, variables: int, factors: int) -> float:
    """(n − 1 − (2p + 5)/6 − 2m/3)·f, Bartlett's (1950) corrected likelihood ratio, as factanal prints it."""
    return (n - 1 - (2 * variables + 5) / 6 - 2 * factors / 3) * discrepancy


def _leading(matrix: Matrix, factors: int) -> Matrix:
    values, vectors = np.linalg.eigh(matrix)
    order = np.argsort(values)[::-1][:factors]
    return np.asarray(vectors[:, order] * np.sqrt(np.maximum(values[order], 0)))


def _upright(loadings: Matrix) -> Matrix:
    """Each column with a positive sum: an eigenvector's sign is arbitrary."""
    return loadings * np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)


def _likelihood(inverse: Matrix, theta: Matrix, factors: int) -> tuple[float, Matrix, Matrix]:
    """f, its gradient and Jöreskog's approximate Hessian in θ = log ψ."""
    root = np.exp(theta / 2)
    values, vectors = np.linalg.eigh(root[:, None] * inverse * root)
    rest, omega = values[factors:], vectors[:, factors:]
    value = float((np.log(rest) + 1 / rest - 1).sum())
    gradient = ((1 - 1 / rest) * omega**2).sum(axis=1)
    hessian = (omega @ omega.T) ** 2
    return value, gradient, hessian

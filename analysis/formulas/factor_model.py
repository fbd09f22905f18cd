"""A confirmatory factor model of simple structure: each item loads on one factor, the factors correlate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import linalg

from analysis.formulas.factor_structure import Structure, structure_of
from analysis.item_matrices import Matrix

_STEPS = 300
_FISHER = 25  # after so many steps of Fisher scoring Newton's are taken: a model that fits badly is reached slowly
_GRADIENT = 1e-11
_STATIONARY = 1e-7  # where rounding stops the search first


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFit:
    """Estimates on items of variance 1 (about 1 where answers are missing), factors of variance 1.

    `loadings` shape (p,) (each item's own factor), `phi` (d, d), `residuals` (p,) residual variances, `implied` (p, p),
    `discrepancy` F, `parameters` their number; `errors` (p,) are the standardised loadings' standard errors at n = 1 (divide by
    √n). Under a general factor `general` holds its loadings γ and `general_errors` theirs at n = 1, both (d,), else empty.
    `values` is the vector θ of `structure`. `converged` is False where the search did not reach a stationary point: the estimates
    then mean nothing.
    """

    loadings: Matrix
    phi: Matrix
    residuals: Matrix
    implied: Matrix
    discrepancy: float
    parameters: int
    errors: Matrix
    general: Matrix
    general_errors: Matrix
    structure: Structure
    values: Matrix
    converged: bool

    @property
    def standardised(self) -> Matrix:
        """Loadings with the items at variance 1 too, λ/√(λ² + θ); shape (p,)."""
        return np.asarray(self.loadings / np.sqrt(np.diag(self.implied)))

    @property
    def proper(self) -> bool:
        """Whether no residual variance is negative and no factor correlation beyond ±1."""
        within = bool((self.residuals >= 0).all() and np.linalg.eigvalsh(self.phi).min() >= -1e-9)
        return within and bool((np.abs(self.general) <= 1).all())


def fit_factor_model(correlations: Matrix, factor: Sequence[int], *, general: bool = False) -> FactorFit:
    """Minimise F = log|Σ| + tr(RΣ⁻¹) − log|R| − p, Σ = ΛΦΛ' + Θ, by Fisher scoring with the analytic gradient.

    Args:
        correlations: R, shape (p, p), positive definite (LinAlgError otherwise). The estimates of a covariance matrix follow by
            scale: the unstandardised loading is the item's standard deviation times the one given here.
        factor: for each item the number of its factor, 0…d−1.
        general: one factor of second order explains all correlations of the factors.

    The chi-square is n·F, as R's lavaan with its default `likelihood = "normal"`. Numerical derivatives are nowhere used.
    """
    structure = structure_of(factor, general=general)
    log_det = _log_det(correlations)
    values = structure.start(correlations)
    value = _discrepancy(correlations, structure, values, log_det)
    for place in range(_STEPS):
        gradient, information = _derivatives(correlations, structure, values)
        if np.abs(gradient).max(initial=0.0) < _GRADIENT:
            break
        if place >= _FISHER:
            information = _observed(correlations, structure, values, information)
        step = linalg.lstsq(information, -gradient, cond=1e-12)[0]
        values, value, moved = _line(correlations, structure, values, step, value, log_det)
        if not moved:
            break
    gradient, information = _derivatives(correlations, structure, values)
    converged = bool(np.abs(gradient).max(initial=0.0) < _STATIONARY)
    return fit_at(structure, values, max(value, 0.0), inverse_of(information / 2), converged=converged)


def fit_at(
    structure: Structure, values: Matrix, discrepancy: float, covariance: Matrix, *, converged: bool
) -> FactorFit:
    """The fit at θ = `values`, whose covariances at n = 1 are `covariance`, shape (q, q)."""
    loading, phi, residual = structure.unpack(values)
    between = structure.between_places if structure.general else slice(0, 0)
    return FactorFit(
        loadings=loading[np.arange(len(structure.factor)), structure.factor],
        phi=phi,
        residuals=residual,
        implied=structure.implied(values),
        discrepancy=discrepancy,
        parameters=structure.size,
        errors=_standardised_errors(structure, values, covariance),
        general=values[between],
        general_errors=np.sqrt(np.clip(np.diag(covariance)[between], 0, None)),
        structure=structure,
        values=values,
        converged=converged,
    )


def inverse_of(information: Matrix) -> Matrix:
    """Its inverse; NaN all over where the information is singular."""
    try:
        return np.asarray(np.linalg.inv(information))
    except np.linalg.LinAlgError:
        return np.full_like(information, np.nan)


def _log_det(matrix: Matrix) -> float:
    return float(2 * np.log(np.diag(np.linalg.cholesky(matrix))).sum())


def _discrepancy(correlations: Matrix, structure: Structure, values: Matrix, log_det: float) -> float:
    """F, or infinity where Σ is not positive definite."""
    sigma = structure.implied(values)
    try:
        factor = linalg.cho_factor(sigma, lower=True)
    except linalg.LinAlgError:
        return np.inf
    own = 2 * np.log(np.diag(factor[0])).sum()
    return float(own + np.trace(linalg.cho_solve(factor, correlations)) - log_det - len(sigma))


def _derivatives(correlations: Matrix, structure: Structure, values: Matrix) -> tuple[Matrix, Matrix]:
    """Gradient of F, shape (q,), and its expected Hessian tr(Σ⁻¹ ∂Σ_a Σ⁻¹ ∂Σ_b), shape (q, q)."""
    inverse = np.linalg.inv(structure.implied(values))
    slopes = structure.slopes(values)
    weight = inverse - inverse @ correlations @ inverse
    gradient = np.einsum("aij,ij->a", slopes, weight)
    scaled = inverse @ slopes
    flat = scaled.reshape(structure.size, -1)
    information = flat @ scaled.transpose(0, 2, 1).reshape(structure.size, -1).T
    return gradient, information


def _observed(correlations: Matrix, structure: Structure, values: Matrix, expected: Matrix) -> Matrix:
    """F's own Hessian, shape (q, q); the expected one where that is not positive definite."""
    inverse, slopes = np.linalg.inv(structure.implied(values)), structure.slopes(values)
    scaled, q = inverse @ slopes, structure.size
    along = scaled @ (2 * inverse @ correlations) - scaled
    across = scaled.reshape(q, -1) @ along.transpose(0, 2, 1).reshape(q, -1).T
    weight = np.asarray(inverse - inverse @ correlations @ inverse)
    own = np.asarray(across + across.T) / 2 + structure.curvature(values, weight)
    return own if np.linalg.eigvalsh(own).min() > 0 else expected


def _line(
    correlations: Matrix, structure: Structure, values: Matrix, step: Matrix, value: float, log_det: float
) -> tuple[Matrix, float, bool]:
    """Halve the step until F does not rise; (θ, F, whether anything moved)."""
    size = 1.0
    for _ in range(40):
        trial = values + size * step
        reached = _discrepancy(correlations, structure, trial, log_det)
        if reached <= value + 1e-14 * max(abs(value), 1.0):
            return trial, reached, bool(np.abs(size * step).max() > 1e-15)
        size /= 2
    return values, value, False


def _standardised_errors(structure: Structure, values: Matrix, covariance: Matrix) -> Matrix:
    """√n times the standard errors of λ/√(λ² + θ), by the delta method; 0 for the only item of a factor.

    R: `lavaan::standardizedSolution(fit)$se`.
    """
    errors, start = np.zeros(len(structure.factor)), structure.residual_places.start
    for a, item in enumerate(structure.free_items):
        at = [a, start + a]
        own, residual = values[at]
        slope = np.array([residual, -own / 2]) / (own**2 + residual) ** 1.5
        errors[item] = np.sqrt(np.maximum(slope @ covariance[np.ix_(at, at)] @ slope, 0.0))
    return errors

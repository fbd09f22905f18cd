"""Omega total of a one-factor model: how much of a scale's total is the common factor.

With loadings λ and residual variances θ of the congeneric model Σ = λλᵀ + diag(θ),

    omega = (Σλ)² / ((Σλ)² + Σθ)

McDonald (1999), Test Theory, eq. 6.20. λ and θ minimise the discrepancy of normal-theory maximum likelihood,
F = ln|Σ| + tr(SΣ⁻¹); the scale is free, so S is the correlation matrix, and λ and θ are brought back to the items' own units
before the sums. The search ends with full Newton steps, so that the digits hold to 1e-9 and not to an optimiser's patience.
R: lavaan::cfa("f =~ x1 + … + xk", std.lv = TRUE), Newton-polished.
"""

from typing import NamedTuple

import numpy as np

from analysis.item_matrices import Matrix

SMALLEST_EIGENVALUE = 1e-9  # of the correlation matrix; below it the items repeat one another
MOST_STEPS = 200
MOST_HALVINGS = 40
NEAR = 1e-6  # a Newton step this short is in the zone where full steps double the digits
POLISHING_STEPS = 4
FLAT = 1e-10  # the largest slope that is left at a minimum
RUNAWAY = -5.0  # a residual variance (of a standardised item) from which none has been seen to come back


class Omega(NamedTuple):
    """The coefficient, or None and the code of the reason why not."""

    value: float | None
    reason: str = ""


class Model(NamedTuple):
    """A point of the search: loadings and residual variances of standardised items, shape (k,) each."""

    loadings: Matrix
    residuals: Matrix

    @property
    def sigma(self) -> Matrix:
        sigma: Matrix = np.outer(self.loadings, self.loadings) + np.diag(self.residuals)
        return sigma

    def moved(self, step: Matrix) -> "Model":
        k = len(self.loadings)
        return Model(self.loadings - step[:k], self.residuals - step[k:])


def omega_total(R: Matrix, variances: Matrix, *, overall: bool) -> Omega:
    """Omega of k items from their correlation matrix (k, k) and their variances (k,) in any common unit.

    Undefined, each with its own reason: over several dimensions (one factor over them can have more than one minimum), under
    three items, for a singular matrix, where the likelihood's maximum has a residual variance that is not positive.
    """
    if overall:
        return Omega(None, "omega_overall")
    if len(R) < 3:
        return Omega(None, "omega_two_items")
    if not np.isfinite(R).all():
        return Omega(None)
    if np.linalg.eigvalsh(R).min() < SMALLEST_EIGENVALUE:
        return Omega(None, "omega_singular")
    model = fit_one_factor(R)
    if model is None:
        return Omega(None, "omega_not_converged")
    if (model.residuals <= 0).any():
        return Omega(None, "omega_negative_variance")
    common = float(model.loadings @ np.sqrt(variances)) ** 2
    return Omega(common / (common + float(model.residuals @ variances)))


def fit_one_factor(R: Matrix) -> Model | None:
    """The maximum-likelihood one-factor model of a correlation matrix, or None where the search finds no minimum.

    Damped Newton steps lead near the minimum, full ones end the search. Residual variances may become negative on the way; where
    one runs off towards −∞ the minimum is improper, and the search ends there.
    """
    model = _start(R)
    for _ in range(MOST_STEPS):
        step = _newton_step(model, R)
        if float(np.abs(step).max()) < NEAR:
            return _polished(model, R)
        damped = _downhill(model, step, R)
        if damped is None:
            return None
        model = damped
        if model.residuals.min() < RUNAWAY:
            return model
    return None


def discrepancy(model: Model, R: Matrix) -> float:
    """F = ln|Σ| + tr(RΣ⁻¹); infinite where Σ is not positive definite."""
    try:
        root = np.linalg.cholesky(model.sigma)
    except np.linalg.LinAlgError:
        return np.inf
    return float(2 * np.log(np.diag(root)).sum() + np.trace(np.linalg.solve(model.sigma, R)))


def _start(R: Matrix) -> Model:
    """The first principal component, held off the edges."""
    values, vectors = np.linalg.eigh(R)
    loadings = np.clip(vectors[:, -1] * np.sqrt(values[-1]), -0.9, 0.9)
    return Model(loadings, 1 - loadings**2)


def _newton_step(model: Model, R: Matrix) -> Matrix:
    """H⁻¹g with the true Hessian where it is positive definite, else with the expected one (Fisher scoring)."""
    B = _inverse(model)
    C: Matrix = B @ R @ B
    slope = _gradient(model, B - C)
    hessian = _hessian(model, B, C)
    if np.linalg.eigvalsh(hessian).min() <= 0:
        hessian = _hessian(model, B, B)
    return np.asarray(np.linalg.lstsq(hessian, slope, rcond=None)[0], dtype=np.float64)


def _inverse(model: Model) -> Matrix:
    return np.asarray(np.linalg.inv(model.sigma), dtype=np.float64)


def _gradient(model: Model, A: Matrix) -> Matrix:
    """∂F/∂λ = 2Aλ, ∂F/∂θ = diag A, with A = Σ⁻¹ − Σ⁻¹RΣ⁻¹; shape (2k,)."""
    return np.concatenate([2 * A @ model.loadings, np.diag(A)])


def _hessian(model: Model, B: Matrix, C: Matrix) -> Matrix:
    """Second derivatives of F, shape (2k, 2k), with B = Σ⁻¹ and C = Σ⁻¹RΣ⁻¹; with C = B their expectation.

    From ∂²F/∂a∂b = tr(BΣ_aCΣ_b) + tr(CΣ_aBΣ_b) − tr(BΣ_aBΣ_b) + tr((B − C)Σ_ab).
    """
    loadings = model.loadings
    b, c = B @ loadings, C @ loadings
    beta, gamma = loadings @ b, loadings @ c
    mixed = np.outer(b, c)
    loading_block = 2 * (mixed + mixed.T - np.outer(b, b) + (gamma - beta) * B + beta * C + B - C)
    cross_block = 2 * (B * (c - b) + C * b)
    residual_block = 2 * B * C - B * B
    k = len(loadings)
    hessian = np.empty((2 * k, 2 * k))
    hessian[:k, :k], hessian[:k, k:] = loading_block, cross_block
    hessian[k:, :k], hessian[k:, k:] = cross_block.T, residual_block
    return hessian


def _downhill(model: Model, step: Matrix, R: Matrix) -> Model | None:
    """The model after the step, halved until F falls; None where it never does."""
    value = discrepancy(model, R)
    for _ in range(MOST_HALVINGS):
        candidate = model.moved(step)
        if discrepancy(candidate, R) < value:
            return candidate
        step = step / 2
    return None


def _polished(model: Model, R: Matrix) -> Model | None:
    for _ in range(POLISHING_STEPS):
        model = model.moved(_newton_step(model, R))
    B = _inverse(model)
    slope = _gradient(model, B - B @ R @ B)
    return model if float(np.abs(slope).max()) < FLAT else None

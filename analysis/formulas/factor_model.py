"""A confirmatory factor model of simple structure: each item loads on one factor, the factors correlate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import linalg

from analysis.scoring import Matrix

_STEPS = 300
_GRADIENT = 1e-11


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorFit:
    """Maximum-likelihood estimates on the correlation matrix, factors of variance 1.

    `loadings` shape (p,) (each item's own factor), `phi` (d, d), `residuals` (p,) residual variances, `implied` (p, p),
    `discrepancy` F, `parameters` their number; `errors` (p,) are the loadings' standard errors at n = 1 (divide by √n).
    `converged` is False where the search did not reach a stationary point: the estimates then mean nothing.
    """

    loadings: Matrix
    phi: Matrix
    residuals: Matrix
    implied: Matrix
    discrepancy: float
    parameters: int
    errors: Matrix
    converged: bool

    @property
    def standardised(self) -> Matrix:
        """Loadings with the items at variance 1 too, λ/√(λ² + θ); shape (p,)."""
        return np.asarray(self.loadings / np.sqrt(np.diag(self.implied)))

    @property
    def proper(self) -> bool:
        """Whether no residual variance is negative and no factor correlation beyond ±1."""
        return bool((self.residuals >= 0).all() and np.linalg.eigvalsh(self.phi).min() >= -1e-9)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which entries of the parameter vector are loadings, factor correlations, residual variances."""

    factor: npt.NDArray[np.intp]
    free_items: npt.NDArray[np.intp]
    pairs: tuple[tuple[int, int], ...]
    factors: int

    @property
    def size(self) -> int:
        return 2 * len(self.free_items) + len(self.pairs)

    def unpack(self, parameters: Matrix) -> tuple[Matrix, Matrix, Matrix]:
        """Loadings (p, d), factor correlations (d, d), residual variances (p,)."""
        m = len(self.free_items)
        loading = np.zeros((len(self.factor), self.factors))
        loading[np.arange(len(self.factor)), self.factor] = 1.0
        loading[self.free_items, self.factor[self.free_items]] = parameters[:m]
        phi = np.eye(self.factors)
        for (f, g), value in zip(self.pairs, parameters[m : m + len(self.pairs)], strict=True):
            phi[f, g] = phi[g, f] = value
        residual = np.zeros(len(self.factor))
        residual[self.free_items] = parameters[m + len(self.pairs) :]
        return loading, phi, residual


def free_parameters(factor: Sequence[int]) -> int:
    """Loadings, residual variances and factor correlations; the only item of a factor is the factor itself."""
    return _layout(factor).size


def fit_factor_model(correlations: Matrix, factor: Sequence[int]) -> FactorFit:
    """Minimise F = log|Σ| + tr(RΣ⁻¹) − log|R| − p, Σ = ΛΦΛ' + Θ, by Fisher scoring with the analytic gradient.

    Args:
        correlations: R, shape (p, p), positive definite (LinAlgError otherwise). The estimates of a covariance matrix follow by
            scale: the unstandardised loading is the item's standard deviation times the one given here.
        factor: for each item the number of its factor, 0…d−1.

    The chi-square is n·F, as R's lavaan with its default `likelihood = "normal"`. Numerical derivatives are nowhere used.
    """
    layout = _layout(factor)
    log_det = _log_det(correlations)
    parameters = _start(correlations, layout)
    value = _discrepancy(correlations, layout, parameters, log_det)
    converged = False
    for _ in range(_STEPS):
        gradient, information = _derivatives(correlations, layout, parameters)
        if np.abs(gradient).max(initial=0.0) < _GRADIENT:
            converged = True
            break
        step = linalg.lstsq(information, -gradient, cond=1e-12)[0]
        parameters, value, moved = _line(correlations, layout, parameters, step, value, log_det)
        if not moved:
            converged = bool(np.abs(gradient).max() < 1e-7)
            break
    loading, phi, residual = layout.unpack(parameters)
    implied = loading @ phi @ loading.T + np.diag(residual)
    own = loading[np.arange(len(layout.factor)), layout.factor]
    errors = _standardised_errors(correlations, layout, parameters, own, residual)
    return FactorFit(
        loadings=own,
        phi=phi,
        residuals=residual,
        implied=implied,
        discrepancy=max(value, 0.0),
        parameters=layout.size,
        errors=errors,
        converged=converged,
    )


def _layout(factor: Sequence[int]) -> _Layout:
    membership = np.asarray(factor, dtype=np.intp)
    factors = int(membership.max()) + 1
    sizes = np.bincount(membership, minlength=factors)
    free = np.flatnonzero(sizes[membership] > 1)
    pairs = tuple((f, g) for f in range(factors) for g in range(f))
    return _Layout(factor=membership, free_items=free, pairs=pairs, factors=factors)


def _start(correlations: Matrix, layout: _Layout) -> Matrix:
    """Loadings from each block's first principal component, correlations of the components (shrunk), the rest residual."""
    loading = np.zeros((len(layout.factor), layout.factors))
    for f in range(layout.factors):
        items = np.flatnonzero(layout.factor == f)
        block = correlations[np.ix_(items, items)]
        values, vectors = np.linalg.eigh(block)
        first = vectors[:, -1] * np.sign(vectors[:, -1].sum() or 1.0)
        loading[items, f] = first * np.sqrt(values[-1]) if len(items) > 1 else 1.0
    weights = loading / np.sqrt((loading**2).sum(axis=0))
    between = weights.T @ correlations @ weights
    scale = np.sqrt(np.diag(between))
    phi = 0.9 * between / np.outer(scale, scale)
    own = np.clip(0.9 * loading[layout.free_items, layout.factor[layout.free_items]], -0.95, 0.95)
    return np.concatenate([own, [phi[f, g] for f, g in layout.pairs], 1 - own**2])


def _log_det(matrix: Matrix) -> float:
    return float(2 * np.log(np.diag(np.linalg.cholesky(matrix))).sum())


def _discrepancy(correlations: Matrix, layout: _Layout, parameters: Matrix, log_det: float) -> float:
    """F, or infinity where Σ is not positive definite."""
    loading, phi, residual = layout.unpack(parameters)
    sigma = loading @ phi @ loading.T + np.diag(residual)
    try:
        factor = linalg.cho_factor(sigma, lower=True)
    except linalg.LinAlgError:
        return np.inf
    own = 2 * np.log(np.diag(factor[0])).sum()
    return float(own + np.trace(linalg.cho_solve(factor, correlations)) - log_det - len(sigma))


def _slopes(layout: _Layout, loading: Matrix, phi: Matrix) -> Matrix:
    """∂Σ/∂parameter for each parameter, shape (q, p, p)."""
    p = len(layout.factor)
    slopes = np.zeros((layout.size, p, p))
    m = len(layout.free_items)
    common = loading @ phi
    for a, item in enumerate(layout.free_items):
        slopes[a, item, :] += common[:, layout.factor[item]]
        slopes[a, :, item] += common[:, layout.factor[item]]
        slopes[m + len(layout.pairs) + a, item, item] = 1.0
    for b, (f, g) in enumerate(layout.pairs):
        product = np.outer(loading[:, f], loading[:, g])
        slopes[m + b] = product + product.T
    return slopes


def _derivatives(correlations: Matrix, layout: _Layout, parameters: Matrix) -> tuple[Matrix, Matrix]:
    """Gradient of F, shape (q,), and its expected Hessian tr(Σ⁻¹ ∂Σ_a Σ⁻¹ ∂Σ_b), shape (q, q)."""
    loading, phi, residual = layout.unpack(parameters)
    inverse = np.linalg.inv(loading @ phi @ loading.T + np.diag(residual))
    slopes = _slopes(layout, loading, phi)
    weight = inverse - inverse @ correlations @ inverse
    gradient = np.einsum("aij,ij->a", slopes, weight)
    scaled = inverse @ slopes
    flat = scaled.reshape(layout.size, -1)
    information = flat @ scaled.transpose(0, 2, 1).reshape(layout.size, -1).T
    return gradient, information


def _line(
    correlations: Matrix, layout: _Layout, parameters: Matrix, step: Matrix, value: float, log_det: float
) -> tuple[Matrix, float, bool]:
    """Halve the step until F does not rise; (parameters, F, whether anything moved)."""
    size = 1.0
    for _ in range(40):
        trial = parameters + size * step
        reached = _discrepancy(correlations, layout, trial, log_det)
        if reached <= value + 1e-14 * max(abs(value), 1.0):
            return trial, reached, bool(np.abs(size * step).max() > 1e-15)
        size /= 2
    return parameters, value, False


def _standardised_errors(
    correlations: Matrix, layout: _Layout, parameters: Matrix, own: Matrix, residual: Matrix
) -> Matrix:
    """√n times the standard errors of λ/√(λ² + θ), by the delta method from the expected information n/2·H.

    R: `lavaan::standardizedSolution(fit)$se`. 0 for the only item of a factor; NaN where the information is singular.
    """
    m = len(layout.free_items)
    _, information = _derivatives(correlations, layout, parameters)
    errors = np.zeros(len(layout.factor))
    try:
        covariance = np.linalg.inv(information / 2)
    except np.linalg.LinAlgError:
        errors[layout.free_items] = np.nan
        return errors
    for a, item in enumerate(layout.free_items):
        at = [a, m + len(layout.pairs) + a]
        length = own[item] ** 2 + residual[item]
        slope = np.array([residual[item], -own[item] / 2]) / length**1.5
        errors[item] = np.sqrt(max(float(slope @ covariance[np.ix_(at, at)] @ slope), 0.0))
    return errors

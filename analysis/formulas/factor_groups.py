"""One factor model in several groups at once: loadings equal (metric), intercepts too (scalar), by maximum likelihood.

    Σ_g = Λ·Φ_g·Λ' + Θ_g,  μ_g = τ + Λ·κ_g;  the first group's factors have variance 1 and mean 0
    F = Σ_g n_g/n · (log|Σ_g| + tr(T_g·Σ_g⁻¹) − log|S_g| − p),  T_g = S_g + (m_g − μ_g)(m_g − μ_g)';  χ² = n·F

Without equal intercepts the means are saturated. Fisher scoring with analytic slopes. Jöreskog (1971), Psychometrika 36, 409-426;
Sörbom (1974). R: `lavaan::cfa(group = …, group.equal = c("loadings", "intercepts"))`.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.formulas.factor_model import fit_factor_model
from analysis.scoring import Matrix

_STEPS = 200
_GRADIENT = 1e-10
_STATIONARY = 1e-6  # where rounding stops the search first
_ROUNDING = 1e-13
_SHORTEST = 1e-6
Slope = tuple[int, Matrix, Matrix]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoments:
    """A group's n, means, shape (p,), and covariances over n, shape (p, p)."""

    n: int
    mean: Matrix
    S: Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsFit:
    """χ² and degrees of freedom; with equal intercepts the factors' means and errors in each group but the first, (g − 1, d)."""

    chi2: float
    df: int
    means: Matrix
    errors: Matrix


def moments_of(samples: Sequence[Matrix]) -> list[GroupMoments]:
    """Of complete answers group by group, all brought to the pooled mean and deviation, which changes no fit."""
    pooled = np.vstack(samples)
    scaled = [(sample - pooled.mean(axis=0)) / pooled.std(axis=0) for sample in samples]
    return [GroupMoments(n=len(X), mean=X.mean(axis=0), S=np.cov(X, rowvar=False, bias=True)) for X in scaled]


def configural(groups: Sequence[GroupMoments], factor: Sequence[int]) -> GroupsFit | None:
    """The model with everything free in every group; None where one of them has no solution."""
    chi2, df, p = 0.0, 0, len(factor)
    for own in groups:
        sd = np.sqrt(np.diag(own.S))
        fit = fit_factor_model(own.S / np.outer(sd, sd), factor)
        if not fit.converged:
            return None
        chi2, df = chi2 + own.n * fit.discrepancy, df + p * (p + 1) // 2 - fit.parameters
    return GroupsFit(chi2=chi2, df=df, means=np.empty((0, 0)), errors=np.empty((0, 0)))


def equal_across(groups: Sequence[GroupMoments], factor: Sequence[int], *, intercepts: bool) -> GroupsFit | None:
    """Loadings, and intercepts too, equal in all groups; None where the search finds no solution."""
    model = _Equal(groups, np.asarray(factor, dtype=np.intp), intercepts)
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
    return model.result(values, reached, H) if np.abs(gradient).max() < _STATIONARY else None


class _Equal:
    """Where each parameter stands in the vector: loadings, intercepts, then group by group residual variances, Φ, κ."""

    def __init__(self, groups: Sequence[GroupMoments], factor: Matrix, intercepts: bool) -> None:
        self.groups, self.factor, self.intercepts = groups, factor, intercepts
        self.p, self.d = len(factor), int(factor.max()) + 1
        self.n = sum(own.n for own in groups)
        self.size = self.p * (2 if intercepts else 1)
        self.theta, self.phi, self.kappa = list[int](), list[dict[tuple[int, int], int]](), list[int]()
        for place in range(len(groups)):
            self.theta.append(self._take(self.p))
            pairs = [(f, g) for f in range(self.d) for g in range(f + (place > 0))]
            start = self._take(len(pairs))
            self.phi.append({pair: start + at for at, pair in enumerate(pairs)})
            self.kappa.append(self._take(self.d) if intercepts and place else -1)

    def _take(self, count: int) -> int:
        self.size += count
        return self.size - count

    def start(self) -> Matrix:
        """Loadings of the pooled correlations; equal factors in all groups."""
        pooled = sum(own.n * own.S for own in self.groups) / self.n
        sd = np.sqrt(np.diag(pooled))
        fit = fit_factor_model(pooled / np.outer(sd, sd), self.factor.tolist())
        values = np.zeros(self.size)
        values[: self.p] = np.clip(fit.loadings, -0.95, 0.95) * sd
        for theta, phi in zip(self.theta, self.phi, strict=True):
            values[theta : theta + self.p] = np.maximum(fit.residuals, 0.1) * sd**2
            for (f, g), at in phi.items():
                values[at] = 1.0 if f == g else 0.9 * fit.phi[f, g]
        return values

    def parts(self, values: Matrix, place: int) -> tuple[Matrix, Matrix, Matrix, Matrix, Matrix]:
        """Λ, Φ, κ, Σ and μ of a group."""
        loadings = np.zeros((self.p, self.d))
        loadings[np.arange(self.p), self.factor] = values[: self.p]
        phi = np.eye(self.d)
        for (f, g), at in self.phi[place].items():
            phi[f, g] = phi[g, f] = values[at]
        theta, kappa = self.theta[place], self.kappa[place]
        means = values[kappa : kappa + self.d] if kappa >= 0 else np.zeros(self.d)
        sigma = loadings @ phi @ loadings.T + np.diag(values[theta : theta + self.p])
        mu = values[self.p : 2 * self.p] + loadings @ means if self.intercepts else self.groups[place].mean
        return loadings, phi, means, sigma, mu

    def discrepancy(self, values: Matrix) -> float:
        """F, or infinity where some Σ is not positive definite."""
        total = 0.0
        for place, own in enumerate(self.groups):
            _loadings, _phi, _means, sigma, mu = self.parts(values, place)
            try:
                root = np.linalg.cholesky(sigma)
            except np.linalg.LinAlgError:
                return math.inf
            off = own.mean - mu
            inside = np.linalg.solve(sigma, own.S + np.outer(off, off))
            log_det = 2 * float(np.log(np.diag(root)).sum()) - float(np.linalg.slogdet(own.S)[1])
            total += own.n / self.n * (log_det + float(np.trace(inside)) - self.p)
        return total

    def derivatives(self, values: Matrix) -> tuple[Matrix, Matrix]:
        """Gradient of F and its expected Hessian."""
        gradient, H = np.zeros(self.size), np.zeros((self.size, self.size))
        for place, own in enumerate(self.groups):
            loadings, phi, means, sigma, mu = self.parts(values, place)
            inverse, off = np.linalg.inv(sigma), own.mean - mu
            weight = inverse - inverse @ (own.S + np.outer(off, off)) @ inverse
            slopes = list(self._slopes(place, loadings, phi, means))
            at = np.array([slope[0] for slope in slopes])
            D = np.array([slope[1] for slope in slopes])
            m = np.array([slope[2] for slope in slopes])
            share = own.n / self.n
            gradient[at] += share * (np.einsum("aij,ij->a", D, weight) - 2 * m @ inverse @ off)
            scaled = inverse @ D
            second = np.einsum("aij,bji->ab", scaled, scaled, optimize=True) + 2 * m @ inverse @ m.T
            H[np.ix_(at, at)] += share * second
        return gradient, H

    def _slopes(self, place: int, loadings: Matrix, phi: Matrix, means: Matrix) -> Iterator[Slope]:
        """Parameter, ∂Σ, ∂μ of a group."""
        p, none, nowhere = self.p, np.zeros((self.p, self.p)), np.zeros(self.p)
        common = loadings @ phi
        for item, f in enumerate(self.factor):
            slope, unit = np.zeros((p, p)), np.eye(p)[item]
            slope[item, :] += common[:, f]
            slope[:, item] += common[:, f]
            yield item, slope, unit * means[f] if self.intercepts else nowhere
            if self.intercepts:
                yield p + item, none, unit
            yield self.theta[place] + item, np.outer(unit, unit), nowhere
        for (f, g), at in self.phi[place].items():
            product = np.outer(loadings[:, f], loadings[:, g])
            yield at, product if f == g else product + product.T, nowhere
        if self.kappa[place] >= 0:
            for f in range(self.d):
                yield self.kappa[place] + f, none, loadings[:, f]

    def result(self, values: Matrix, reached: float, H: Matrix) -> GroupsFit:
        told = len(self.groups) * (self.p * (self.p + 1) // 2 + (self.p if self.intercepts else 0))
        errors = np.sqrt(np.clip(np.diag(np.linalg.pinv(H, hermitian=True)), 0, None) * 2 / self.n)
        starts = [kappa for kappa in self.kappa if kappa >= 0]
        return GroupsFit(
            chi2=self.n * max(reached, 0.0),
            df=told - self.size,
            means=np.array([values[at : at + self.d] for at in starts]).reshape(-1, self.d),
            errors=np.array([errors[at : at + self.d] for at in starts]).reshape(-1, self.d),
        )


def baseline(groups: Sequence[GroupMoments]) -> tuple[float, int]:
    """χ² and degrees of freedom of items that go together in no group."""
    chi2, p = 0.0, len(groups[0].mean)
    for own in groups:
        sd = np.sqrt(np.diag(own.S))
        chi2 -= own.n * float(np.linalg.slogdet(own.S / np.outer(sd, sd))[1])
    return chi2, len(groups) * p * (p - 1) // 2

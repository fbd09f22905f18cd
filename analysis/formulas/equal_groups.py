"""One factor model in several groups at once, as the search sees it: its parameters, its distance F, slopes and scores.

    Σ_g = Λ·Φ_g·Λ' + Θ_g,  μ_g = τ + Λ·κ_g;  the first group's factors have variance 1 and mean 0
    F = Σ_g n_g/n · (log|Σ_g| + tr(T_g·Σ_g⁻¹) − log|S_g| − p),  T_g = S_g + (m_g − μ_g)(m_g − μ_g)'

Loadings are equal in all groups, intercepts too if asked; else the means are saturated.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.formulas.factor_model import fit_factor_model
from analysis.item_matrices import Matrix

Slope = tuple[int, Matrix, Matrix]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMoments:
    """A group's complete answers, shape (n, p), their means, (p,), and covariances over n, (p, p)."""

    answers: Matrix
    mean: Matrix
    S: Matrix

    @property
    def n(self) -> int:
        return len(self.answers)


class EqualModel:
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

    def at_the_means(self) -> list[int]:
        """Where the factors' means stand in the vector, group by group but for the first."""
        return [kappa + f for kappa in self.kappa if kappa >= 0 for f in range(self.d)]

    def products(self, values: Matrix) -> Matrix:
        """The covariances of one response's scores within its group, shape (q, q): J of the sandwich errors.

        A score is ½·(x − m)'Σ⁻¹·∂Σ·Σ⁻¹(x − m) + ∂μ'Σ⁻¹(x − m), whatever the answers' distribution.
        """
        J = np.zeros((self.size, self.size))
        for place, own in enumerate(self.groups):
            loadings, phi, means, sigma, _mu = self.parts(values, place)
            slopes = list(self._slopes(place, loadings, phi, means))
            at = np.array([slope[0] for slope in slopes])
            weighed = (own.answers - own.mean) @ np.linalg.inv(sigma)
            scores = np.array([((weighed @ D) * weighed).sum(axis=1) / 2 + weighed @ m for _at, D, m in slopes])
            J[np.ix_(at, at)] += own.n / self.n * np.cov(scores, bias=True)
        return J

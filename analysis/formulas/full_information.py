"""A factor model of answers of which some are missing, by full-information maximum likelihood.

The likelihood is `missing_patterns`'s, means free; χ² = n·(F − F_saturated), errors from the observed information. Beside it
the χ² for answers that are not normal (Yuan and Bentler 2000, Sociological Methodology 30, 165-200, as Mplus computes it):

    χ²/c, c = (tr(J₁·I₁⁻¹) − tr(J₀·I₀⁻¹))/df

I is the observed information and J the mean product of scores, without the model (1) and at it (0).

R: `lavaan::cfa(missing = "ml")`, with `estimator = "MLR"` for the scaled χ².
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.formulas.factor_model import FactorFit, fit_at, inverse_of
from analysis.formulas.factor_structure import Structure, structure_of
from analysis.formulas.fit_indexes import FitIndexes, indexes_from
from analysis.formulas.missing_patterns import (
    Pattern,
    by_moments,
    gradient,
    hessian,
    likelihood,
    patterns_of,
    saturated,
    scores,
    total,
)
from analysis.formulas.robust_fit import RobustFit, scaled_fit
from analysis.item_matrices import Matrix

_STEPS = 200
_GRADIENT = 1e-9
_STATIONARY = 1e-6  # where rounding stops the search first
_ROUNDING = 1e-13
_SHORTEST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class FullInformation:
    """The fit over `n` responses in `patterns` patterns of missing answers.

    `R`, shape (p, p), and `sd`, shape (p,) (over n), are of the saturated model; `fit` is at items of these means and deviations.
    `pull`: F's slope and expected curvature by the moments; `deviance` −2·log L of the answers as they were given.
    """

    n: int
    patterns: int
    R: Matrix
    sd: Matrix
    fit: FactorFit
    indexes: FitIndexes
    robust: RobustFit | None
    pull: tuple[Matrix, Matrix]
    deviance: float


def full_information(X: Matrix, factor: Sequence[int], *, general: bool = False) -> FullInformation | None:
    """From answers, shape (n, p), NaN where missing, every item varying; None where there is no saturated model."""
    centred = (X - np.nanmean(X, axis=0)) / np.nanstd(X, axis=0)
    whole = saturated(patterns_of(centred), np.eye(X.shape[1]), np.zeros(X.shape[1]))
    if whole is None:
        return None
    sigma, mu = whole
    sd = np.sqrt(np.diag(sigma))
    R, patterns = sigma / np.outer(sd, sd), patterns_of((centred - mu) / sd)
    structure = structure_of(factor, general=general)
    search = _Search(patterns, structure)
    values, reached, settled = search.run(np.concatenate([structure.start(R), np.zeros(len(R))]))
    covariance = inverse_of(search.information(values))
    own, mean = values[: structure.size], values[structure.size :]
    n, none = total(patterns), likelihood(patterns, R, np.zeros(len(R)))
    q = structure.size
    fit = fit_at(structure, own, max(reached - none, 0.0), covariance[:q, :q], converged=settled)
    apart = _independent(patterns, len(R))
    p = len(R)
    left = np.concatenate([(R - fit.implied)[np.tril_indices(p)], mean])
    found = indexes_from(
        chi2=n * fit.discrepancy,
        df=p * (p + 1) // 2 - q,
        base=n * (likelihood(patterns, *apart) - none),
        base_df=p * (p - 1) // 2,
        srmr=float(np.sqrt(np.mean(left**2))),
        n=n,
    )
    robust = _robust(search, values, R, apart, found, n) if settled and found.df > 0 else None
    moments, scale = search.moments(values), np.nanstd(X, axis=0) * sd
    answered = np.isfinite(X).sum(axis=0)
    return FullInformation(
        n=n,
        patterns=len(patterns),
        R=R,
        sd=scale,
        fit=fit,
        indexes=found,
        robust=robust,
        pull=(by_moments(*gradient(patterns, *moments)), hessian(patterns, *moments, observed=False)),
        deviance=n * reached + float(answered @ (np.log(2 * np.pi) + 2 * np.log(scale))),
    )


@dataclass(frozen=True, slots=True)
class _Search:
    """The model's likelihood as a function of θ and the means."""

    patterns: Sequence[Pattern]
    structure: Structure

    def moments(self, values: Matrix) -> tuple[Matrix, Matrix]:
        q = self.structure.size
        return self.structure.implied(values[:q]), values[q:]

    def value(self, values: Matrix) -> float:
        return likelihood(self.patterns, *self.moments(values))

    def delta(self, values: Matrix) -> Matrix:
        """∂moments/∂parameters, shape (p(p+1)/2 + p, q + p)."""
        slopes = self.structure.slopes(values[: self.structure.size])
        rows, columns = np.tril_indices(slopes.shape[1])
        p, size = slopes.shape[1], len(rows)
        delta = np.zeros((size + p, len(slopes) + p))
        delta[:size, : len(slopes)] = slopes[:, rows, columns].T
        delta[size:, len(slopes) :] = np.eye(p)
        return delta

    def slope(self, values: Matrix) -> Matrix:
        return np.asarray(self.delta(values).T @ by_moments(*gradient(self.patterns, *self.moments(values))))

    def hessian(self, values: Matrix, *, observed: bool) -> Matrix:
        delta, q = self.delta(values), self.structure.size
        H = delta.T @ hessian(self.patterns, *self.moments(values), observed=observed) @ delta
        if observed:
            weight, _slope = gradient(self.patterns, *self.moments(values))
            H[:q, :q] += self.structure.curvature(values[:q], weight)
        return np.asarray(H)

    def information(self, values: Matrix) -> Matrix:
        """Observed, of one response."""
        return self.hessian(values, observed=True) / 2

    def run(self, values: Matrix) -> tuple[Matrix, float, bool]:
        """Newton's steps, Fisher's where the observed Hessian is not positive definite; (parameters, F, whether it settled)."""
        reached = self.value(values)
        for _step in range(_STEPS):
            slope = self.slope(values)
            if np.abs(slope).max() < _GRADIENT:
                break
            H = self.hessian(values, observed=True)
            if np.linalg.eigvalsh(H).min() <= 0:
                H = self.hessian(values, observed=False)
            step, size = -np.linalg.lstsq(H, slope, rcond=1e-12)[0], 1.0
            while self.value(values + size * step) > reached + _ROUNDING and size > _SHORTEST:
                size /= 2
            values = values + size * step
            reached = self.value(values)
        return values, reached, bool(np.abs(self.slope(values)).max() < _STATIONARY)


def _independent(patterns: Sequence[Pattern], p: int) -> tuple[Matrix, Matrix]:
    """Σ and μ of items that do not go together: each item's own moments over those who answered it."""
    seen = [np.concatenate([own.X[:, own.seen == j].ravel() for own in patterns]) for j in range(p)]
    return np.diag([x.var() for x in seen]), np.array([x.mean() for x in seen])


def _robust(
    search: _Search, values: Matrix, R: Matrix, apart: tuple[Matrix, Matrix], found: FitIndexes, n: int
) -> RobustFit:
    p, patterns = len(R), search.patterns
    rows, columns = np.tril_indices(p)
    free = _spread(patterns, (R, np.zeros(p)), np.eye(len(rows) + p))
    own = _spread(patterns, search.moments(values), search.delta(values), search.information(values))
    alone = np.eye(len(rows) + p)[:, np.append(rows == columns, np.ones(p, dtype=bool))]
    return scaled_fit(found, (free - own) / found.df, (free - _spread(patterns, apart, alone)) / found.baseline_df, n)


def _spread(
    patterns: Sequence[Pattern], moments: tuple[Matrix, Matrix], delta: Matrix, information: Matrix | None = None
) -> float:
    """tr(J·I⁻¹) of a model with slopes `delta`; without curvature I follows from the moments."""
    products = np.zeros((delta.shape[1], delta.shape[1]))
    for block in scores(patterns, *moments):
        along = block @ delta
        products += along.T @ along
    if information is None:
        information = delta.T @ hessian(patterns, *moments, observed=True) @ delta / 2
    return float(np.trace(np.linalg.solve(information, products / total(patterns))))

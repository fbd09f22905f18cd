"""The factor model that an instrument itself claims, fitted to one battery: each item on its dimension, dimensions correlated."""

from dataclasses import dataclass

import numpy as np

from analysis.answers import Answers, ItemSet, dimension_sets
from analysis.methods.numbers.factor_model import FactorFit, fit_factor_model, free_parameters
from analysis.moments import cross_products
from analysis.reliability import correlations
from analysis.scoring import Matrix, complete
from instruments.model import Item

SMALLEST_EIGENVALUE = 1e-9  # of the correlation matrix; below it the items repeat one another


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionModel:
    """The model of one family in one battery over the `n` responses complete on all its items.

    `fit` is None where there is none to be had, and `reason` is then the code of a note. `R` are the items' correlations and
    `sd` their standard deviations (n − 1), shape (p, p) and (p,).
    """

    scales: tuple[ItemSet, ...]
    n: int
    R: Matrix
    sd: Matrix
    fit: FactorFit | None
    reason: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for scale in self.scales for item in scale.items)

    @property
    def factor(self) -> tuple[int, ...]:
        """For each item the position of its dimension."""
        return tuple(f for f, scale in enumerate(self.scales) for _ in scale.items)

    def loadings_of(self, position: int) -> Matrix:
        """Standardised loadings of one dimension's items; empty where there is no fit."""
        if self.fit is None:
            return np.empty(0)
        own = np.asarray(self.factor) == position
        length = np.sqrt(np.diag(self.fit.implied))[own]
        return np.asarray(self.fit.loadings[own] / length)


def fit_dimensions(answers: Answers, family: str, measure: str) -> DimensionModel:
    """Fit the family's dimensions in one battery (or the gaps)."""
    scales = dimension_sets(answers.instrument, family, measure)
    X = np.hstack([answers.of(scale.items, measure) for scale in scales]) if scales else np.empty((answers.n, 0))
    X = X[complete(X)] if X.shape[1] else X[:0]
    products = cross_products(X)
    n = len(X)
    sd = np.sqrt(np.diag(products) / (n * (n - 1))) if n > 1 else np.full(X.shape[1], np.nan)
    R = correlations(products)
    factor = tuple(f for f, scale in enumerate(scales) for _ in scale.items)
    reason = _impossible(R, factor, n)
    if reason:
        return DimensionModel(scales=scales, n=n, R=R, sd=sd, fit=None, reason=reason)
    fit = fit_factor_model(R, factor)
    if not fit.converged:
        return DimensionModel(scales=scales, n=n, R=R, sd=sd, fit=None, reason="model_not_converged")
    return DimensionModel(scales=scales, n=n, R=R, sd=sd, fit=fit)


def composite_reliability(loadings: Matrix) -> float:
    """(Σλ)²/((Σλ)² + Σ(1 − λ²)) from standardised loadings (Fornell and Larcker 1981); NaN without two of them."""
    if len(loadings) < 2:
        return np.nan
    common = float(loadings.sum()) ** 2
    return common / (common + float((1 - loadings**2).sum()))


def average_variance_extracted(loadings: Matrix) -> float:
    """The mean of the squared standardised loadings (Fornell and Larcker 1981); NaN without two of them."""
    return float((loadings**2).mean()) if len(loadings) > 1 else np.nan


def _impossible(R: Matrix, factor: tuple[int, ...], n: int) -> str:
    """The code of the reason why the model cannot be fitted, or ""."""
    p = len(factor)
    if p < 3:
        return "model_too_few_items"
    if n <= p:
        return "model_too_few_responses"
    if not np.isfinite(R).all():
        return "model_constant_item"
    if np.linalg.eigvalsh(R).min() < SMALLEST_EIGENVALUE:
        return "model_singular"
    if free_parameters(factor) > p * (p + 1) // 2:
        return "model_not_identified"
    return ""

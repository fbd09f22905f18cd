"""The factor model that an instrument itself claims, fitted to one battery: each item on its dimension, dimensions correlated."""

from dataclasses import dataclass

import numpy as np

from analysis.answers import Answers, ItemSet, dimension_sets
from analysis.formulas.factor_model import FactorFit, fit_factor_model
from analysis.formulas.factor_structure import structure_of
from analysis.formulas.fit_indexes import FitIndexes, fit_indexes
from analysis.item_matrices import Matrix
from analysis.methods.item_correlations import ItemCorrelations, item_correlations


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionModel:
    """The model of one family in one battery over the responses complete on all its items.

    `fit` is None where there is none to be had, and `reason` is then the code of a note.
    """

    scales: tuple[ItemSet, ...]
    data: ItemCorrelations
    fit: FactorFit | None
    reason: str

    @property
    def n(self) -> int:
        return self.data.n

    @property
    def factor(self) -> tuple[int, ...]:
        """For each item the position of its dimension."""
        return _membership(self.scales)

    def indexes(self, fit: FactorFit) -> FitIndexes:
        """How well a model of these correlations fits them."""
        return fit_indexes(self.data.R, fit.implied, fit.discrepancy, fit.parameters, self.n)

    def loadings_of(self, position: int) -> Matrix:
        """Standardised loadings of one dimension's items; empty where there is no fit."""
        return np.empty(0) if self.fit is None else self.fit.standardised[np.asarray(self.factor) == position]


def fit_dimensions(answers: Answers, family: str, measure: str, *, general: bool = False) -> DimensionModel:
    """Fit the family's dimensions in one battery (or the gaps); with `general`, one factor explains all their correlations."""
    scales = dimension_sets(answers.instrument, family, measure)
    data = item_correlations(answers, [item for scale in scales for item in scale.items], measure)
    factor, p = _membership(scales), len(data.items)
    reason = data.reason
    if not reason and structure_of(factor, general=general).size > p * (p + 1) // 2:
        reason = "model_not_identified"
    fit = None if reason else fit_factor_model(data.R, factor, general=general)
    if fit is not None and not fit.converged:
        fit, reason = None, "model_not_converged"
    return DimensionModel(scales=scales, data=data, fit=fit, reason=reason)


def composite_reliability(loadings: Matrix) -> float:
    """(Σλ)²/((Σλ)² + Σ(1 − λ²)) from standardised loadings (Fornell and Larcker 1981); NaN without two of them."""
    if len(loadings) < 2:
        return np.nan
    common = float(loadings.sum()) ** 2
    return common / (common + float((1 - loadings**2).sum()))


def average_variance_extracted(loadings: Matrix) -> float:
    """The mean of the squared standardised loadings (Fornell and Larcker 1981); NaN without two of them."""
    return float((loadings**2).mean()) if len(loadings) > 1 else np.nan


def _membership(scales: tuple[ItemSet, ...]) -> tuple[int, ...]:
    return tuple(position for position, scale in enumerate(scales) for _ in scale.items)

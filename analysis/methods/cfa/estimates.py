"""The model estimated as the options say: over complete responses, over all answers that there are, or of ordered answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import Answers, ItemSet, dimension_sets
from analysis.formulas.factor_model import FactorFit
from analysis.formulas.factor_structure import FEWEST_UNDER_GENERAL, structure_of
from analysis.formulas.fit_indexes import FitIndexes
from analysis.formulas.full_information import full_information
from analysis.formulas.polychoric import MOST_CATEGORIES, at_the_limit, correlations_of, pair_tables
from analysis.formulas.robust_fit import RobustFit, robust_fit
from analysis.formulas.weighted_model import WeightedFit, weighted_model
from analysis.item_matrices import Matrix, complete
from analysis.methods.cfa.spec import CfaOptions
from analysis.methods.dimension_model import fit_dimensions
from analysis.methods.item_correlations import FEWEST_ITEMS, SMALLEST_EIGENVALUE, item_correlations
from analysis.methods.table_builder import of_complete
from analysis.table import Note, Sample, Value
from analysis.tally.distribution import Distribution
from instruments.model import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """A fit over `sample`, with the correlations `R` (p, p) that it explains and the items' deviations `sd` (p,).

    `method` names the procedure; `patterns` counts the patterns of missing answers, 0 where only complete responses count;
    `weighted` is the model of ordered answers. `pull`: what the moments would lower the distance by, and its curvature
    (`formulas.model_changes`), where they are not those of complete answers; `deviance` is −2·log L with the means as parameters.
    """

    scales: tuple[ItemSet, ...]
    sample: Sample
    R: Matrix
    sd: Matrix
    fit: FactorFit
    indexes: FitIndexes
    robust: RobustFit | None
    method: str
    patterns: int = 0
    weighted: WeightedFit | None = None
    pull: tuple[Matrix, Matrix] | None = None
    deviance: float | None = None

    @property
    def n(self) -> int:
        return self.sample.used

    @property
    def cuts(self) -> tuple[Matrix, ...]:
        """The thresholds of ordered answers, item by item."""
        return self.weighted.cuts if self.weighted else ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for scale in self.scales for item in scale.items)


def estimate(
    answers: Answers, family: str, measure: str, options: CfaOptions, *, general: bool = False
) -> Estimates | Note:
    """The family's dimensions in one battery, under a general factor if asked; or the note that says why not."""
    found = _estimate(answers, family, measure, options, general)
    return Note(code=found, where="") if isinstance(found, str) else found


def _estimate(
    answers: Answers, family: str, measure: str, options: CfaOptions, general: bool
) -> Estimates | Note | str:
    if general and len(dimension_sets(answers.instrument, family, measure)) < FEWEST_UNDER_GENERAL:
        return "second_order_too_few"
    if options.estimator == "ordered_answers":
        return _of_ordered(answers, family, measure, general)
    if options.missing == "full_information":
        return _of_all_answers(answers, family, measure, general)
    return _of_complete(answers, family, measure, general)


def _of_complete(answers: Answers, family: str, measure: str, general: bool) -> Estimates | str:
    model = fit_dimensions(answers, family, measure, general=general)
    if model.fit is None:
        return model.reason
    data, fit = model.data, model.fit
    found = model.indexes(fit)
    return Estimates(
        scales=model.scales,
        sample=of_complete(data.n, answers.n),
        R=data.R,
        sd=data.sd,
        fit=fit,
        indexes=found,
        robust=robust_fit(answers.complete_of(data.items, measure), fit, found),
        method="cfa",
    )


def _of_ordered(answers: Answers, family: str, measure: str, general: bool) -> Estimates | Note | str:
    scales = dimension_sets(answers.instrument, family, measure)
    items = [item for scale in scales for item in scale.items]
    data, X = item_correlations(answers, items, measure), answers.complete_of(items, measure)
    factor = [place for place, scale in enumerate(scales) for _item in scale.items]
    if data.reason or _too_many(factor, general):
        return data.reason or "model_not_identified"
    if max(len(Distribution.of(column).values) for column in X.T) > MOST_CATEGORIES:
        return "ordered_too_many"
    tables = pair_tables(X)
    r = correlations_of(tables)
    if beyond := at_the_limit(tables, r):
        return _without_correlation(items, beyond)
    found = weighted_model(tables, r, factor, general=general)
    if not found.fit.converged:
        return "model_not_converged"
    return Estimates(
        scales=scales,
        sample=of_complete(len(X), answers.n),
        R=found.R,
        sd=np.ones(len(items)),
        fit=found.fit,
        indexes=found.indexes,
        robust=None,
        method="cfa_ordered",
        weighted=found,
        pull=found.pull,
    )


def _without_correlation(items: Sequence[Item], pairs: Sequence[tuple[int, int]]) -> Note:
    first, second = pairs[0]
    params: dict[str, Value] = {"item": items[first].id, "other_item": items[second].id, "pairs": len(pairs)}
    return Note(code="ordered_at_limit", where="", params=params)


def _of_all_answers(answers: Answers, family: str, measure: str, general: bool) -> Estimates | str:
    scales = dimension_sets(answers.instrument, family, measure)
    X = answers.of([item for scale in scales for item in scale.items], measure)
    factor = [place for place, scale in enumerate(scales) for _item in scale.items]
    X = X[np.isfinite(X).any(axis=1)]
    reason = _why_not(X, factor, general)
    if reason:
        return reason
    found = full_information(X, factor, general=general)
    if found is None:
        return "missing_too_many"
    if not found.fit.converged:
        return "model_not_converged"
    return Estimates(
        scales=scales,
        sample=Sample(started=answers.n, complete=int(complete(X).sum()), used=found.n, rule="any_answer"),
        R=found.R,
        sd=found.sd,
        fit=found.fit,
        indexes=found.indexes,
        robust=found.robust,
        method="cfa_full_information",
        patterns=found.patterns,
        pull=found.pull,
        deviance=found.deviance,
    )


def _why_not(X: Matrix, factor: Sequence[int], general: bool) -> str:
    p = X.shape[1]
    if p < FEWEST_ITEMS:
        return "model_too_few_items"
    if len(X) <= p:
        return "model_too_few_responses"
    seen = np.isfinite(X).astype(float)
    if (seen.T @ seen).min() == 0:
        return "missing_too_many"
    if not all(len(np.unique(column[np.isfinite(column)])) > 1 for column in X.T):
        return "model_constant_item"
    if _repeat_each_other(X):
        return "model_singular"
    return "model_not_identified" if _too_many(factor, general) else ""


def _repeat_each_other(X: Matrix) -> bool:
    """Whether the answers to two items tell each other wholly, where both were answered; of complete answers, to any items."""
    if np.isfinite(X).all():
        return bool(np.linalg.eigvalsh(np.corrcoef(X, rowvar=False)).min() < SMALLEST_EIGENVALUE)
    r = pd.DataFrame(X).corr().to_numpy()
    return bool((np.abs(r[np.triu_indices(len(r), 1)]) > 1 - SMALLEST_EIGENVALUE).any())


def _too_many(factor: Sequence[int], general: bool) -> bool:
    """Whether the model has more unknowns than there are correlations and variances."""
    return structure_of(factor, general=general).size > len(factor) * (len(factor) + 1) // 2

"""The outcome as ordered answers: an ordered logit beside the least squares, and whether its slopes are parallel."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from scipy import stats

from analysis.formulas.ordered_logit import OrderedLogit, ordered_logit
from analysis.formulas.parallel_slopes import ParallelSlopes, brant
from analysis.methods import odds_ratios
from analysis.methods.regression.data import ModelData
from analysis.methods.table_builder import alike, code, count, listwise, note, number, p_value, part, table
from analysis.table import Column, Note, Table
from analysis.thresholds import MOST_ORDERED_CATEGORIES

MODEL = (
    *alike(count, "n", "categories"),
    *alike(number, "log_likelihood", "likelihood_ratio"),
    count("df"),
    p_value("p"),
    number("r2_mcfadden", 3),
    *alike(number, "aic", "bic", decimals=1),
)
THRESHOLDS = (number("up_to", 0), number("threshold", 3), number("se", 3))
PARALLEL = (code("test"), part("term", "term"), number("statistic"), count("df"), p_value("p"), code("verdict"))


def ordered_tables(data: ModelData, level: float) -> Iterator[Table]:
    """Fit, terms with odds ratios, thresholds, Brant's test; where there is no model, its table says why."""
    categories = len(np.unique(data.y))
    reason = _impossible(data, categories)
    fit = None if reason else ordered_logit(data.y, data.X)
    if fit is None:
        yield _table(data, "lab_ordered_model", MODEL, [], [reason or _note(data, "ordered_separated")])
        return
    yield _table(data, "lab_ordered_model", MODEL, [_model_row(fit, data)], [])
    terms = odds_ratios.odds_ratio_rows(data.names, fit.b, fit.errors[: len(fit.b)])
    yield _table(data, "lab_ordered_terms", odds_ratios.COLUMNS, terms, [])
    thresholds = zip(fit.categories, fit.thresholds, fit.errors[len(fit.b) :], strict=False)
    yield _table(data, "lab_ordered_thresholds", THRESHOLDS, list(thresholds), [])
    if categories > 2:
        parallel = brant(data.y, data.X)
        rows = _parallel_rows(parallel, data, level) if parallel else ()
        notes = _parallel_notes(parallel, data, categories - 1)
        yield _table(data, "lab_ordered_parallel", PARALLEL, rows, notes)


def _impossible(data: ModelData, categories: int) -> Note | None:
    if data.outcome.scale is None:
        return _note(data, "ordered_needs_scale")
    if categories > MOST_ORDERED_CATEGORIES:
        return _note(data, "too_many_categories", categories=categories, limit=MOST_ORDERED_CATEGORIES)
    return None


def _model_row(fit: OrderedLogit, data: ModelData) -> tuple[float, ...]:
    n, k = data.X.shape
    ratio = 2 * (fit.log_likelihood - fit.null_log_likelihood)
    deviance, parameters = -2 * fit.log_likelihood, k + len(fit.thresholds)
    mcfadden = 1 - fit.log_likelihood / fit.null_log_likelihood
    criteria = deviance + 2 * parameters, deviance + parameters * float(np.log(n))
    p = float(stats.chi2.sf(ratio, k))
    return (n, len(fit.categories), fit.log_likelihood, ratio, k, p, mcfadden, *criteria)


def _parallel_rows(parallel: ParallelSlopes, data: ModelData, level: float) -> Iterator[tuple[Any, ...]]:
    for name, (statistic, df, p) in zip((None, *data.names), (parallel.overall, *parallel.terms), strict=True):
        test = "brant_all" if name is None else "brant_term"
        yield test, name, statistic, df, p, "met" if p >= level else "violated"


def _parallel_notes(parallel: ParallelSlopes | None, data: ModelData, thresholds: int) -> Iterator[Note]:
    if parallel is None:
        yield _note(data, "brant_undefined")
    elif parallel.thresholds < thresholds:
        yield _note(data, "brant_some_thresholds", used=parallel.thresholds, thresholds=thresholds)


def _table(
    data: ModelData, table_id: str, columns: tuple[Column, ...], rows: Iterable[Sequence[Any]], notes: Iterable[Note]
) -> Table:
    params = {"outcome": data.outcome.id, "predictors": data.predictors}
    return table(
        table_id, columns, rows, method="ordered_logit", sample=listwise(data.used), notes=notes, params=params
    )


def _note(data: ModelData, note_code: str, **params: int) -> Note:
    return note(note_code, f"{data.where}/ordered_logit", **params)

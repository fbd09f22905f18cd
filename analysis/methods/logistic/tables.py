"""The tables of a logistic regression: the model, odds ratios, and effects on the chance of a yes."""

import math
from collections.abc import Sequence
from typing import Any

from scipy import stats

from analysis.formulas.binary_logit import BinaryLogit, average_effect
from analysis.methods import odds_ratios
from analysis.methods.regression.data import ModelData
from analysis.methods.table_builder import alike, count, listwise, number, p_value, part, share, table
from analysis.table import Column, Note, Table
from analysis.thresholds import CONFIDENCE

MODEL = (
    part("outcome", "variable"),
    part("predictors", "code"),
    *alike(count, "n", "n_yes"),
    *alike(number, "log_likelihood", "likelihood_ratio"),
    count("df"),
    p_value("p"),
    *alike(number, "r2_mcfadden", "r2_nagelkerke", decimals=3),
    number("aic"),
)
EFFECTS = (part("term", "term"), share("effect_on_yes"), share("lower"), share("upper"), p_value("p"))


def model_table(model: BinaryLogit, data: ModelData, notes: Sequence[Note]) -> Table:
    """How well the predictors together tell yes from no."""
    k = data.X.shape[1]
    chance = stats.chi2.sf(model.likelihood_ratio, k)
    fit = (model.log_likelihood, model.likelihood_ratio, k, chance, model.mcfadden, model.nagelkerke)
    row = (data.outcome.id, data.predictors, model.n, int(data.y.sum()), *fit, 2 * (k + 1) - 2 * model.log_likelihood)
    return table("lab_logistic_model", MODEL, [row], sample=listwise(data.used), method="binary_logit", notes=notes)


def terms_table(model: BinaryLogit, data: ModelData) -> Table:
    """The coefficients, and the odds ratios e^b with Wald's interval."""
    rows = odds_ratios.odds_ratio_rows(("const", *data.names), model.b, model.errors)
    return _of("lab_logistic_terms", odds_ratios.COLUMNS, rows, data, "binary_logit")


def effects_table(model: BinaryLogit, data: ModelData) -> Table:
    """What one step more of each predictor, or its category, adds to the chance of a yes."""
    rows = []
    for place, name in enumerate(data.names):
        effect, error = average_effect(model, data.X, place)
        half = _quantile() * error
        p = 2 * stats.norm.sf(abs(effect / error)) if error > 0 else math.nan
        rows.append((name, effect, effect - half, effect + half, p))
    return _of("lab_logistic_effects", EFFECTS, rows, data, "marginal_effects")


def _of(table_id: str, columns: Sequence[Column], rows: Sequence[Sequence[Any]], data: ModelData, method: str) -> Table:
    params = {"outcome": data.outcome.id, "predictors": data.predictors}
    return table(table_id, columns, rows, sample=listwise(data.used), method=method, params=params)


def _quantile() -> float:
    return float(stats.norm.ppf((1 + CONFIDENCE) / 2))

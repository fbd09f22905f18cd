"""Perception alone against the gap: which explains the outcome better, over the very same responses.

Cronin and Taylor (1992), Journal of Marketing 56(3), 55-68, found perception alone the better; here the survey itself answers.
"""

import math
from collections.abc import Sequence
from itertools import chain
from typing import Any

import pandas as pd

from analysis.answers import GAP
from analysis.item_matrices import complete
from analysis.methods.regression.data import WEIGHTED, Scores, dimension_scores, joined
from analysis.methods.regression.linear_model import Regression, regress
from analysis.methods.table_builder import alike, count, listwise, number, part, table
from analysis.table import Table
from instruments.model import Instrument

COLUMNS = (
    part("predictors", "battery"),
    *alike(count, "n", "df1"),
    *alike(number, "r2", "r2_adj", decimals=3),
    *alike(number, "aic", "aic_difference", "bic", decimals=1),
    number("sigma", 3),
)


def comparison_table(
    frame: pd.DataFrame,
    instrument: Instrument,
    outcome: str,
    predictors: str,
    profile: Sequence[str],
    numbers: Sequence[str],
) -> Table | None:
    """A row a predictor set, `aic_difference` to the smallest AIC; None where the instrument has no gap.

    The weighted gap is among them only where it is the one chosen: many respondents skip the points, and all rows are common.
    """
    sets = ("perception", GAP, WEIGHTED) if predictors == WEIGHTED else ("perception", GAP)
    scores = {name: found for name in sets if isinstance(found := dimension_scores(frame, instrument, name), Scores)}
    if GAP not in scores:
        return None
    common = complete(*chain.from_iterable(found.columns for found in scores.values()))
    data = [
        joined(frame, instrument, outcome, name, profile, found, also=common, numbers=numbers)
        for name, found in scores.items()
    ]
    models = [regress(d.y, d.X, d.names, outcome=outcome, predictors=d.predictors) for d in data]
    best = min((model.aic for model in models if model.aic is not None), default=math.nan)
    return table(
        "lab_regression_comparison",
        COLUMNS,
        [_row(model, best) for model in models],
        method="same_rows",
        sample=listwise(data[0].used),
        notes=[note for model, d in zip(models, data, strict=True) for note in model.notes if note.where == d.where],
        params={"outcome": outcome},
    )


def _row(model: Regression, best: float) -> tuple[Any, ...]:
    difference = None if model.aic is None else model.aic - best
    fit = model.r2, model.r2_adj, model.aic, difference, model.bic, model.sigma
    return (model.predictors, model.n, model.df1, *fit)

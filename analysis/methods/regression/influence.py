"""Which responses pull the line: the most influential ones, with the rules from which one looks at them."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.formulas.influence import Influence, influence
from analysis.formulas.least_squares import Fit
from analysis.methods.regression.data import ModelData
from analysis.methods.responses import response_names
from analysis.methods.table_builder import alike, code, listwise, note, number, part, table
from analysis.table import Table
from analysis.thresholds import COOK_BY_N, LEVERAGE_BY_N

MOST_ROWS = 10

COLUMNS = (
    part("response", "text"),
    *alike(number, "observed", "fitted", "studentised"),
    *alike(number, "leverage", "cook", decimals=3),
    *alike(code, "cook_verdict", "leverage_verdict"),
)


def influence_table(frame: pd.DataFrame, model: Fit, data: ModelData) -> Table:
    """The ten responses of largest Cook's D; which pull the line and which are far out by the rules of thumb."""
    found = influence(model)
    n, p = len(model.y), len(model.b)
    limits = COOK_BY_N / n, LEVERAGE_BY_N * p / n
    names = response_names(frame)[data.used]
    order = np.argsort(-np.nan_to_num(found.cook, nan=np.inf), kind="stable")[:MOST_ROWS]
    counts = {
        "above_cook": int((found.cook > limits[0]).sum()),
        "above_leverage": int((found.leverage > limits[1]).sum()),
    }
    return table(
        "lab_influence",
        COLUMNS,
        [_row(names[i], model, found, i, limits) for i in order],
        method="cook_leverage",
        sample=listwise(data.used),
        notes=[note("influential_responses", f"{data.where}/influence", **counts)],
        params={"outcome": data.outcome.id, "predictors": data.predictors, "cook": limits[0], "leverage": limits[1]},
    )


def _row(name: str, model: Fit, found: Influence, i: int, limits: tuple[float, float]) -> tuple[Any, ...]:
    cook, leverage = found.cook[i], found.leverage[i]
    verdicts = _verdict(cook, limits[0]), _verdict(leverage, limits[1])
    return (name, model.y[i], model.fitted[i], found.studentised[i], leverage, cook, *verdicts)


def _verdict(value: float, limit: float) -> str | None:
    if not np.isfinite(value):
        return None
    return "above_rule" if value > limit else "within_rule"

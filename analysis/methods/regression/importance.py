"""Which dimension matters most: the share of R² that each brings, averaged over all orders of entry."""

from typing import Any

import numpy as np

from analysis.formulas.relative_importance import (
    MOST_PREDICTORS,
    Importance,
    centred_products,
    relative_importance,
    resampled_products,
)
from analysis.formulas.resampling import percentile_interval
from analysis.item_matrices import Matrix
from analysis.methods.regression.data import ModelData
from analysis.methods.regression.spec import RegressionOptions
from analysis.methods.table_builder import alike, listwise, note, number, part, share, table
from analysis.table import Table
from instruments.progress import Progress

COLUMNS = (
    part("term", "term"),
    *alike(number, "lmg", "lower", "upper", decimals=3),
    share("lmg_share"),
    *alike(number, "r2_first", "r2_last", decimals=3),
)


def importance_table(data: ModelData, options: RegressionOptions, progress: Progress) -> Table:
    """A row a dimension, most important first.

    LMG with the bootstrap's percentile interval, its share of their sum, R² of the dimension alone and what it adds as the last
    one. Controls stay in every model and get no share.
    """
    k = len(data.dimensions)
    notes = []
    if k > MOST_PREDICTORS:
        notes.append(note("importance_too_many", f"{data.where}/importance", predictors=k, limit=MOST_PREDICTORS))
    elif data.controls:
        notes.append(note("importance_beyond_controls", f"{data.where}/importance"))
    return table(
        "lab_importance",
        COLUMNS,
        _rows(data, options, progress) if k <= MOST_PREDICTORS else (),
        method="lmg_bootstrap",
        sample=listwise(data.used),
        notes=notes,
        params=_params(data, options),
    )


def _rows(data: ModelData, options: RegressionOptions, progress: Progress) -> list[tuple[Any, ...]]:
    k = len(data.dimensions)
    columns = np.column_stack([data.X[:, k:], data.X[:, :k], data.y])
    found = relative_importance(centred_products(columns), k)
    drawn = relative_importance(resampled_products(columns, options.resamples, options.seed, progress), k).lmg
    order = np.argsort(-found.lmg[0], kind="stable")
    return [(data.dimensions[j], *_numbers(found, drawn, j)) for j in order]


def _numbers(found: Importance, drawn: Matrix, j: int) -> tuple[float, ...]:
    lmg, total = float(found.lmg[0, j]), float(found.lmg[0].sum())
    part_of_sum = lmg / total if total > 0 else np.nan
    return lmg, *percentile_interval(drawn[:, j]), part_of_sum, float(found.first[0, j]), float(found.last[0, j])


def _params(data: ModelData, options: RegressionOptions) -> dict[str, Any]:
    drawn = {"resamples": options.resamples, "seed": options.seed}
    return {"outcome": data.outcome.id, "predictors": data.predictors, **drawn}

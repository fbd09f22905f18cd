"""What the model leaves out: the parameters whose freeing would help most, the correlations that it misses, further indexes."""

import numpy as np

from analysis.formulas.factor_model import FactorFit
from analysis.formulas.model_changes import further_indexes, model_changes
from analysis.formulas.robust_fit import robust_fit
from analysis.methods.cfa.fit import indexes, sample_of
from analysis.methods.dimension_model import DimensionModel
from analysis.methods.table_builder import code, count, number, p_value, part, table
from analysis.scoring import Matrix
from analysis.table import Table

MOST_ROWS = 15
CHANGES = (
    code("change_of_model"),
    part("item", "item"),
    part("other_dimension", "dimension"),
    part("other_item", "item"),
    number("modification_index"),
    p_value("p"),
    number("expected_value", 3),
)
RESIDUALS = (
    part("item", "item"),
    part("other_item", "item"),
    number("observed_r", 3),
    number("r_by_model", 3),
    number("residual_r", 3),
)
ROBUST = (
    count("n"),
    number("chi2"),
    number("scaling_factor", 3),
    count("df"),
    p_value("p"),
    number("cfi", 3),
    number("tli", 3),
    number("rmsea", 3),
)


def changes_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """The largest modification indices, largest first."""
    found = sorted(model_changes(model.data.R, fit, np.asarray(model.factor), model.n), key=lambda change: -change.chi2)
    items, scales = model.data.items, model.scales
    rows = [
        (
            own.kind,
            items[own.first].id,
            scales[own.second].id if own.kind == "cross_loading" else "",
            items[own.second].id if own.kind != "cross_loading" else "",
            own.chi2,
            own.p,
            own.value,
        )
        for own in found[:MOST_ROWS]
    ]
    return table(
        "lab_cfa_changes",
        CHANGES,
        rows,
        sample=sample_of(model, started),
        method="score_test",
        params={"rows": len(rows)},
    )


def residuals_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """The correlations of items that the model misses most, largest first."""
    R, items = model.data.R, model.data.items
    first, second = np.triu_indices(len(R), 1)
    left = (R - fit.implied)[first, second]
    order = np.argsort(-np.abs(left), kind="stable")[:MOST_ROWS]
    rows = [
        (items[first[j]].id, items[second[j]].id, R[first[j], second[j]], fit.implied[first[j], second[j]], left[j])
        for j in order
    ]
    return table(
        "lab_cfa_residuals", RESIDUALS, rows, sample=sample_of(model, started), method="cfa", params={"rows": len(rows)}
    )


def further_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """Further indexes of fit, that studies print."""
    rows = list(further_indexes(model.data.R, model.data.sd, fit, indexes(model, fit), model.n))
    columns = (code("index"), number("value", 3))
    return table("lab_cfa_further", columns, rows, sample=sample_of(model, started), method="cfa")


def robust_table(model: DimensionModel, X: Matrix, fit: FactorFit, started: int) -> Table:
    """The fit by robust maximum likelihood, from the complete answers X, shape (n, p); no row without degrees of freedom."""
    found = robust_fit(X, fit, np.asarray(model.factor), indexes(model, fit))
    rows = [(model.n, found.chi2, found.factor, found.df, found.p, found.cfi, found.tli, found.rmsea)] if found else []
    return table("lab_cfa_robust", ROBUST, rows, sample=sample_of(model, started), method="cfa_robust")

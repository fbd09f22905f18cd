"""What the model leaves out: the parameters whose freeing would help most, the correlations that it misses, further indexes."""

from collections.abc import Iterator

import numpy as np

from analysis.formulas.missing_patterns import complete_pull
from analysis.formulas.model_changes import (
    goodness_of_fit,
    indexes_by_chi2,
    indexes_by_likelihood,
    model_changes,
    normal_deviance,
)
from analysis.methods.cfa.estimates import Estimates
from analysis.methods.table_builder import alike, code, number, p_value, part, table
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
    *alike(number, "observed_r", "r_by_model", "residual_r", decimals=3),
)


def changes_table(estimates: Estimates) -> Table:
    """The largest modification indices, largest first."""
    pull = estimates.pull or complete_pull(estimates.R, estimates.fit.implied)
    n = estimates.n if estimates.weighted is None else estimates.n - 1
    found = sorted(model_changes(estimates.fit, pull, n), key=lambda change: -change.chi2)
    items, scales = estimates.items, estimates.scales
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
        "lab_cfa_changes", CHANGES, rows, sample=estimates.sample, method="score_test", params={"rows": len(rows)}
    )


def residuals_table(estimates: Estimates) -> Table:
    """The correlations of items that the model misses most, largest first."""
    R, items, implied = estimates.R, estimates.items, estimates.fit.implied
    first, second = np.triu_indices(len(R), 1)
    left = (R - implied)[first, second]
    order = np.argsort(-np.abs(left), kind="stable")[:MOST_ROWS]
    rows = [
        (items[first[j]].id, items[second[j]].id, R[first[j], second[j]], implied[first[j], second[j]], left[j])
        for j in order
    ]
    return table(
        "lab_cfa_residuals",
        RESIDUALS,
        rows,
        sample=estimates.sample,
        method=estimates.method,
        params={"rows": len(rows)},
    )


def further_table(estimates: Estimates) -> Table:
    """Further indexes of fit, that studies print."""
    rows = list(_further(estimates))
    columns = (code("index"), number("value", 3))
    return table("lab_cfa_further", columns, rows, sample=estimates.sample, method=estimates.method)


def _further(estimates: Estimates) -> Iterator[tuple[str, float]]:
    """Those that the way of estimating has: GFI of complete answers, and none of a likelihood where answers are ordered."""
    own, found, n, q = estimates, estimates.indexes, estimates.n, estimates.fit.parameters
    yield from indexes_by_chi2(found, n if own.weighted is None else n - 1)
    if own.weighted is not None:
        return
    if own.deviance is not None:
        yield from indexes_by_likelihood(found, own.deviance, q + len(own.items), n)
        return
    yield from goodness_of_fit(own.R, own.fit.implied, found.df)
    deviance = normal_deviance(own.R, own.fit.implied, own.sd, n)
    yield from indexes_by_likelihood(found, deviance, q, n)

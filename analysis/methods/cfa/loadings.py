"""What each item says of its dimension, and how the dimensions go together."""

import math

import numpy as np
from scipy import stats

from analysis.formulas.polychoric_errors import threshold_errors
from analysis.methods.cfa.estimates import Estimates
from analysis.methods.table_builder import alike, count, number, p_value, part, table
from analysis.table import Cell, Table
from analysis.thresholds import CONFIDENCE

COLUMNS = (
    part("item", "item"),
    part("dimension", "dimension"),
    *alike(number, "loading", "standardised", "se", decimals=3),
    number("z"),
    p_value("p"),
    *alike(number, "lower", "upper", "r2", decimals=3),
)
THRESHOLDS = (part("item", "item"), count("step_number"), number("threshold", 3), number("se", 3))


def loadings_table(estimates: Estimates) -> Table:
    """A row an item: loading with its dimension's first item at 1, standardised loading with its error, z, p and interval."""
    fit, factor = estimates.fit, estimates.fit.structure.factor
    raw = fit.loadings * estimates.sd
    first = raw[[int(np.flatnonzero(factor == f)[0]) for f in factor]]
    rows = [
        (item.id, item.dimension, float(raw[j] / first[j]), *tested(fit.standardised[j], fit.errors[j], estimates.n))
        for j, item in enumerate(estimates.items)
    ]
    return table("lab_cfa_loadings", COLUMNS, rows, sample=estimates.sample, method=estimates.method)


def tested(loading: float, error: float, n: int) -> tuple[Cell, ...]:
    """A standardised loading with its error (given at n = 1), z, p, interval and share explained; none for a fixed one."""
    value, se = float(loading), float(error) / math.sqrt(n)
    if not se > 0:
        return value, None, None, None, None, None, value**2
    z, half = value / se, float(stats.norm.ppf((1 + CONFIDENCE) / 2)) * se
    return value, se, z, float(2 * stats.norm.sf(abs(z))), value - half, value + half, value**2


def correlations_table(estimates: Estimates) -> Table:
    """Each pair of dimensions, errors of measurement taken out."""
    ids = [scale.id for scale in estimates.scales]
    rows = [(ids[f], ids[g], float(estimates.fit.phi[f, g])) for g in range(len(ids)) for f in range(g)]
    columns = (part("dimension", "dimension"), part("other_dimension", "dimension"), number("r", 3))
    return table("lab_cfa_correlations", columns, rows, sample=estimates.sample, method=estimates.method)


def thresholds_table(estimates: Estimates) -> Table:
    """A row an item and a step between two of its answers: where on the normal variable behind it the higher answer begins."""
    rows = [
        (item.id, place + 1, cut, error)
        for item, cuts in zip(estimates.items, estimates.cuts, strict=False)
        for place, (cut, error) in enumerate(zip(cuts, threshold_errors(cuts, estimates.n), strict=True))
    ]
    return table("lab_cfa_thresholds", THRESHOLDS, rows, sample=estimates.sample, method=estimates.method)

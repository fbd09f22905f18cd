"""What each item says of its dimension, and how the dimensions go together."""

import math

import numpy as np
from scipy import stats

from analysis.formulas.factor_model import FactorFit
from analysis.methods.cfa.fit import sample_of
from analysis.methods.dimension_model import DimensionModel
from analysis.methods.table_builder import number, p_value, part, table
from analysis.table import Cell, Chart, Table
from analysis.thresholds import CONFIDENCE

COLUMNS = (
    part("item", "item"),
    part("dimension", "dimension"),
    number("loading", 3),
    number("standardised", 3),
    number("se", 3),
    number("z"),
    p_value("p"),
    number("lower", 3),
    number("upper", 3),
    number("r2", 3),
)


def loadings_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """A row an item: loading with its dimension's first item at 1, standardised loading with its error, z, p and interval."""
    factor = np.asarray(model.factor)
    raw = fit.loadings * model.data.sd
    first = raw[[int(np.flatnonzero(factor == f)[0]) for f in factor]]
    half = float(stats.norm.ppf((1 + CONFIDENCE) / 2))
    rows: list[tuple[Cell, ...]] = []
    for j, item in enumerate(model.data.items):
        value, error = float(fit.standardised[j]), float(fit.errors[j]) / math.sqrt(model.n)
        z = value / error if error > 0 else math.nan
        ends = (value - half * error, value + half * error) if error > 0 else (None, None)
        p = float(2 * stats.norm.sf(abs(z)))
        rows.append((item.id, item.dimension, float(raw[j] / first[j]), value, error or None, z, p, *ends, value**2))
    return table("lab_cfa_loadings", COLUMNS, rows, sample=sample_of(model, started), method="cfa")


def correlations_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """Each pair of dimensions, errors of measurement taken out."""
    ids = [scale.id for scale in model.scales]
    rows = [(ids[f], ids[g], float(fit.phi[f, g])) for g in range(len(ids)) for f in range(g)]
    columns = (part("dimension", "dimension"), part("other_dimension", "dimension"), number("r", 3))
    return table("lab_cfa_correlations", columns, rows, sample=sample_of(model, started), method="cfa")


def loadings_chart(loadings: Table) -> Chart:
    """Standardised loadings with their intervals."""
    roles = {"x": "item", "y": "standardised", "lower": "lower", "upper": "upper"}
    return Chart(id="lab_cfa_loadings", kind="intervals", table=loadings, roles=roles)


def correlations_chart(correlations: Table) -> Chart:
    """The dimensions' correlations as colours."""
    roles = {"x": "dimension", "y": "other_dimension", "value": "r"}
    return Chart(id="lab_cfa_correlations", kind="heatmap", table=correlations, roles=roles)

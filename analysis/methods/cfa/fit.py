"""How well the model fits, and what the usual limits say of it."""

from collections.abc import Iterator

from analysis.formulas.factor_model import FactorFit
from analysis.formulas.fit_indexes import FitIndexes, fit_indexes
from analysis.methods.dimension_model import DimensionModel
from analysis.methods.table_builder import code, count, number, p_value, table
from analysis.table import Cell, Sample, Table
from analysis.thresholds import LARGEST_RMSEA, LARGEST_SRMR, LEAST_CFI, LEAST_TLI

COLUMNS = (
    count("n"),
    count("k"),
    count("factors"),
    number("chi2"),
    count("df"),
    p_value("p"),
    number("cfi", 3),
    number("tli", 3),
    number("rmsea", 3),
    number("rmsea_lower", 3),
    number("rmsea_upper", 3),
    number("srmr", 3),
    number("baseline_chi2"),
    count("baseline_df"),
)


def fit_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """One row of indexes."""
    found = indexes(model, fit)
    row: tuple[Cell, ...] = (
        model.n,
        len(model.factor),
        len(model.scales),
        found.chi2,
        found.df,
        found.p,
        found.cfi,
        found.tli,
        found.rmsea,
        found.rmsea_lower,
        found.rmsea_upper,
        found.srmr,
        found.baseline_chi2,
        found.baseline_df,
    )
    return table("lab_cfa_fit", COLUMNS, [row], sample=sample_of(model, started), method="cfa")


def judgement_table(model: DimensionModel, fit: FactorFit, started: int) -> Table:
    """Each index against its limit."""
    columns = (code("index"), number("value", 3), number("limit"), code("verdict"))
    rows = list(_judgements(indexes(model, fit)))
    return table("lab_cfa_judgement", columns, rows, sample=sample_of(model, started), method="cfa_limits")


def indexes(model: DimensionModel, fit: FactorFit) -> FitIndexes:
    return fit_indexes(model.data.R, fit.implied, fit.discrepancy, fit.parameters, model.n)


def sample_of(model: DimensionModel, started: int) -> Sample:
    """The responses complete on all items."""
    return Sample(started=started, complete=model.n, used=model.n, rule="listwise")


def _judgements(found: FitIndexes) -> Iterator[tuple[str, float, float, str | None]]:
    for name, value, limit, is_least in (
        ("cfi", found.cfi, LEAST_CFI, True),
        ("tli", found.tli, LEAST_TLI, True),
        ("rmsea", found.rmsea, LARGEST_RMSEA, False),
        ("srmr", found.srmr, LARGEST_SRMR, False),
    ):
        holds = value >= limit if is_least else value <= limit
        yield name, value, limit, None if value != value else "met" if holds else "violated"

"""How well the model fits, and what the usual limits say of it."""

from collections.abc import Iterator

from analysis.formulas.fit_indexes import FitIndexes
from analysis.methods.cfa.estimates import Estimates
from analysis.methods.table_builder import alike, code, count, number, p_value, table
from analysis.table import Cell, Table
from analysis.thresholds import LARGEST_RMSEA, LARGEST_SRMR, LEAST_CFI, LEAST_TLI

COLUMNS = (
    *alike(count, "n", "k", "factors"),
    number("chi2"),
    count("df"),
    p_value("p"),
    *alike(number, "cfi", "tli", "rmsea", "rmsea_lower", "rmsea_upper", "srmr", decimals=3),
    number("baseline_chi2"),
    count("baseline_df"),
)


ROBUST = (
    count("n"),
    number("chi2"),
    number("scaling_factor", 3),
    count("df"),
    p_value("p"),
    *alike(number, "cfi", "tli", "rmsea", decimals=3),
)
ROBUST_METHODS = {"cfa": "cfa_robust", "cfa_full_information": "cfa_robust_missing"}


def fit_table(estimates: Estimates) -> Table:
    """One row of indexes."""
    found = estimates.indexes
    row: tuple[Cell, ...] = (
        estimates.n,
        len(estimates.items),
        len(estimates.scales),
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
    return table("lab_cfa_fit", COLUMNS, [row], sample=estimates.sample, method=estimates.method)


def judgement_table(estimates: Estimates) -> Table:
    """Each index against its limit."""
    columns = (code("index"), number("value", 3), number("limit"), code("verdict"))
    rows = list(_judgements(estimates.indexes))
    return table("lab_cfa_judgement", columns, rows, sample=estimates.sample, method="cfa_limits")


def robust_tables(estimates: Estimates) -> tuple[Table, ...]:
    """The fit by robust maximum likelihood; none without degrees of freedom, nor of ordered answers."""
    found = estimates.robust
    if found is None:
        return ()
    row = (estimates.n, found.chi2, found.factor, found.df, found.p, found.cfi, found.tli, found.rmsea)
    how = ROBUST_METHODS[estimates.method]
    return (table("lab_cfa_robust", ROBUST, [row], sample=estimates.sample, method=how),)


def _judgements(found: FitIndexes) -> Iterator[tuple[str, float, float, str | None]]:
    for name, value, limit, is_least in (
        ("cfi", found.cfi, LEAST_CFI, True),
        ("tli", found.tli, LEAST_TLI, True),
        ("rmsea", found.rmsea, LARGEST_RMSEA, False),
        ("srmr", found.srmr, LARGEST_SRMR, False),
    ):
        holds = value >= limit if is_least else value <= limit
        yield name, value, limit, None if value != value else "met" if holds else "violated"

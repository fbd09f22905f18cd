"""The general factor above the dimensions: its loadings, and what it costs against dimensions that correlate freely."""

from collections.abc import Iterator
from typing import Any

from scipy import stats

from analysis.formulas.weighted_model import weighted_change
from analysis.methods.cfa.estimates import Estimates
from analysis.methods.cfa.loadings import tested
from analysis.methods.table_builder import alike, code, count, note, number, p_value, part, table
from analysis.table import Note, Table
from analysis.thresholds import LEVEL

GENERAL = (
    part("dimension", "dimension"),
    *alike(number, "standardised", "se", decimals=3),
    number("z"),
    p_value("p"),
    *alike(number, "lower", "upper", "r2", decimals=3),
)
ORDERS = (
    code("factor_model"),
    count("n"),
    number("chi2"),
    count("df"),
    p_value("p"),
    *alike(number, "cfi", "tli", "rmsea", "srmr", decimals=3),
    number("chi2_change"),
    count("df_change"),
    p_value("p_step"),
)


def general_table(estimates: Estimates) -> Table:
    """A row a dimension: its standardised loading on the general factor."""
    fit = estimates.fit
    rows = [
        (scale.id, *tested(loading, error, estimates.n))
        for scale, loading, error in zip(estimates.scales, fit.general, fit.general_errors, strict=True)
    ]
    return table("lab_cfa_general", GENERAL, rows, sample=estimates.sample, method=estimates.method)


def orders_table(correlated: Estimates, second_order: Estimates) -> Table:
    """Both models, and what the second loses against the first."""
    change = difference(correlated, second_order)
    rows = [
        ("correlated_factors", *_fit(correlated), None, None, None),
        ("second_order", *_fit(second_order), *(change or (None, None, None))),
    ]
    return table("lab_cfa_orders", ORDERS, rows, sample=second_order.sample, method=second_order.method)


def _fit(estimates: Estimates) -> tuple[Any, ...]:
    found = estimates.indexes
    return estimates.n, found.chi2, found.df, found.p, found.cfi, found.tli, found.rmsea, found.srmr


def difference(correlated: Estimates, second_order: Estimates) -> tuple[float, int, float] | None:
    """Δχ², Δdf and p; None where both models are one (three dimensions). Of ordered answers it is the adjusted one."""
    df = second_order.indexes.df - correlated.indexes.df
    if correlated.weighted is not None and second_order.weighted is not None:
        return weighted_change(correlated.weighted, second_order.weighted)
    chi2 = second_order.indexes.chi2 - correlated.indexes.chi2
    return (chi2, df, float(stats.chi2.sf(max(chi2, 0.0), df))) if df > 0 else None


def order_notes(correlated: Estimates, second_order: Estimates, where: str) -> Iterator[Note]:
    """Whether the general factor is enough, in a sentence."""
    change = difference(correlated, second_order)
    if second_order.indexes.df == correlated.indexes.df:
        yield note("second_order_is_same", where)
    elif change is None:
        yield note("second_order_undecided", where)
    else:
        yield note("second_order_loses" if change[2] < LEVEL else "second_order_holds", where)

"""The pictures of the core analysis: which table's columns are drawn, and as what."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.answers import GAP
from analysis.regression_tables import correlations_table, residuals_table, terms_table
from analysis.table import Chart, Table
from analysis.tables import gap_tables, priority_tables, scores_table, skm_tables

if TYPE_CHECKING:
    from analysis.survey import Analysis

INTERVAL = {"lower": "lower", "upper": "upper"}


def charts(analysis: "Analysis") -> tuple[Chart, ...]:
    """Every picture that the instrument gives, in the order of a report."""
    return (
        Chart(
            id="scores", kind="intervals", table=_answered_scores(analysis),
            roles={"x": "dimension", "y": "mean", "group": "battery", **INTERVAL},
        ),
        *_gap_charts(analysis),
        *_priority_charts(analysis),
        *_regression_charts(analysis),
        *_skm_charts(analysis),
    )  # fmt: skip


def _answered_scores(analysis: "Analysis") -> Table:
    """The means of what was answered: a gap, around zero, has its own picture."""
    table = scores_table(analysis)
    battery = [column.id for column in table.columns].index("battery")
    return replace(table, rows=tuple(row for row in table.rows if row[battery] != GAP))


def _gap_charts(analysis: "Analysis") -> Iterator[Chart]:
    tables = {table.id: table for table in gap_tables(analysis)}
    if not tables:
        return
    dimensions, items = tables["gap_dimensions"], tables["gap_items"]
    radar = {"x": "dimension", "y": "expectation", "y2": "perception"}
    yield Chart(id="gap_radar", kind="radar", table=dimensions, roles=radar)
    yield Chart(id="gap_dimensions", kind="bars", table=dimensions, roles={"x": "dimension", "y": "gap", **INTERVAL})
    yield Chart(id="gap_items", kind="bars", table=items, roles={"x": "item", "y": "gap", **INTERVAL})


def _priority_charts(analysis: "Analysis") -> Iterator[Chart]:
    tables = {table.id: table for table in priority_tables(analysis)}
    if not tables:
        return
    roles = {"x": "performance", "y": "importance", "label": "item", "group": "quadrant"}
    yield Chart(id="ipa", kind="quadrants", table=tables["ipa"], roles=roles)
    yield Chart(id="pgcv", kind="bars", table=tables["pgcv"], roles={"x": "item", "y": "pgcv"})


def _regression_charts(analysis: "Analysis") -> Iterator[Chart]:
    for model in analysis.regression or ():
        terms = terms_table(model, analysis.data)
        yield Chart(id="regression_terms", kind="intervals", table=terms, roles={"x": "term", "y": "b", **INTERVAL})
        correlations = correlations_table(model, analysis.data)
        if correlations.rows:
            roles = {"x": "term", "y": "other_term", "value": "r"}
            yield Chart(id="regression_correlations", kind="heatmap", table=correlations, roles=roles)
        if model.residuals:
            yield from residual_charts(residuals_table(model, analysis.data))


def residual_charts(residuals: Table) -> Iterator[Chart]:
    """How residuals spread: histogram, against normal quantiles, against the fitted values."""
    yield Chart(id="regression_histogram", kind="histogram", table=residuals, roles={"x": "residual"})
    yield Chart(id="regression_qq", kind="qq", table=residuals, roles={"x": "quantile", "y": "residual"})
    yield Chart(id="regression_residuals", kind="scatter", table=residuals, roles={"x": "fitted", "y": "residual"})


def _skm_charts(analysis: "Analysis") -> Iterator[Chart]:
    for table in skm_tables(analysis):
        if table.id == "skm_elements":
            yield Chart(id="skm_elements", kind="bars", table=table, roles={"x": "element", "y": "nrr"})

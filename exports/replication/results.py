"""Our own numbers in the scripts' form, so that both files can be laid side by side."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis import Analysis

Row = tuple[str, str, str, float | int]


def own_results(analysis: "Analysis") -> tuple[Row, ...]:
    """(part, where, name, value) of everything that the scripts compute; what is undefined is left out."""
    rows = (*_reliability(analysis), *_gaps(analysis), *_regression(analysis))
    return tuple((part, where, name, value) for part, where, name, value in rows if value is not None)


def _reliability(analysis: "Analysis") -> Iterator[tuple[str, str, str, float | None]]:
    for row in analysis.reliability:
        where = f"{row.scale}/{row.battery}"
        yield "reliability", where, "n", row.n
        yield "reliability", where, "alpha", row.alpha


def _gaps(analysis: "Analysis") -> Iterator[tuple[str, str, str, float | None]]:
    if analysis.gaps is None:
        return
    named = [("items", row.item, row) for row in analysis.gaps.items]
    named_too = [("dimensions", row.dimension, row) for row in analysis.gaps.dimensions]
    for table, name, row in (*named, *named_too):
        for column in ("n", "gap", "t", "p", "wilcoxon_w", "wilcoxon_p"):
            yield "gaps", f"{table}/{name}", column, getattr(row, column)


def _regression(analysis: "Analysis") -> Iterator[tuple[str, str, str, float | None]]:
    for model in analysis.regression or ():
        where = f"{model.outcome}/{model.predictors}"
        yield "regression", where, "n", model.n
        yield "regression", where, "r2", model.r2
        for term in model.terms:
            yield "regression", where, f"b.{term.term}", term.b
            yield "regression", where, f"p.{term.term}", term.p

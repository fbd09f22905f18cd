"""A regression's coefficients under a sample's design, with the plain ones beside."""

from collections.abc import Sequence
from typing import Any

from analysis.formulas.least_squares import Design as Columns
from analysis.formulas.sample_design import estimated_coefficients
from analysis.item_matrices import Mask, Matrix
from analysis.methods.design.about import METHOD, About
from analysis.methods.regression.linear_model import regress
from analysis.methods.table_builder import alike, count, listwise, note, number, p_value, part, table
from analysis.table import Note, Table

TERMS = (
    part("term", "term"),
    *alike(number, "b", "se", decimals=3),
    number("t"),
    count("df"),
    p_value("p"),
    *alike(number, "lower_bound", "upper_bound", "plain_b", "plain_se", decimals=3),
)


def coefficients_table(y: Matrix, X: Matrix, names: Sequence[str], used: Mask, outcome: str, about: About) -> Table:
    """The weighted regression of y, shape (n,), on the columns `names` of X, (n, k), over the responses `used`."""
    reason = _why_none(y, X)
    rows = [] if reason else _terms(y, X, tuple(names), used, about)
    notes = [*about.reasons(), *([reason] if reason else [])]
    if rows and not about.reasons() and (df := rows[0][TERMS.index(count("df"))]) < 1:
        clusters = int(about.design.rows(used).clusters_in_strata.sum())
        notes.append(note("too_few_clusters", "design/regression", clusters=clusters, terms=len(rows), df=df))
    params = {**about.params, "outcome": outcome}
    return table("lab_design_regression", TERMS, rows, method=METHOD, sample=listwise(used), notes=notes, params=params)


def _terms(y: Matrix, X: Matrix, names: tuple[str, ...], used: Mask, about: About) -> list[tuple[Any, ...]]:
    found, plain = estimated_coefficients(y, X, about.design.rows(used)), regress(y, X, names).terms
    rows = []
    for name, own, beside in zip(("const", *names), found, plain, strict=True):
        value, error, *interval = about.ends(own)
        rows.append((name, value, error, own.t, own.df, own.p, *interval, beside.b, beside.se))
    return rows


def _why_none(y: Matrix, X: Matrix) -> Note | None:
    where = "design/regression"
    if len(y) < X.shape[1] + 2:
        return note("too_few_responses", where, n=len(y), needed=X.shape[1] + 2)
    if y.min() == y.max():
        return note("constant_outcome", where)
    if Columns.of(X, has_constant=True).dependent:
        return note("dimensions_told_by_others", where)
    return None

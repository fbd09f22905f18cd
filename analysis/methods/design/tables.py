"""The tables under a sample's design; each says which design it is, and has the plain numbers beside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from analysis.formulas.least_squares import Design as Columns
from analysis.formulas.least_squares import with_constant
from analysis.formulas.sample_design import (
    Estimated,
    SampleDesign,
    estimated_coefficients,
    estimated_mean,
    estimated_sum_of_means,
    intraclass_of_clusters,
)
from analysis.methods.design.spec import DesignOptions
from analysis.methods.regression.data import Scores
from analysis.methods.regression.linear_model import regress
from analysis.methods.score_columns import ScoreColumn
from analysis.methods.table_builder import count, listwise, note, number, p_value, part, table
from analysis.scoring import Matrix, complete
from analysis.table import Chart, Column, Note, Table
from analysis.thresholds import CONFIDENCES

METHOD = "linearised"
SAMPLE = (
    count("n"),
    count("clusters"),
    count("strata"),
    number("design_df", 0),
    number("population", 0),
    number("least_weight"),
    number("most_weight"),
    number("n_by_weights", 1),
)
ENDS = (number("se", 3), number("lower_bound"), number("upper_bound"))
MEANS = (
    part("scale", "term"),
    part("battery", "battery"),
    count("n"),
    number("mean"),
    *ENDS,
    number("plain_mean"),
    number("plain_se", 3),
    number("design_effect"),
    number("cluster_icc", 3),
    number("n_effective", 1),
)
INDEX = (count("n"), number("ikm"), *ENDS, number("plain_ikm"), number("plain_se", 3), number("design_effect"))
TERMS = (
    part("term", "term"),
    number("b", 3),
    number("se", 3),
    number("t"),
    count("df"),
    p_value("p"),
    number("lower_bound", 3),
    number("upper_bound", 3),
    number("plain_b", 3),
    number("plain_se", 3),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The design that every table is under."""

    design: SampleDesign
    options: DesignOptions
    started: int

    @property
    def confidence(self) -> float:
        return CONFIDENCES[self.options.confidence_level]

    @property
    def params(self) -> dict[str, Any]:
        """What each table says of its design."""
        own = self.options
        weighting = "no_weights_used" if not own.totals else "weights_raked" if _margins(own) else "weights_by_strata"
        return {
            "clusters": own.clusters,
            "strata": own.strata or "no_strata",
            "weighting": weighting,
            "population": "finite_population" if own.finite else "large_population",
            "confidence_level": own.confidence_level,
        }

    def reasons(self) -> list[Note]:
        """Why no error can be told."""
        counts = self.design.clusters_in_strata
        lonely = int((counts == 1).sum())
        return [note("lonely_cluster", "design", strata=lonely)] if lonely else []


def _margins(options: DesignOptions) -> bool:
    return any(":" in line.partition("=")[0] for line in options.totals)


def sample_table(about: About) -> Table:
    """The design in numbers."""
    own = about.design
    counts = own.clusters_in_strata
    weights = (float(own.weights.sum()), float(own.weights.min()), float(own.weights.max()))
    row = (about.started, int(counts.sum()), int((counts > 0).sum()), float(own.df), *weights, own.effective_n)
    return _of("lab_design", SAMPLE, [row], about, notes=about.reasons())


def means_table(columns: Sequence[ScoreColumn], about: About) -> Table:
    """A row a score: mean and error under the design, the plain ones, and how much the design costs."""
    rows = [(own.name, own.battery, *_mean(own.values, about)) for own in columns]
    notes = [
        note("too_few_responses", f"design/{own.where}", n=int((~np.isnan(own.values)).sum()), needed=2)
        for own in columns
        if (~np.isnan(own.values)).sum() < 2
    ]
    return _of("lab_design_means", MEANS, rows, about, notes=[*about.reasons(), *notes])


def _mean(x: Matrix, about: About) -> tuple[Any, ...]:
    n = int((~np.isnan(x)).sum())
    if n < 2:
        return (n, *(None,) * (len(MEANS) - 3))
    found, plain = estimated_mean(x, about.design), estimated_mean(x[~np.isnan(x)], SampleDesign.plain(n))
    icc = math.nan if about.options.clusters == "no_clusters" else intraclass_of_clusters(x, about.design.clusters)
    effective = n / found.effect if found.effect > 0 else math.nan
    return (n, *_ends(found, about), plain.value, plain.error, found.effect, icc, effective)


def index_table(elements: Matrix, about: About) -> Table:
    """The satisfaction index under the design: 25 times the mean of the elements' means, each over those who answered it."""
    scaled = 25 * elements / elements.shape[1]
    answered = scaled[~np.isnan(scaled).all(axis=1)]
    found = estimated_sum_of_means(scaled, about.design)
    plain = estimated_sum_of_means(answered, SampleDesign.plain(len(answered)))
    row = (len(answered), *_ends(found, about), plain.value, plain.error, found.effect)
    unanswered = [] if math.isfinite(found.value) else [note("no_answers", "design/index")]
    return _of("lab_design_index", INDEX, [row], about, notes=[*about.reasons(), *unanswered])


def _ends(found: Estimated, about: About) -> tuple[float, ...]:
    return (found.value, found.error, *found.interval(about.confidence))


def regression_table(y: Matrix, scores: Scores, outcome: str, about: About) -> Table:
    """The regression of the outcome on the dimensions, weighted, with the design's errors."""
    used = complete(y, scores.matrix)
    reason = _why_none(y[used], scores.matrix[used])
    rows: list[tuple[Any, ...]] = []
    if reason is None:
        found = estimated_coefficients(y, scores.matrix, used, about.design)
        plain = regress(y[used], scores.matrix[used], scores.names).terms
        for name, own, beside in zip(("const", *scores.names), found, plain, strict=True):
            t = own.value / own.error if own.error > 0 else math.nan
            ends = own.interval(about.confidence)
            rows.append((name, own.value, own.error, t, own.df, own.p, *ends, beside.b, beside.se))
    notes = [*about.reasons(), *([reason] if reason else [])]
    params = {**about.params, "outcome": outcome}
    return table("lab_design_regression", TERMS, rows, method=METHOD, sample=listwise(used), notes=notes, params=params)


def _why_none(y: Matrix, X: Matrix) -> Note | None:
    where = "design/regression"
    if len(y) < X.shape[1] + 2:
        return note("too_few_responses", where, n=len(y), needed=X.shape[1] + 2)
    if y.min() == y.max():
        return note("constant_outcome", where)
    if Columns.of(with_constant(X)).dependent:
        return note("dimensions_told_by_others", where)
    return None


def means_chart(means: Table) -> Chart:
    """The means with the design's intervals."""
    roles = {"x": "scale", "y": "mean", "group": "battery", "lower": "lower_bound", "upper": "upper_bound"}
    return Chart(id="lab_design_means", kind="intervals", table=means, roles=roles)


def _of(
    table_id: str, columns: tuple[Column, ...], rows: Sequence[Any], about: About, notes: Sequence[Note] = ()
) -> Table:
    return table(table_id, columns, rows, method=METHOD, started=about.started, notes=notes, params=about.params)

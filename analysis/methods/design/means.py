"""Means under a sample's design, with the plain ones beside: scores, questions, and gaps with their tests."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from analysis.formulas.multiple_tests import holm
from analysis.formulas.sample_design import Estimated, SampleDesign, estimated_mean, intraclass_of_clusters
from analysis.item_matrices import Matrix
from analysis.methods.design.about import About
from analysis.methods.respondent_scores import ScoreColumn
from analysis.methods.table_builder import alike, cell, chart, code, count, note, number, p_value, part
from analysis.table import Chart, Column, Note, Table

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
TESTED = (
    count("n"),
    number("gap"),
    *ENDS,
    number("t"),
    count("df"),
    *alike(p_value, "p", "p_holm"),
    number("plain_gap"),
    number("plain_se", 3),
    number("design_effect"),
)
GAP_HEADS: dict[str, Column] = {
    "lab_design_gap_dimensions": part("dimension", "dimension"),
    "lab_design_gap_items": part("item", "item"),
    "lab_design_gap_overall": code("measure"),
}


def means_table(columns: Sequence[ScoreColumn], about: About) -> Table:
    """A row a score: mean and error under the design, the plain ones, and how much the design costs."""
    rows = [(own.name, own.battery, *_mean(own.values, about)) for own in columns]
    notes = list(_too_few((own.where, own.values) for own in columns))
    if about.options.clusters == "no_clusters":
        notes.append(note("icc_needs_clusters", "design"))
    return about.table("lab_design_means", MEANS, rows, notes)


def means_chart(means: Table) -> Chart:
    """The means with the design's intervals."""
    return chart(means, "intervals", x="scale", y="mean", group="battery", lower="lower_bound", upper="upper_bound")


def gaps_table(table_id: str, gaps: Sequence[tuple[str, Matrix]], about: About) -> Table:
    """A row a gap, shape (n,), NaN where an answer is missing: its test against 0 under the design; Holm over the rows."""
    found = [_both(values, about) for _name, values in gaps]
    adjusted = holm([None if pair is None or math.isnan(pair[0].p) else pair[0].p for pair in found])
    rows = []
    for (name, values), pair, p_holm in zip(gaps, found, adjusted, strict=True):
        n = int((~np.isnan(values)).sum())
        rows.append((name, n, *(_tested(pair, p_holm, about) if pair else (None,) * (len(TESTED) - 1))))
    notes = list(_too_few((f"gaps/{name}", values) for name, values in gaps))
    return about.table(table_id, (GAP_HEADS[table_id], *TESTED), rows, notes)


def _tested(pair: tuple[Estimated, Estimated], p_holm: float | None, about: About) -> tuple[Any, ...]:
    found, plain = pair
    return (*about.ends(found), found.t, found.df, found.p, p_holm, plain.value, plain.error, found.effect)


def _mean(x: Matrix, about: About) -> tuple[Any, ...]:
    n, pair = int((~np.isnan(x)).sum()), _both(x, about)
    if pair is None:
        return (n, *(None,) * (len(MEANS) - 3))
    found, plain = pair
    icc = math.nan if about.options.clusters == "no_clusters" else intraclass_of_clusters(x, about.design.clusters)
    effective = n / found.effect if found.effect > 0 else math.nan
    return (n, *about.ends(found), plain.value, plain.error, found.effect, icc, effective)


def _both(x: Matrix, about: About) -> tuple[Estimated, Estimated] | None:
    """The mean under the design, and the plain one; None for fewer than two responses."""
    known = ~np.isnan(x)
    n = int(known.sum())
    return (estimated_mean(x, about.design), estimated_mean(x[known], SampleDesign.plain(n))) if n > 1 else None


def _too_few(named: Iterator[tuple[str, Matrix]]) -> Iterator[Note]:
    for where, values in named:
        n = int((~np.isnan(values)).sum())
        if n < 2:
            yield note("too_few_responses", f"design/{where}", n=cell(n), needed=2)

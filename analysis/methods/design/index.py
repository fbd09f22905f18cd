"""The satisfaction index under a sample's design: of all, of each element, of each group; the plain numbers beside."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from analysis.formulas.sample_design import Places, SampleDesign, estimated_mean, estimated_sum_of_means
from analysis.item_matrices import Mask, Matrix
from analysis.methods.design.about import About
from analysis.methods.design.means import ENDS
from analysis.methods.table_builder import count, note, number, part
from analysis.table import Table
from analysis.thresholds import BASE_VALUE

BESIDE = (number("plain_se", 3), number("design_effect"))
INDEX = (count("n"), number("ikm"), *ENDS, number("plain_ikm"), *BESIDE)
ELEMENTS = (part("element", "item"), count("n"), number("nrr", 3), *ENDS, number("plain_nrr", 3), *BESIDE)


def index_table(elements: Matrix, about: About, weight: float | None = None) -> Table:
    """The index: 25 times the weighted sum of the elements' means, each over those who answered it.

    `elements`: answers 1-4, shape (n, elements), NaN where missing; `weight` of one element, one over their number if not given.
    """
    everyone: Mask = np.full(len(elements), True)
    row = _index(elements, everyone, about, weight)
    unanswered = [note("no_answers", "design/index")] if math.isnan(row[1]) else []
    return about.table("lab_design_index", INDEX, [row], unanswered)


def elements_table(elements: Matrix, names: Sequence[str], about: About) -> Table:
    """A row an element: its mean (NRR) over those who answered it."""
    rows = []
    for name, x in zip(names, elements.T, strict=True):
        known = ~np.isnan(x)
        found, plain = estimated_mean(x, about.design), estimated_mean(x[known], SampleDesign.plain(int(known.sum())))
        rows.append((name, int(known.sum()), *about.ends(found), plain.value, plain.error, found.effect))
    return about.table("lab_design_elements", ELEMENTS, rows)


def groups_table(
    elements: Matrix,
    groups: tuple[Sequence[str], Places],
    about: About,
    *,
    variable: str,
    smallest: int,
    weight: float | None = None,
) -> Table:
    """A row a group of at least `smallest` responses, which the design of all responses is about; `groups`: names and places."""
    rows, suppressed = list[Any](), 0
    for place, name in enumerate(groups[0]):
        row = _index(elements, groups[1] == place, about, weight)
        if row[0] < smallest:
            suppressed += 1
        else:
            rows.append((name, *row))
    notes = [note("groups_suppressed", "skm", suppressed=suppressed, smallest=smallest)] if suppressed else []
    return about.table("lab_design_groups", (part("group", "value"), *INDEX), rows, notes, variable=variable)


def _index(elements: Matrix, domain: Mask, about: About, weight: float | None) -> tuple[Any, ...]:
    scaled = BASE_VALUE * elements * (1 / elements.shape[1] if weight is None else weight)
    answered = scaled[domain & ~np.isnan(scaled).all(axis=1)]
    found = estimated_sum_of_means(scaled, about.design, domain)
    plain = estimated_sum_of_means(answered, SampleDesign.plain(len(answered)))
    return (len(answered), *about.ends(found), plain.value, plain.error, found.effect)

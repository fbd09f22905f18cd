"""Polychoric correlations as what factors are drawn from: those of the normal variables behind ordered answers.

R: `psych::polychoric(correct = 0)`, then `psych::fa(r, n.obs = n)`.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analysis.formulas.polychoric import MOST_CATEGORIES, at_the_limit, correlations_of, pair_tables
from analysis.item_matrices import Matrix
from analysis.methods.item_correlations import SMALLEST_EIGENVALUE, ItemCorrelations
from analysis.methods.table_builder import note
from analysis.table import Note


def polychoric_input(data: ItemCorrelations, X: Matrix, where: str) -> ItemCorrelations | Note:
    """`data` with the polychoric correlations of its items, from complete answers, shape (n, p); or why there are none."""
    if max(len(np.unique(column)) for column in X.T) > MOST_CATEGORIES:
        return note("polychoric_too_many", where, most=MOST_CATEGORIES)
    tables = pair_tables(X)
    r = correlations_of(tables)
    if beyond := at_the_limit(tables, r):
        return _at_the_limit(data, beyond, where)
    R = np.eye(len(data.items))
    for (i, j), value in zip(tables.pairs, r, strict=True):
        R[i, j] = R[j, i] = value
    if np.linalg.eigvalsh(R).min() < SMALLEST_EIGENVALUE:
        return note("polychoric_no_factors", where)
    return replace(data, R=R)


def _at_the_limit(data: ItemCorrelations, pairs: Sequence[tuple[int, int]], where: str) -> Note:
    first, second = pairs[0]
    return note(
        "ordered_at_limit", where, item=data.items[first].id, other_item=data.items[second].id, pairs=len(pairs)
    )

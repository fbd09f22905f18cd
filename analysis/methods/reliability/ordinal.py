"""Ordinal alpha: what alpha would be of the normal variables behind ordered answers."""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.answers import Answers, ItemSet
from analysis.formulas.polychoric import MOST_CATEGORIES, ordinal_alpha, polychoric_matrix
from analysis.item_matrices import Matrix
from analysis.methods.table_builder import count, note, number, part, table
from analysis.table import Note, Table
from analysis.tally.distribution import Distribution


def ordinal_table(answers: Answers, sets: Sequence[ItemSet]) -> Table:
    """Alpha of the polychoric matrix, a row a scale and battery; undefined for answers that are no few categories."""
    rows, notes = [], list[Note]()
    for scale in sets:
        X = answers.complete_of(scale.items, scale.battery)
        categories = _most_categories(X)
        R = polychoric_matrix(X) if len(X) > 1 and categories <= MOST_CATEGORIES else None
        rows.append((scale.id, scale.battery, *X.shape, np.nan if R is None else ordinal_alpha(R)))
        notes += _notes(len(X), categories, R, f"lab_ordinal_alpha/{scale.id}/{scale.battery}")
    columns = (part("scale", "scale"), part("battery", "battery"), count("n"), count("k"), number("ordinal_alpha", 3))
    return table("lab_ordinal_alpha", columns, rows, started=answers.n, method="ordinal_alpha", notes=notes)


def _most_categories(X: Matrix) -> int:
    return max(len(Distribution.of(column).values) for column in X.T)


def _notes(n: int, categories: int, R: Matrix | None, where: str) -> Iterator[Note]:
    if n < 2:
        yield note("too_few_responses", where, n=n, needed=2)
    elif R is None:
        yield note("too_many_categories", where, categories=categories, limit=MOST_CATEGORIES)
    elif not np.isfinite(R).all():
        yield note("polychoric_constant_item", where)
    elif np.linalg.eigvalsh(R).min() < 0:
        yield note("polychoric_not_positive", where)

"""Split-half reliability: the correlation of two halves, stepped up to the whole length."""

from collections.abc import Sequence

import numpy as np

from analysis.answers import Answers, ItemSet
from analysis.formulas.alpha import guttman_split, spearman_brown
from analysis.formulas.moments import correlations, cross_products
from analysis.item_matrices import Matrix
from analysis.methods.table_builder import alike, count, number, part, table
from analysis.table import Table


def split_table(answers: Answers, sets: Sequence[ItemSet], split: str) -> Table:
    """Spearman–Brown and Guttman's λ₄ of one split (`odd_even` or `first_second`), a row a scale and battery."""
    rows = []
    for scale in sets:
        X = answers.complete_of(scale.items, scale.battery)
        halves = _halves(X, split)
        sizes = [half.shape[1] for half in halves]
        first, second = (half.sum(axis=1) for half in halves)
        r = float(correlations(cross_products(np.column_stack([first, second])))[0, 1])
        stepped = spearman_brown(r, sizes[0], sizes[1])
        rows.append((scale.id, scale.battery, len(X), *sizes, r, stepped, guttman_split(first, second)))
    columns = (
        part("scale", "scale"),
        part("battery", "battery"),
        *alike(count, "n", "k_first", "k_second"),
        *alike(number, "r_halves", "spearman_brown", "guttman_split", decimals=3),
    )
    return table("lab_split_half", columns, rows, started=answers.n, method="split_half", params={"split": split})


def _halves(X: Matrix, split: str) -> tuple[Matrix, Matrix]:
    """Odd and even items, or the first and the second half; the first is the longer where k is odd."""
    if split == "odd_even":
        return X[:, 0::2], X[:, 1::2]
    middle = (X.shape[1] + 1) // 2
    return X[:, :middle], X[:, middle:]

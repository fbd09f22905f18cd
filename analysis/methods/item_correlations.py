"""The correlations of items, or the reason why no factor can be drawn from them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.answers import Answers
from analysis.formulas.moments import correlations, cross_products
from analysis.item_matrices import Matrix
from instruments.model import Item

SMALLEST_EIGENVALUE = 1e-9  # of the correlation matrix; below it the items repeat one another
FEWEST_ITEMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCorrelations:
    """Over the `n` responses complete on the items: correlations `R` (p, p), standard deviations `sd` (p,), n − 1.

    `reason` is "" where a factor model can be tried, else the code of a note: too few items or responses, an item without
    variation, or one that others determine. `R` may then hold NaN.
    """

    items: tuple[Item, ...]
    n: int
    R: Matrix
    sd: Matrix
    reason: str


def item_correlations(answers: Answers, items: Sequence[Item], measure: str) -> ItemCorrelations:
    """Correlations of the items in one battery (or of their gaps)."""
    X = answers.complete_of(items, measure) if items else np.empty((0, 0))
    n = len(X)
    products = cross_products(X)
    sd = np.sqrt(np.diag(products) / (n * (n - 1))) if n > 1 else np.full(len(items), np.nan)
    R = correlations(products)
    return ItemCorrelations(items=tuple(items), n=n, R=R, sd=sd, reason=_reason(R, n))


def _reason(R: Matrix, n: int) -> str:
    p = len(R)
    if p < FEWEST_ITEMS:
        return "model_too_few_items"
    if n <= p:
        return "model_too_few_responses"
    if not np.isfinite(R).all():
        return "model_constant_item"
    return "model_singular" if np.linalg.eigvalsh(R).min() < SMALLEST_EIGENVALUE else ""

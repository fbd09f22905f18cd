"""Families of parameters that need no full product: few combinations in which every value meets every value of every other."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any


def every_pair(*values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Combinations, one value of each sequence, so that each two values of two sequences stand together in at least one.

    The one that holds most pairs which are still missing is taken next; of equals, the first of the product.
    """
    whole = list(product(*(range(len(one)) for one in values)))
    missing = {pair for places in whole for pair in _pairs(places)}
    taken = []
    while missing:
        best = max(whole, key=lambda places: len(missing & _pairs(places)))
        missing -= _pairs(best)
        taken.append(best)
    return [tuple(one[place] for one, place in zip(values, places, strict=True)) for places in sorted(taken)]


def _pairs(places: tuple[int, ...]) -> set[tuple[tuple[int, int], ...]]:
    return set(combinations(enumerate(places), 2))

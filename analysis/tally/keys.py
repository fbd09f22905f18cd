"""Names of what a tally holds: blocks of columns, scores, and columns that are compared in pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from analysis.answers import GAP, PAIR, ItemSet
from instruments.model import Item

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The responses complete on `items` in all of `batteries`: a column an item, battery after battery."""

    items: Ids
    batteries: Ids


@dataclass(frozen=True, slots=True)
class ScoreOf:
    """The mean of a battery's part means; `gap` is P − E. Of the responses complete on all parts in `complete_on`."""

    parts: tuple[Ids, ...]
    battery: str
    complete_on: Ids

    @classmethod
    def scale(cls, scale: ItemSet) -> Self:
        """A scale over the responses complete on it."""
        return cls(parts=ids_of(scale), battery=scale.battery, complete_on=sides(scale.battery))

    @classmethod
    def overall(cls, dimensions: Sequence[ItemSet], battery: str) -> Self:
        """A battery's mean of dimension means, over the responses complete on both sides of the gap."""
        return cls(parts=tuple(part for d in dimensions for part in ids_of(d)), battery=battery, complete_on=PAIR)

    @classmethod
    def expected(cls, gap: ItemSet) -> Self:
        """What is expected of the items of a gap, whether or not they were experienced."""
        return cls(parts=ids_of(gap), battery="expectation", complete_on=("expectation",))

    @classmethod
    def item_gap(cls, item: Item) -> Self:
        """P − E of one item."""
        return cls(parts=((item.id,),), battery=GAP, complete_on=PAIR)


@dataclass(frozen=True, slots=True)
class PairColumn:
    """An item's answer in a battery, of the responses that have it in all of `complete_on`."""

    item: str
    battery: str
    complete_on: Ids


def sides(battery: str) -> Ids:
    """The batteries that must be answered: for a gap both of its sides."""
    return PAIR if battery == GAP else (battery,)


def ids_of(scale: ItemSet) -> tuple[Ids, ...]:
    return tuple(tuple(item.id for item in part) for part in scale.parts)

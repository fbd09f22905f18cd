"""A frame's scored answers, read once and handed to every method, and the scales that they form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.scoring import Mask, Matrix, complete, scored
from analysis.table import Sample
from instruments.families import PAIR as PAIR
from instruments.families import SKM as SKM
from instruments.model import Dimension, Instrument, Item

GAP = "gap"  # the battery of P − E


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Scored answers of every item: one matrix a battery, shape (n, all items), NaN where missing or not asked."""

    instrument: Instrument
    n: int
    matrices: Mapping[str, Matrix]
    positions: Mapping[str, int]

    def rows(self, chosen: Mask) -> "Answers":
        """Those of some responses alone, `chosen` of shape (n,)."""
        matrices = {battery: matrix[chosen] for battery, matrix in self.matrices.items()}
        return replace(self, n=int(chosen.sum()), matrices=matrices)

    def of(self, items: Sequence[Item], battery: str) -> Matrix:
        """Answers of `items` in one battery (`gap`: P − E), shape (n, k)."""
        return self.matrices[battery][:, [self.positions[item.id] for item in items]]

    def complete_of(self, items: Sequence[Item], battery: str) -> Matrix:
        """The rows of `of` without a missing answer."""
        matrix = self.of(items, battery)
        return matrix[complete(matrix)]

    def everything(self) -> Mask:
        """The responses with every item of every battery answered, shape (n,)."""
        asked = [self.of(items, b.id) for b in self.instrument.batteries if (items := _asked(self.instrument, b.id))]
        return complete(*asked)

    def everyone(self) -> Sample:
        """All responses, of which those without a hole are complete."""
        whole = int(self.everything().sum())
        return Sample(started=self.n, complete=whole, used=whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSet:
    """A scale: a dimension's items, or the items of all dimensions of a family (`overall`), asked in one battery."""

    id: str
    battery: str
    parts: tuple[tuple[Item, ...], ...]  # the items dimension by dimension

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for part in self.parts for item in part)

    @property
    def is_overall(self) -> bool:
        return len(self.parts) > 1


def read_answers(frame: pd.DataFrame, instrument: Instrument) -> Answers:
    """Every battery's answers and, where both are asked, the gaps."""
    matrices: dict[str, Matrix] = {}
    for battery in instrument.batteries:
        matrix = np.full((len(frame), len(instrument.items)), np.nan, order="F")
        asked = [j for j, item in enumerate(instrument.items) if battery.id in item.batteries]
        matrix[:, asked] = scored(frame, instrument, [instrument.items[j] for j in asked], battery.id)
        matrices[battery.id] = matrix
    if all(battery in matrices for battery in PAIR):
        expectation, perception = (matrices[battery] for battery in PAIR)
        matrices[GAP] = perception - expectation
    positions = {item.id: j for j, item in enumerate(instrument.items)}
    return Answers(instrument=instrument, n=len(frame), matrices=matrices, positions=positions)


def items_asked(instrument: Instrument, dimension: Dimension, battery: str) -> tuple[Item, ...]:
    """The dimension's items that are asked in the battery; for `gap` those asked in both of its batteries."""
    return instrument.items_of(dimension.id, *(PAIR if battery == GAP else (battery,)))


def batteries(instrument: Instrument) -> tuple[str, ...]:
    """The instrument's batteries and, where some item has both sides of it, `gap`."""
    own = tuple(battery.id for battery in instrument.batteries)
    return (*own, GAP) if any(items_asked(instrument, d, GAP) for d in instrument.dimensions) else own


def family_with(instrument: Instrument, *required: str) -> str | None:
    """The first family with items asked in all of the `required` batteries."""
    families = (d.family for d in instrument.dimensions if instrument.items_of(d.id, *required))
    return next(families, None)


def dimension_sets(instrument: Instrument, family: str, battery: str) -> tuple[ItemSet, ...]:
    """The family's dimensions that have items in the battery."""
    return tuple(
        ItemSet(id=dimension.id, battery=battery, parts=(items,))
        for dimension in instrument.dimensions_of(family)
        if (items := items_asked(instrument, dimension, battery))
    )


def overall_id(instrument: Instrument, family: str) -> str:
    """`overall`, or `overall/<family>` where the instrument joins several questionnaires."""
    return "overall" if len(instrument.families) == 1 else f"overall/{family}"


def item_sets(instrument: Instrument) -> Iterator[ItemSet]:
    """Every scale in every battery, family by family; a family of one dimension has no overall scale."""
    for family in instrument.families:
        for battery in batteries(instrument):
            sets = dimension_sets(instrument, family, battery)
            yield from sets
            if len(sets) > 1:
                parts = tuple(s.items for s in sets)
                yield ItemSet(id=overall_id(instrument, family), battery=battery, parts=parts)


def _asked(instrument: Instrument, battery: str) -> tuple[Item, ...]:
    return tuple(item for item in instrument.items if battery in item.batteries)

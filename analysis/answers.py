"""A frame's scored answers, read once and handed to every method, and the scales that they form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.item_matrices import Column, Mask, Matrix, answered, scored_column, wide
from analysis.table import Sample
from instruments.families import PAIR as PAIR
from instruments.families import SKM as SKM
from instruments.model import Dimension, Instrument, Item

GAP = "gap"  # the battery of P − E


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Scored answers of every item: `columns`, shape (n,) each, by item and battery, in a byte an answer where they fit.

    What is asked of them is float64, NaN where an answer is missing or was not asked for.
    """

    instrument: Instrument
    n: int
    columns: Mapping[tuple[str, str], Column]

    def rows(self, chosen: Mask | slice) -> "Answers":
        """Those of some responses alone: a mask of shape (n,), or a slice."""
        columns = {key: column[chosen] for key, column in self.columns.items()}
        n = len(range(*chosen.indices(self.n))) if isinstance(chosen, slice) else int(chosen.sum())
        return replace(self, n=n, columns=columns)

    def of(self, items: Sequence[Item], battery: str) -> Matrix:
        """Answers of `items` in one battery (`gap`: P − E), shape (n, k)."""
        return self._of(items, battery, slice(None), self.n)

    def complete_of(self, items: Sequence[Item], battery: str) -> Matrix:
        """The rows of `of` without a missing answer."""
        whole = self.complete(items, *(PAIR if battery == GAP else (battery,)))
        return self._of(items, battery, whole, int(whole.sum()))

    def complete(self, items: Sequence[Item], *batteries: str) -> Mask:
        """The responses with an answer to all of `items` in all of `batteries`, shape (n,)."""
        mask = np.ones(self.n, dtype=bool)
        for battery in batteries:
            for item in items:
                column = self.columns.get((item.id, battery))
                mask &= False if column is None else answered(column)
        return mask

    def everything(self) -> Mask:
        """The responses with every item of every battery answered, shape (n,)."""
        mask = np.ones(self.n, dtype=bool)
        for battery in self.instrument.batteries:
            mask &= self.complete(_asked(self.instrument, battery.id), battery.id)
        return mask

    def everyone(self) -> Sample:
        """All responses, of which those without a hole are complete."""
        whole = int(self.everything().sum())
        return Sample(started=self.n, complete=whole, used=whole)

    def _of(self, items: Sequence[Item], battery: str, rows: Mask | slice, n: int) -> Matrix:
        matrix = np.empty((n, len(items)), order="F")
        for j, item in enumerate(items):
            if battery == GAP:
                expectation, perception = (self._column(item, side, rows) for side in PAIR)
                matrix[:, j] = perception - expectation
            else:
                matrix[:, j] = self._column(item, battery, rows)
        return matrix

    def _column(self, item: Item, battery: str, rows: Mask | slice) -> Matrix:
        column = self.columns.get((item.id, battery))
        return np.full(self.n, np.nan)[rows] if column is None else wide(column[rows])


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
    """Every item's answers in every battery that asks it."""
    columns = {
        (item.id, battery.id): scored_column(frame, instrument, item, battery.id)
        for battery in instrument.batteries
        for item in _asked(instrument, battery.id)
    }
    return Answers(instrument=instrument, n=len(frame), columns=columns)


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

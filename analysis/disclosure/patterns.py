"""Which cells of the counts over a set of columns are hidden: a function of the set alone.

The same counts stand in many papers: `sex` in the paper about one unit is a row of the cross-table sex × unit, and a column of
unit × sex. Were each hidden by its own pattern, one would show what another hides. So whoever prints counts over these columns,
of whatever selection and in whatever order, asks here. What fewer of the columns hide, hides here too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from analysis.disclosure.ranges import SHOWN, States
from analysis.disclosure.suppression import hidden, lines_of
from analysis.formulas.contingency import Counts
from analysis.item_matrices import Mask

Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """A column of the answers: each response's value as a place below `size`, −1 where it has none."""

    name: str
    places: Places
    size: int


def divided(name: str, marks: Sequence[Mask]) -> Divided:
    """A column by who gave each of its answers."""
    places = np.full(len(marks[0]) if marks else 0, -1, dtype=np.intp)
    for place, mark in enumerate(marks):
        places[mark] = place
    return Divided(name=name, places=places, size=len(marks))


def counts_over(columns: Sequence[Divided], among: Mask | None = None) -> Counts:
    """How many have each combination of values, of those who have a value in every column."""
    shape = tuple(column.size for column in columns)
    known = _known(columns) if among is None else among & _known(columns)
    flat = np.ravel_multi_index([column.places[known] for column in columns], shape)
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape).astype(np.int64)


def states_over(columns: Sequence[Divided], smallest: int, waves: Places | None = None) -> States:
    """The state of each combination of values, in the columns' order.

    Args:
        columns: at least one, each with a name of its own.
        waves: each response's wave where the counts are of several: what the papers about one of them hide is hidden.
    """
    order = sorted(range(len(columns)), key=lambda at: columns[at].name)
    found = _Patterns([columns[at] for at in order], smallest, waves).states(tuple(range(len(columns))), None)
    return found.transpose(np.argsort(order))


class _Patterns:
    """The states over the columns and over fewer of them, each computed once."""

    def __init__(self, columns: Sequence[Divided], smallest: int, waves: Places | None) -> None:
        self._columns, self._smallest, self._waves = columns, smallest, waves
        self._found: dict[tuple[tuple[int, ...], bytes], States] = {}

    def states(self, chosen: tuple[int, ...], among: Mask | None) -> States:
        """Over the `chosen` columns, of those `among` all who have a value in each of them."""
        known = _known([self._columns[at] for at in chosen])
        people = known if among is None else known & among
        key = chosen, people.tobytes()
        if key not in self._found:
            self._found[key] = self._computed(chosen, people)
        return self._found[key]

    def _computed(self, chosen: tuple[int, ...], people: Mask) -> States:
        columns = [self._columns[at] for at in chosen]
        counts = counts_over(columns, people)
        forced = np.zeros(counts.shape, dtype=bool)
        for states in self._of_fewer(chosen, people):
            forced |= states
        for states in self._of_waves(columns, people):
            forced |= states
        return _in_one_order(columns, people, counts, forced, self._smallest)

    def _of_fewer(self, chosen: tuple[int, ...], people: Mask) -> Iterator[Mask]:
        """What is hidden over one column fewer, of the same people and of all who have a value there."""
        for fewer in combinations(chosen, len(chosen) - 1) if len(chosen) > 1 else ():
            (left_out,) = set(chosen) - set(fewer)
            for among in (people, None):
                yield np.expand_dims(self.states(fewer, among) > SHOWN, chosen.index(left_out))

    def _of_waves(self, columns: Sequence[Divided], people: Mask) -> Iterator[Mask]:
        """The sum over all waves would tell what the paper about one hides, beside the papers about the others."""
        for wave in np.unique(self._waves) if self._waves is not None else ():
            within = people & (self._waves == wave)
            own = [replace(column, places=column.places[within]) for column in columns]
            yield _Patterns(own, self._smallest, None).states(tuple(range(len(own))), None) > SHOWN


def _known(columns: Sequence[Divided]) -> Mask:
    known: Mask = np.logical_and.reduce([column.places >= 0 for column in columns])
    return known


def _in_one_order(columns: Sequence[Divided], people: Mask, counts: Counts, forced: Mask, smallest: int) -> States:
    """Values in the order in which they are first met: which cell is hidden beside another hangs on it. Nobody's are shown."""
    states = np.zeros(counts.shape, dtype=np.int8)
    places = [column.places[people] for column in columns]
    met = [np.unique(own, return_index=True) for own in places]
    at = np.ix_(*(values[np.argsort(first)] for values, first in met))
    if counts[at].size:
        states[at] = hidden(counts[at], lines_of(counts[at].shape), smallest, np.broadcast_to(forced, counts.shape)[at])
    return states

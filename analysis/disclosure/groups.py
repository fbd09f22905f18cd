"""Which groups stand in a table without numbers: few people, those beside them, and those whom a filter divides.

Units and services stand in tables beside each other, and a service often belongs to one unit: its number is then the unit's less
those of the unit's other services. So every unit whose people are those of whole services is a line of the services' table.

A filtered table stands beside the unfiltered one. A group that the filter leaves whole has the same numbers in both; one that it
divides is not shown, and where all those together are few, here or among those left out, no group is.
"""

from collections.abc import Iterator, Mapping
from itertools import permutations

import numpy as np
import pandas as pd

from analysis.disclosure.counted import Twins
from analysis.disclosure.ranges import BESIDE, SHOWN, Line, States
from analysis.disclosure.suppression import hidden
from analysis.formulas.contingency import Counts
from analysis.methods.groups.split import group_labels
from servqual_desk.words.derived_columns import CHANNEL
from servqual_desk.words.domain_words import CHANNELS
from servqual_desk.words.response_columns import PLACES

HiddenGroups = dict[str, int]  # each group that has no numbers, and why: FEW or BESIDE
Sides = Mapping[str, "_Groups"]


class _Groups:
    """The groups of a column, in the order in which they are first met, and which of them are hidden."""

    def __init__(self, column: pd.Series) -> None:
        labels, places = group_labels(column)
        met, first = np.unique(places[places >= 0], return_index=True)
        order = met[np.argsort(first)]
        self.labels = [labels[place] for place in order]
        self.places = np.append(np.argsort(order), -1)[places] if len(order) else places
        self.counts: Counts = np.bincount(self.places[self.places >= 0], minlength=len(order)).astype(np.int64)
        self.states: States = np.zeros(len(order), dtype=np.int8)

    def hide(self, lines: list[Line], smallest: int) -> None:
        self.states = hidden(self.counts, lines, smallest, self.states > SHOWN)


def hidden_groups(frame: pd.DataFrame, by: str, smallest: int) -> HiddenGroups:
    """The groups of `by` that a table about the whole frame names without numbers.

    Args:
        frame: those who have a number in the table, one row a response.
    """
    if by == CHANNEL and _hides_a_place(frame, smallest):
        return dict.fromkeys(CHANNELS, BESIDE)
    if by not in frame.columns:
        return {}
    together = [name for name in PLACES if name in frame.columns] if by in PLACES else [by]
    return _named(_side_by_side({name: _Groups(frame[name]) for name in together}, smallest)[by])


def _hides_a_place(frame: pd.DataFrame, smallest: int) -> bool:
    """A channel is the sum of its services, so that it has no numbers where one of these, or a unit, has none."""
    return any(hidden_groups(frame, place, smallest) for place in PLACES)


def hidden_by_size(sizes: Mapping[str, int], smallest: int) -> HiddenGroups:
    """The groups that a table names without numbers where only their sizes are known, and that of all together.

    Which one is hidden beside another of the same size hangs on their names alone, not on their order.
    """
    names = sorted(sizes)
    counts = np.array([sizes[name] for name in names], dtype=np.int64)
    states = hidden(counts, [np.arange(len(names))], smallest)
    return {name: int(state) for name, state in zip(names, states, strict=True) if state > SHOWN}


def withheld_groups(chosen: pd.DataFrame, twins: Twins, by: str, smallest: int) -> HiddenGroups:
    """The groups of `by` without numbers in a table about `chosen`, the responses that a filter leaves of those of the twins.

    All waves stand beside each of them: what the table of one hides, that of all hides too.
    """
    everyone = twins.frame
    found = hidden_groups(everyone, by, smallest)
    if twins.waves is not None:
        for _wave, own in everyone.groupby("sqd_wave", observed=True):
            found |= {name: BESIDE for name in hidden_groups(own, by, smallest) if name not in found}
    if twins.axes:
        found |= {
            name: BESIDE for name in _divided(chosen[by], everyone[by], set(found), smallest) if name not in found
        }
    return found


def _side_by_side(groups: Sides, smallest: int) -> Sides:
    """Every column hidden by itself and within the groups of the others, until nothing more is."""
    while True:
        before = [int((one.states > SHOWN).sum()) for one in groups.values()]
        for name, own in groups.items():
            others = [other for beside, other in groups.items() if beside != name]
            parts = [line for other in others for _place, line in _within(own, other) if len(line) > 1]
            own.hide(
                [*parts, np.arange(len(own.labels))], smallest
            )  # the whole last: what its parts hide may do for it
        for fine, coarse in permutations(groups.values(), 2):
            _agree(fine, coarse)
        if before == [int((one.states > SHOWN).sum()) for one in groups.values()]:
            return groups


def _within(fine: _Groups, coarse: _Groups) -> Iterator[tuple[int, Line]]:
    """Each group of the coarse column that consists of whole groups of the fine one, and those."""
    known = (fine.places >= 0) & (coarse.places >= 0)
    pairs = np.unique(np.stack([fine.places[known], coarse.places[known]], axis=1), axis=0)
    homes = np.bincount(pairs[:, 0], minlength=len(fine.labels))
    for place in range(len(coarse.labels)):
        line = pairs[pairs[:, 1] == place, 0]
        if len(line) and (homes[line] == 1).all():
            yield place, line


def _agree(fine: _Groups, coarse: _Groups) -> None:
    """A hidden whole hides its parts, whose sum it is; the only part hides the whole."""
    for place, line in _within(fine, coarse):
        if coarse.states[place] > SHOWN:
            fine.states[line[fine.states[line] == SHOWN]] = BESIDE
        elif len(line) == 1 and fine.states[line[0]] > SHOWN:
            coarse.states[place] = BESIDE


def _named(groups: _Groups) -> HiddenGroups:
    return {label: int(state) for label, state in zip(groups.labels, groups.states, strict=True) if state > SHOWN}


def _divided(chosen: pd.Series, everyone: pd.Series, without: set[str], smallest: int) -> set[str]:
    """The groups of which the filter takes somebody away; all groups, where few people are in none that is shown.

    Args:
        without: the groups that have no numbers anyway.
    """
    here, there = _sizes(chosen), _sizes(everyone)
    divided = {name for name, n in here.items() if n < there[name]}
    inside = sum(n for name, n in here.items() if name in divided | without)
    outside = sum(there[name] - here[name] for name in divided)
    return set(here) if any(0 < few < smallest for few in (inside, outside)) else divided


def _sizes(column: pd.Series) -> Mapping[str, int]:
    labels, places = group_labels(column)
    return dict(zip(labels, np.bincount(places[places >= 0], minlength=len(labels)).tolist(), strict=True))

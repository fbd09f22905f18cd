"""The counts of one question as they may be printed beside everything else that is published of the same answers.

A report about some of the responses (`--where`) stands beside the report about all of them, and beside those about the others:
what one hides, the difference of two must not tell. So a count is hidden by the pattern of the whole table, answers × the values
of the filter's columns (`patterns`), every margin known. All waves stand beside each of them.

Where the filter divides the answers into more than `MOST_CELLS` the pattern cannot be looked at, and every count is hidden. By
fewer values (those chosen, and the rest) it would be another one than that of the papers beside, which tell what it hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
import pandas as pd

from analysis.disclosure.patterns import Divided, counts_over, divided, states_over
from analysis.disclosure.ranges import BESIDE, FEW, SHOWN, States
from analysis.formulas.contingency import Counts
from analysis.item_matrices import Mask
from analysis.methods.groups.split import group_labels

MOST_CELLS = 4000  # answers × values of the filter's columns up to which the pattern is looked at; it takes seconds
_EVERYONE = "*"  # the name of what everybody has


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One column of the filter, and which of its values are selected."""

    column: Divided
    selected: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """All responses of the selection's wave (of all waves where it is about all), and how the filter divides them.

    `waves` holds each response's wave where the selection is about several.
    """

    axes: tuple[Axis, ...] = ()
    waves: Axis | None = None
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def combinations(self) -> int:
        """How many combinations of the filter's values there are; 1 without a filter."""
        return int(np.prod([axis.column.size for axis in self.axes], initial=1))

    @property
    def is_part(self) -> bool:
        """Whether the selection is a part of the answers, or of several waves each of which is published by itself."""
        return bool(self.axes) or self.waves is not None


def twins_of(everyone: pd.DataFrame, chosen: pd.DataFrame, columns: Sequence[str], wave: str) -> Twins:
    """How `chosen`, made from `everyone` by conditions on `columns`, lies in it.

    Args:
        wave: the column of the waves where the selection is about all of them; "" where it is about one.
    """
    axes = tuple(_axis(everyone, chosen, column) for column in columns if column in everyone.columns)
    every = _axis(everyone, everyone, wave) if wave in everyone.columns else None
    waves = every if every is not None and len(every.selected) > 1 else None
    return Twins(axes=_conditions(axes), waves=waves, frame=everyone)


def _axis(everyone: pd.DataFrame, chosen: pd.DataFrame, column: str) -> Axis:
    labels, places = group_labels(everyone[column])
    wanted = set(group_labels(chosen[column])[0])
    selected = np.array([label in wanted for label in labels], dtype=bool)
    return Axis(column=Divided(name=column, places=places, size=len(labels)), selected=selected)


def _conditions(axes: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """Those without which others would be selected: not one that leaves everybody, nor a unit beside its own services."""
    axes = tuple(axis for axis in axes if not (axis.selected.all() and (axis.column.places >= 0).all()))
    for axis in axes:
        others = tuple(other for other in axes if other is not axis)
        if any(_tells(other, axis) for other in others):
            return _conditions(others)
    return axes


def _tells(fine: Axis, coarse: Axis) -> bool:
    """Whether all who are selected by the fine column are so by the coarse one, each value of which is a sum of fine ones."""
    own, others = fine.column.places, coarse.column.places
    pairs = np.unique(np.stack([own, others], axis=1)[own >= 0], axis=0)
    chosen = pairs[fine.selected[pairs[:, 0]], 1]
    is_sum = len(pairs) == len(np.unique(pairs[:, 0]))
    return bool(is_sum and (chosen >= 0).all() and coarse.selected[chosen].all())


def selection_state(twins: Twins, smallest: int) -> int:
    """Whether the selection may be published at all: SHOWN; FEW people; or BESIDE, because others are few."""
    everyone = np.ones(len(twins.frame), dtype=bool)
    return int(count_states([everyone], twins, smallest, name=_EVERYONE)[0]) if twins.axes or twins.waves else SHOWN


def count_states(marks: Sequence[Mask], twins: Twins, smallest: int, *, name: str, adds_up: bool = True) -> States:
    """The state of each answer's count within the selection.

    Args:
        marks: who of `twins.frame` gave each answer.
        name: the column that holds the answers.
        adds_up: each person gave one answer; else every answer is looked at with those who did not give it.
    """
    if not adds_up:
        answered = reduce(np.logical_or, marks)
        pairs = [divided(f"{name}={at}", [answered & ~mark, mark]) for at, mark in enumerate(marks)]
        return np.array([_selected(pair, twins, smallest)[1] for pair in pairs], dtype=np.int8)
    return _selected(divided(name, marks), twins, smallest)


def _selected(asked: Divided, twins: Twins, smallest: int) -> States:
    """The state of the selection's sums, one an answer: shown where all their parts are."""
    axes = [axis for axis in twins.axes if axis.column.name != asked.name]
    if asked.size * np.prod([axis.column.size for axis in axes], initial=1) > MOST_CELLS:
        return np.where(_is_asked(asked, twins.axes), BESIDE, SHOWN).astype(np.int8)
    columns = [*([] if asked.name == _EVERYONE and axes else [asked]), *(axis.column for axis in axes)]
    waves = None if twins.waves is None else twins.waves.column.places
    states, counts = states_over(columns, smallest, waves), counts_over(columns)
    if len(columns) == len(axes):
        states, counts = states[np.newaxis], counts[np.newaxis]
    place = np.ix_(np.arange(len(states)), *(np.flatnonzero(axis.selected) for axis in axes))
    return np.where(_is_asked(asked, twins.axes), _summed(states[place], counts[place], smallest), SHOWN).astype(
        np.int8
    )


def _summed(states: States, counts: Counts, smallest: int) -> States:
    if states.size == len(states):
        return states.reshape(len(states))
    covered = (states > SHOWN).reshape(len(states), -1).any(axis=1)
    summed = counts.reshape(len(counts), -1).sum(axis=1)
    few = (summed > 0) & (summed < smallest)
    whole: States = np.where(covered, np.where(few, FEW, BESIDE), SHOWN).astype(np.int8)
    return whole


def _is_asked(asked: Divided, axes: Sequence[Axis]) -> Mask:
    """Which answers the filter leaves, where it is about the question itself; nobody gave the others."""
    own = next((axis for axis in axes if axis.column.name == asked.name), None)
    if own is None:
        return np.ones(asked.size, dtype=bool)
    chosen = (own.column.places >= 0) & own.selected[own.column.places]
    return np.bincount(asked.places[chosen & (asked.places >= 0)], minlength=asked.size) > 0

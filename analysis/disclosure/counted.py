"""The counts of one question as they may be printed beside everything else that is published of the same answers.

A report about some of the responses (`--where`) stands beside the report about all of them, and beside those about the others:
what one hides, the difference of two must not tell. So a count is hidden by the pattern of the whole table, answers × the values
of the filter's columns, every margin known; what the whole hides stays hidden in its parts. All waves stand beside each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np
import pandas as pd

from analysis.disclosure.ranges import BESIDE, FEW, SHOWN, States
from analysis.disclosure.suppression import hidden, lines_of
from analysis.formulas.contingency import Counts
from analysis.methods.groups.split import group_labels
from analysis.scoring import Mask

MOST_CELLS = 4000  # from here on a filter's column has two values: what is selected, and the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One column of the filter: each response's value as a place (−1 for none), and which places are selected."""

    places: np.ndarray[tuple[int], np.dtype[np.intp]]
    selected: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """All responses of the selection's wave (of all waves where it is about all), and how the filter divides them.

    `waves` holds each response's wave where the selection is about several.
    """

    axes: tuple[Axis, ...] = ()
    waves: Axis | None = None
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)


def twins_of(everyone: pd.DataFrame, chosen: pd.DataFrame, columns: Sequence[str], wave: str) -> Twins:
    """How `chosen`, made from `everyone` by conditions on `columns`, lies in it.

    Args:
        wave: the column of the waves where the selection is about all of them; "" where it is about one.
    """
    axes = tuple(_axis(everyone, chosen, column) for column in columns if column in everyone.columns)
    every = _axis(everyone, everyone, wave) if wave in everyone.columns else None
    waves = every if every is not None and len(every.selected) > 1 else None
    return Twins(axes=_small_enough(axes), waves=waves, frame=everyone)


def _axis(everyone: pd.DataFrame, chosen: pd.DataFrame, column: str) -> Axis:
    labels, places = group_labels(everyone[column])
    wanted = set(group_labels(chosen[column])[0])
    return Axis(places=places, selected=np.array([label in wanted for label in labels], dtype=bool))


def _small_enough(axes: tuple[Axis, ...]) -> tuple[Axis, ...]:
    if np.prod([len(axis.selected) for axis in axes], initial=1) <= MOST_CELLS:
        return axes
    return tuple(
        Axis(places=np.where(axis.places < 0, -1, axis.selected[axis.places]), selected=np.array([False, True]))
        for axis in axes
    )


def selection_state(twins: Twins, smallest: int) -> int:
    """Whether the selection may be published at all: SHOWN; FEW people; or BESIDE, because others are few."""
    everyone = np.ones(len(twins.frame), dtype=bool)
    return int(count_states([everyone], twins, smallest)[0]) if twins.axes or twins.waves else SHOWN


def count_states(marks: Sequence[Mask], twins: Twins, smallest: int, *, adds_up: bool = True) -> States:
    """The state of each answer's count within the selection.

    Args:
        marks: who of `twins.frame` gave each answer.
        adds_up: each person gave one answer; else every answer is looked at with those who did not give it.
    """
    if not adds_up:
        answered = reduce(np.logical_or, marks)
        pairs = ([mark, answered & ~mark] for mark in marks)
        return np.array([count_states(pair, twins, smallest)[0] for pair in pairs], dtype=np.int8)
    pattern = _pattern(marks, twins, twins.axes, smallest, {})
    return _selected(pattern, _counts(marks, twins.axes), twins.axes, smallest)


def _selected(pattern: States, counts: Counts, axes: Sequence[Axis], smallest: int) -> States:
    """The state of the selection's sums: shown where all their parts are."""
    place = np.ix_(np.arange(len(pattern)), *(np.flatnonzero(axis.selected) for axis in axes))
    covered = (pattern[place] > SHOWN).reshape(len(pattern), -1).any(axis=1)
    summed = counts[place].reshape(len(pattern), -1).sum(axis=1)
    few = (summed > 0) & (summed < smallest)
    whole: States = np.where(covered, np.where(few, FEW, BESIDE), SHOWN).astype(np.int8)
    return pattern[place].reshape(len(pattern)) if pattern[place].size == len(pattern) else whole


def _pattern(
    marks: Sequence[Mask], twins: Twins, axes: tuple[Axis, ...], smallest: int, known: dict[tuple[int, ...], States]
) -> States:
    """Answers × the values of `axes`; what a table with one column fewer hides is hidden here too."""
    key = tuple(id(axis) for axis in axes)
    if key not in known:
        counts = _counts(marks, axes)
        forced = np.zeros(counts.shape, dtype=bool)
        if twins.waves is not None:
            forced |= _hidden_in_a_wave(marks, twins, twins.waves, axes, smallest)
        for at in range(len(axes)):
            fewer = _pattern(marks, twins, (*axes[:at], *axes[at + 1 :]), smallest, known)
            forced |= np.expand_dims(fewer > SHOWN, at + 1)
        lines = lines_of(counts.shape) if len(marks) > 1 else lines_of(counts.shape[1:])
        known[key] = hidden(counts, lines, smallest, forced)
    return known[key]


def _hidden_in_a_wave(marks: Sequence[Mask], twins: Twins, waves: Axis, axes: tuple[Axis, ...], smallest: int) -> Mask:
    """What the paper about a single wave hides: the sum over all waves would tell it beside the papers about the others."""
    alone = replace(twins, waves=None)
    within = ([mark & (waves.places == wave) for mark in marks] for wave in range(len(waves.selected)))
    states = [_pattern(own, alone, axes, smallest, {}) > SHOWN for own in within]
    return np.asarray(np.any(states, axis=0), dtype=bool)


def _counts(marks: Sequence[Mask], axes: Sequence[Axis]) -> Counts:
    """How many gave each answer with each combination of values, shape (answers, values, values …)."""
    shape = tuple(len(axis.selected) for axis in axes)
    if not axes:
        return np.array([int(mark.sum()) for mark in marks], dtype=np.int64)
    known = np.logical_and.reduce([axis.places >= 0 for axis in axes])
    flat = np.ravel_multi_index([np.where(known, axis.places, 0) for axis in axes], shape)
    size = int(np.prod(shape))
    return np.stack([np.bincount(flat[mark & known], minlength=size).reshape(shape) for mark in marks]).astype(np.int64)

"""Which responses stand in which cell of two groupings, and the scores over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.formulas.factorial import Factorial
from analysis.item_matrices import Mask, Matrix, complete, numeric
from analysis.methods.groups.split import group_labels
from analysis.methods.respondent_scores import ScoreColumn
from analysis.methods.table_builder import note
from analysis.table import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """One score in the cells of two groupings: values, shape (n,), and each one's levels; `fit` is None where `notes` say why."""

    scale: str
    battery: str
    y: Matrix
    first: Matrix
    second: Matrix
    names: tuple[tuple[str, ...], tuple[str, ...]]
    fit: Factorial | None
    notes: tuple[Note, ...]

    @property
    def where(self) -> str:
        return f"two_way/{self.scale}/{self.battery}".rstrip("/")

    def counts(self) -> Matrix:
        """How many responses stand in each cell, shape (levels, levels)."""
        counts = np.zeros([len(own) for own in self.names])
        np.add.at(counts, (self.first.astype(np.intp), self.second.astype(np.intp)), 1)
        return counts


def crossed_scores(
    frame: pd.DataFrame,
    columns: Sequence[ScoreColumn],
    factors: tuple[str, str],
    covariates: Sequence[str],
    smallest: int,
) -> Iterator[Crossed]:
    """Every score over the responses that have it, both groupings and all covariates; levels of too few are left out."""
    labelled = [group_labels(frame[name]) for name in factors]
    held = np.column_stack([np.empty((len(frame), 0)), *(numeric(frame, name) for name in covariates)])
    for column in columns:
        used = complete(column.values, held) & (labelled[0][1] >= 0) & (labelled[1][1] >= 0)
        for _labels, places in labelled * 2:  # a level left out of one grouping may make one of the other too small
            used &= _large(places, used, smallest)
        levels = [np.unique(places[used], return_inverse=True) for _labels, places in labelled]
        names = [
            tuple(labels[at] for at in own) for (labels, _places), (own, _rank) in zip(labelled, levels, strict=True)
        ]
        first, second = (np.asarray(rank, dtype=np.float64) for _own, rank in levels)
        yield _fitted(column, column.values[used], first, second, held[used], (names[0], names[1]))


def _large(places: npt.NDArray[np.intp], used: Mask, smallest: int) -> Mask:
    """Rows whose level has enough responses, shape (n,)."""
    counts = np.bincount(places[used], minlength=int(places.max(initial=0)) + 1)
    return np.asarray((places >= 0) & (counts[places] >= smallest))


def _fitted(
    column: ScoreColumn,
    y: Matrix,
    first: Matrix,
    second: Matrix,
    held: Matrix,
    names: tuple[tuple[str, ...], tuple[str, ...]],
) -> Crossed:
    own = Crossed(
        scale=column.name, battery=column.battery, y=y, first=first, second=second, names=names, fit=None, notes=()
    )
    if min(len(levels) for levels in names) < 2:
        return _because(own, note("too_few_levels", own.where))
    if y.min() == y.max():
        return _because(own, note("no_variance", own.where))
    is_full = bool((own.counts() > 0).all())
    needed = (len(names[0]) * len(names[1]) if is_full else len(names[0]) + len(names[1]) - 1) + held.shape[1] + 1
    if len(y) < needed:
        return _because(own, note("too_few_responses", own.where, n=len(y), needed=needed))
    fit = Factorial(y, first, second, held, crossed=is_full)
    if fit.is_collinear:
        return _because(own, note("groupings_told_by_others", own.where))
    notes = () if is_full else (note("empty_cells", own.where),)
    if fit.is_perfect:
        return _because(own, note("perfect_fit", own.where))
    return _because(own, *notes, fit=fit)


def _because(own: Crossed, *notes: Note, fit: Factorial | None = None) -> Crossed:
    return replace(own, fit=fit, notes=notes)

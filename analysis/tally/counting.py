"""From answers to a tally: one pass over the rows, a block of them at a time."""

import math
from collections.abc import Callable, Sequence
from functools import cached_property, reduce
from operator import add

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, Answers, dimension_sets, family_with, read_answers
from analysis.item_matrices import Mask, Matrix, answered, complete
from analysis.methods.gaps.overall_gap import Points, points_of_dimensions, read_points
from analysis.tally.distribution import Distribution
from analysis.tally.keys import Block, PairColumn, ScoreOf
from analysis.tally.moments import Moments, Whole
from analysis.tally.pairs import Pairs
from analysis.tally.tally import Tally
from analysis.tally.tally_plan import Plan, whole_plan
from instruments.model import Instrument

ROWS = 16_000  # a block: 13 MB of float64 for a questionnaire of a hundred columns
READ = 8 * ROWS  # pandas takes its time over each column that it gives


def tally(frame: pd.DataFrame, instrument: Instrument, plan: Callable[[Instrument], Plan] = whole_plan) -> Tally:
    """All that the results need of a frame's rows; the frame is as for `analyse`.

    Raises:
        ValueError: an answer to an item, or points, is no whole number.
    """
    keys = plan(instrument)
    starts = range(0, max(len(frame), 1), READ)
    return reduce(add, (_of_part(frame.iloc[start : start + READ], instrument, keys) for start in starts))


def _of_part(frame: pd.DataFrame, instrument: Instrument, plan: Plan) -> Tally:
    points = read_points(frame, instrument) if plan.with_points else None
    return tally_answers(read_answers(frame, instrument), points, plan)


def tally_answers(answers: Answers, points: Points | None = None, plan: Plan | None = None) -> Tally:
    """The tally of answers that are read already."""
    keys = plan or whole_plan(answers.instrument)
    blocks = (slice(start, start + ROWS) for start in range(0, max(answers.n, 1), ROWS))
    return reduce(add, (_Rows(answers.rows(block)).tally(keys, points and points.rows(block)) for block in blocks))


class _Rows:
    """A block's answers in one matrix, 0 where missing: a column an item and battery."""

    def __init__(self, answers: Answers) -> None:
        self.instrument, self.n = answers.instrument, answers.n
        asked = [(item, battery.id) for battery in self.instrument.batteries for item in self.instrument.items]
        asked = [(item, battery) for item, battery in asked if battery in item.batteries]
        self.places = {(item.id, battery): place for place, (item, battery) in enumerate(asked)}
        raw = [answers.columns[item.id, battery] for item, battery in asked]
        self.known: Mask = (
            np.stack([answered(column) for column in raw]).T if raw else np.empty((self.n, 0), dtype=bool)
        )
        read = np.stack([column.astype(np.float64) for column in raw]).T if raw else np.empty((self.n, 0))
        self.values: Matrix = np.where(self.known, read, 0.0)
        _check_whole(self.values)
        self.without_hole: Mask = np.asarray(self.known.all(axis=1))
        self.rest = np.flatnonzero(~self.without_hole)
        # A row a column of the answers, so that the few columns of a key are read in one go.
        self.rest_known: Mask = np.ascontiguousarray(self.known[self.rest].T)
        self.rest_values: Matrix = np.ascontiguousarray(self.values[self.rest].T)

    @cached_property
    def whole(self) -> Moments:
        """Of the rows without a hole."""
        return Moments.of(self.values if not len(self.rest) else self.values[self.without_hole])

    def tally(self, plan: Plan, points: Points | None) -> Tally:
        return Tally(
            instrument=self.instrument,
            n=self.n,
            complete=self.n - len(self.rest),
            blocks={key: self._block(key) for key in plan.blocks},
            scores={key: self._score(key) for key in plan.scores},
            pairs={key: self._pairs(key) for key in plan.pairs},
            points=None if points is None else _points(points),
            weighted=None if points is None else self._weighted(points),
        )

    def _columns(self, items: Sequence[str], batteries: Sequence[str]) -> Whole:
        return np.array([self.places[item, battery] for battery in batteries for item in items], dtype=np.int64)

    def _block(self, key: Block) -> Moments:
        columns = self._columns(key.items, key.batteries)
        of_whole = self.whole.part(columns)
        if not len(self.rest):
            return of_whole
        answered = np.flatnonzero(self.rest_known[columns].all(axis=0))
        return of_whole + Moments.of(self.rest_values[columns[:, None], answered].T)

    def _score(self, key: ScoreOf) -> Distribution:
        items = [item for part in key.parts for item in part]
        complete_rows = self.known[:, self._columns(items, key.complete_on)].all(axis=1)
        multiple = math.lcm(*map(len, key.parts))
        totals = sum((self._sums(part, key.battery) * (multiple // len(part)) for part in key.parts), np.zeros(self.n))
        return Distribution.of(totals[complete_rows], multiple * len(key.parts))

    def _sums(self, items: Sequence[str], battery: str) -> Matrix:
        """Each row's sum over items; right only where the row has them all."""
        if battery == GAP:
            expectation, perception = (self._sums(items, side) for side in PAIR)
            return np.asarray(perception - expectation)
        return np.asarray(self.values[:, self._columns(items, (battery,))].sum(axis=1))

    def _pairs(self, key: tuple[PairColumn, ...]) -> Pairs:
        """Rows without a hole by their moments, the others one by one."""
        mapped = Pairs.of_moments(self.whole.mapped(self._mapping(key)))
        answered = np.column_stack([self.rest_known[self._columns((c.item,), c.complete_on)].all(axis=0) for c in key])
        values = (self._mapping(key) @ self.rest_values).T
        return mapped + Pairs.of(np.where(answered, values, 0.0), answered)

    def _mapping(self, key: tuple[PairColumn, ...]) -> Whole:
        """Which columns each of the key's is made of, shape (key, columns)."""
        A = np.zeros((len(key), len(self.places)), dtype=np.int64)
        for row, column in enumerate(key):
            if column.battery == GAP:
                expectation, perception = (self.places[column.item, side] for side in PAIR)
                A[row, expectation], A[row, perception] = -1, 1
            else:
                A[row, self.places[column.item, column.battery]] = 1
        return A

    def _weighted(self, points: Points) -> Distribution | None:
        """Σ points·gap over the dimensions of the family with both sides, over the points' total."""
        family = family_with(self.instrument, *PAIR)
        dimensions = dimension_sets(self.instrument, family, GAP) if family is not None else ()
        own = points_of_dimensions(points, dimensions)
        if own is None:
            return None
        parts = [tuple(item.id for item in d.items) for d in dimensions]
        used = complete(own) & self.known[:, self._columns([i for part in parts for i in part], PAIR)].all(axis=1)
        multiple = math.lcm(*map(len, parts))
        gaps = np.column_stack([self._sums(part, GAP) * (multiple // len(part)) for part in parts])
        return Distribution.of((own[used] * gaps[used]).sum(axis=1), multiple * points.total)


def _points(points: Points) -> Moments:
    answered = points.matrix[complete(points.matrix)]
    _check_whole(answered)
    return Moments.of(answered)


def _check_whole(values: Matrix) -> None:
    if (values != np.rint(values)).any():
        raise ValueError("answers to items, and points, must be whole numbers")

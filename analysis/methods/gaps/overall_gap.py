"""The overall gap of a family: plain, weighted by each respondent's own points, and SERVPERF beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import pandas as pd

from analysis.answers import GAP, ItemSet
from analysis.formulas.moments import t_interval
from analysis.item_matrices import Matrix, numeric
from analysis.jsonable import HIDDEN, defined
from analysis.table import Note
from analysis.tally.distribution import Distribution
from analysis.tally.keys import ScoreOf
from analysis.tally.tally import Tally
from instruments.columns import weight_variables
from instruments.model import Instrument

WHERE = "gaps/overall"
Measure = Literal["unweighted", "weighted", "servperf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The constant sum as answered: one column a dimension, shape (n, dimensions), NaN where blank."""

    dimensions: tuple[str, ...]
    matrix: Matrix
    total: int

    def rows(self, chosen: slice) -> "Points":
        """Those of some responses alone."""
        return replace(self, matrix=self.matrix[chosen])


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallMean:
    """One of the numbers on the whole with its 95 % t interval; `scores` of the `n` respondents behind it."""

    measure: Measure
    n: int
    mean: float | None
    lower: float | None
    upper: float | None
    scores: Distribution = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallGap:
    """Means over respondents; `n` are complete on the family, `n_weighted` of them divided the points too.

    `unweighted` is the mean of the dimension gaps (not of all items: sizes differ), `weighted` that of Σ (w/total)·gap, each
    respondent's own points w; `servperf` the mean of the dimension means of the perceptions alone.
    """

    n: int
    unweighted: float | None
    weighted: float | None
    n_weighted: int
    servperf: float | None
    means: tuple[OverallMean, ...] = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def read_points(frame: pd.DataFrame, instrument: Instrument) -> Points | None:
    """The constant sum's columns; None where the instrument has no weights."""
    if instrument.weights is None:
        return None
    variables = weight_variables(instrument)
    return Points(
        dimensions=tuple(v.dimension.id for v in variables if v.dimension is not None),
        matrix=np.column_stack([numeric(frame, v.name) for v in variables]),
        total=instrument.weights.total,
    )


def points_of_dimensions(points: Points, dimensions: Sequence[ItemSet]) -> Matrix | None:
    """Each respondent's points, a column a dimension; None where these dimensions are not the ones asked for them."""
    if set(points.dimensions) != {d.id for d in dimensions}:
        return None
    return np.asarray(points.matrix[:, [points.dimensions.index(d.id) for d in dimensions]])


def points_mean(tally: Tally, dimension: str) -> float | None:
    """Mean points of a dimension over the responses that divided them; None where nobody did, or it has none."""
    asked = [v.dimension.id for v in weight_variables(tally.instrument) if v.dimension is not None]
    if tally.points is None or dimension not in asked:
        return None
    return defined(tally.points.means[asked.index(dimension)])


def overall_gap(tally: Tally, dimensions: Sequence[ItemSet]) -> OverallGap:
    """The overall gap over the dimensions of one family, `dimensions` with the items asked in both batteries."""
    plain = unweighted_gap(tally, dimensions)
    servperf = _mean("servperf", tally.scores[ScoreOf.overall(dimensions, "perception")])
    weighted = None if tally.weighted is None else _mean("weighted", tally.weighted)
    return OverallGap(
        n=plain.n,
        unweighted=plain.mean,
        weighted=weighted.mean if weighted else None,
        n_weighted=weighted.n if weighted else 0,
        servperf=servperf.mean,
        means=(plain, *([weighted] if weighted else []), servperf),
        notes=tuple(_notes(plain, weighted)),
    )


def unweighted_gap(tally: Tally, dimensions: Sequence[ItemSet]) -> OverallMean:
    """The mean of the dimension gaps."""
    return _mean("unweighted", tally.scores[ScoreOf.overall(dimensions, GAP)])


def _mean(measure: Measure, scores: Distribution) -> OverallMean:
    interval = t_interval(scores.mean, scores.sd, scores.n)
    return OverallMean(
        measure=measure,
        n=scores.n,
        mean=defined(scores.mean),
        lower=interval.lower,
        upper=interval.upper,
        scores=scores,
    )


def _notes(plain: OverallMean, weighted: OverallMean | None) -> Iterator[Note]:
    if plain.n == 0:
        yield Note(code="too_few_responses", where=WHERE, params={"n": 0, "needed": 1})
    if weighted is None:
        yield Note(code="no_weights", where=WHERE)
    elif weighted.n == 0:
        yield Note(code="weights_unanswered", where=WHERE)

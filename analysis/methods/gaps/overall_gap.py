"""The overall gap of a family: plain, weighted by each respondent's own points, and SERVPERF beside it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from analysis.answers import Answers, ItemSet
from analysis.formulas.moments import RowScores, mean_of_dimensions, t_interval
from analysis.jsonable import HIDDEN, defined
from analysis.scoring import Mask, Matrix, complete, numeric
from analysis.table import Note
from instruments.columns import weight_variables
from instruments.model import Instrument

WHERE = "gaps/overall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """The constant sum as answered: one column a dimension, shape (n, dimensions), NaN where blank."""

    dimensions: tuple[str, ...]
    matrix: Matrix
    total: int

    def mean(self, dimension: str) -> float | None:
        """Mean points of a dimension over the responses that divided them; None where nobody did, or it has none."""
        answered = self.matrix[complete(self.matrix)]
        if dimension not in self.dimensions or not len(answered):
            return None
        return defined(answered[:, self.dimensions.index(dimension)].mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallMean:
    """One of the numbers on the whole with its 95 % t interval; `scores` of the `n` respondents behind it, shape (n,)."""

    measure: Literal["unweighted", "weighted", "servperf"]
    n: int
    mean: float | None
    lower: float | None
    upper: float | None
    scores: Matrix = field(repr=False, compare=False)


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


def overall_gap(answers: Answers, dimensions: Sequence[ItemSet], points: Points | None) -> OverallGap:
    """The overall gap over the dimensions of one family, `dimensions` with the items asked in both batteries."""
    gaps = [answers.of(d.items, "gap") for d in dimensions]
    ok = complete(*gaps)
    shares = _shares(points, dimensions)
    plain = _of_rows("unweighted", mean_of_dimensions([gap[ok] for gap in gaps]))
    servperf = _of_rows("servperf", mean_of_dimensions([answers.of(d.items, "perception")[ok] for d in dimensions]))
    weighted = None if shares is None else _weighted(shares, gaps, ok & complete(shares))
    return OverallGap(
        n=plain.n,
        unweighted=plain.mean,
        weighted=weighted.mean if weighted else None,
        n_weighted=weighted.n if weighted else 0,
        servperf=servperf.mean,
        means=(plain, *([weighted] if weighted else []), servperf),
        notes=tuple(_notes(plain, weighted)),
    )


def _of_rows(measure: Literal["unweighted", "servperf"], rows: RowScores) -> OverallMean:
    return OverallMean(
        measure=measure,
        n=rows.n,
        mean=defined(rows.mean),
        **t_interval(rows.mean, rows.sd, rows.n)._asdict(),
        scores=rows.totals / rows.divisor,
    )


def _shares(points: Points | None, dimensions: Sequence[ItemSet]) -> Matrix | None:
    """Each respondent's points over their total, shape (n, dimensions); None where these dimensions are not asked for them."""
    if points is None or set(points.dimensions) != {d.id for d in dimensions}:
        return None
    order = [points.dimensions.index(d.id) for d in dimensions]
    return points.matrix[:, order] / points.total


def _weighted(shares: Matrix, gaps: Sequence[Matrix], ok: Mask) -> OverallMean:
    """The mean over respondents of Σ share·gap."""
    each = np.column_stack([gap[ok].sum(axis=1) / gap.shape[1] for gap in gaps])
    scores = (shares[ok] * each).sum(axis=1)
    n = len(scores)
    mean, sd = (float(scores.mean()) if n else math.nan), (float(scores.std(ddof=1)) if n > 1 else math.nan)
    return OverallMean(measure="weighted", n=n, mean=defined(mean), **t_interval(mean, sd, n)._asdict(), scores=scores)


def _notes(plain: OverallMean, weighted: OverallMean | None) -> Iterator[Note]:
    if plain.n == 0:
        yield Note(code="too_few_responses", where=WHERE, params={"n": 0, "needed": 1})
    if weighted is None:
        yield Note(code="no_weights", where=WHERE)
    elif weighted.n == 0:
        yield Note(code="weights_unanswered", where=WHERE)

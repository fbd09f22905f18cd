"""The overall gap of a family: plain, weighted by each respondent's own points, and SERVPERF beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from analysis.answers import Answers, ItemSet
from analysis.formulas.moments import mean_of_dimensions
from analysis.jsonable import HIDDEN, defined
from analysis.scoring import Matrix, complete, numeric
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
    notes = [*_notes(int(ok.sum()))]
    weighted, n_weighted = None, 0
    if points is None or set(points.dimensions) != {d.id for d in dimensions}:
        notes.append(Note(code="no_weights", where=WHERE))
    else:
        ok_weighted = ok & complete(points.matrix)
        n_weighted = int(ok_weighted.sum())
        order = [points.dimensions.index(d.id) for d in dimensions]
        shares = points.matrix[ok_weighted][:, order] / points.total
        weighted = _weighted_mean(shares, [gap[ok_weighted] for gap in gaps])
        if n_weighted == 0:
            notes.append(Note(code="weights_unanswered", where=WHERE))
    perceptions = [answers.of(d.items, "perception")[ok] for d in dimensions]
    return OverallGap(
        n=int(ok.sum()), unweighted=defined(mean_of_dimensions([gap[ok] for gap in gaps]).mean), weighted=weighted,
        n_weighted=n_weighted, servperf=defined(mean_of_dimensions(perceptions).mean), notes=tuple(notes),
    )  # fmt: skip


def _weighted_mean(shares: Matrix, gaps: Sequence[Matrix]) -> float | None:
    """The mean over respondents of Σ share·gap, from shares of shape (n, dimensions) and one gap matrix a dimension."""
    if not len(shares):
        return None
    scores = np.column_stack([gap.sum(axis=1) / gap.shape[1] for gap in gaps])
    return defined((shares * scores).sum(axis=1).mean())


def _notes(n: int) -> Iterator[Note]:
    if n == 0:
        yield Note(code="too_few_responses", where=WHERE, params={"n": 0, "needed": 1})

"""The responses and columns of a regression: an outcome, the dimensions as predictors, profile questions as controls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, SKM, ItemSet, dimension_sets, family_with
from analysis.item_matrices import Mask, Matrix, complete, gaps, numeric, scored
from analysis.methods.gaps.overall_gap import Points, read_points
from analysis.methods.table_builder import note
from analysis.table import Note
from instruments.model import Instrument, Question

WEIGHTED = "weighted_gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Each response's score on the dimensions `names`, a column of shape (n,) each, NaN where an answer is missing.

    `joined` takes its rows out of them and empties the list: a million scores stand in memory once.
    """

    names: tuple[str, ...]
    columns: list[Matrix]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelData:
    """The rows that a model uses: outcome `y`, shape (n,), and `X`, shape (n, k + c): dimensions, then controls' dummies.

    `used` says which rows of the frame they are.
    """

    outcome: Question
    predictors: str
    y: Matrix
    X: Matrix
    dimensions: tuple[str, ...]
    controls: tuple[str, ...]
    used: Mask
    notes: tuple[Note, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.dimensions, *self.controls)

    @property
    def where(self) -> str:
        return f"regression/{self.outcome.id}/{self.predictors}"


def model_data(
    frame: pd.DataFrame,
    instrument: Instrument,
    outcome: str,
    predictors: str,
    profile: Sequence[str],
    numbers: Sequence[str] = (),
) -> ModelData | Note:
    """The data of one predictor set (`perception`, `gap`, `weighted_gap`), or the note that says why there are none."""
    scores = dimension_scores(frame, instrument, predictors)
    if isinstance(scores, Note):
        return scores
    return joined(frame, instrument, outcome, predictors, profile, scores, numbers=numbers)


def joined(
    frame: pd.DataFrame,
    instrument: Instrument,
    outcome: str,
    predictors: str,
    profile: Sequence[str],
    scores: Scores,
    also: Mask | None = None,
    y: Matrix | None = None,
    numbers: Sequence[str] = (),
) -> ModelData:
    """Outcome, scores and controls over the rows complete on all of them (and on what `also` asks).

    `y` stands for the outcome where it is no number itself; `numbers` are questions answered by a number, controls as they are.
    `scores` are used up.
    """
    question = instrument.question(outcome)
    y = numeric(frame, outcome) if y is None else y
    held = [(name, numeric(frame, name)) for name in numbers if name != outcome]
    asked = [instrument.question(name) for name in profile]
    places = [choice_places(frame, control) for control in asked]
    used = complete(y, *scores.columns, *(values for _name, values in held), *places)
    if also is not None:
        used &= also
    names, notes = [name for name, _values in held], list[Note]()
    columns = [*_taken(scores.columns, used), *(values[used] for _name, values in held)]
    for control, place in zip(asked, places, strict=True):
        where = f"regression/{outcome}/{predictors}/{control.id}"
        reference, others, dummies = _dummies(control, place[used])
        names += [f"{control.id}={choice}" for choice in others]
        columns += dummies
        if others:
            notes.append(note("profile_reference", where, value=reference))
        else:
            notes.append(note("profile_one_answer", where))
    return ModelData(
        outcome=question,
        predictors=predictors,
        y=y[used],
        X=_side_by_side(columns),
        dimensions=scores.names,
        controls=tuple(names),
        used=used,
        notes=tuple(notes),
    )


def predictor_family(instrument: Instrument) -> str | None:
    """The family asked both as expectation and as perception, else the first with perceptions that is not SKM."""
    both = family_with(instrument, *PAIR)
    if both is not None:
        return both
    return next((f for f in instrument.families if f != SKM and dimension_sets(instrument, f, "perception")), None)


def dimension_scores(frame: pd.DataFrame, instrument: Instrument, predictors: str) -> Scores | Note:
    """Means of the dimensions' items; a weighted gap is the mean gap times the respondent's own points over their total."""
    family = predictor_family(instrument)
    if family is None:
        return note("no_predictors", "regression")
    sets = dimension_sets(instrument, family, predictors if predictors == "perception" else GAP)
    if not sets:
        return note("no_gap_predictors", "regression")
    names = tuple(dimension.id for dimension in sets)
    columns = [_means(frame, instrument, dimension) for dimension in sets]
    if predictors != WEIGHTED:
        return Scores(names=names, columns=columns)
    shares = _shares(read_points(frame, instrument), names)
    if shares is None:
        return note("no_weights", "regression")
    return Scores(names=names, columns=[column * share for column, share in zip(columns, shares.T, strict=True)])


def _taken(columns: list[Matrix], rows: Mask) -> Iterator[Matrix]:
    """Some rows of each column, which is forgotten then."""
    while columns:
        yield columns.pop(0)[rows]


def _side_by_side(columns: list[Matrix]) -> Matrix:
    """A matrix of columns of shape (n,), each forgotten as soon as it is in its place; the list is empty then."""
    matrix = np.empty((len(columns[0]), len(columns)), order="F")
    for j in reversed(range(len(columns))):
        matrix[:, j] = columns.pop()
    return matrix


def _means(frame: pd.DataFrame, instrument: Instrument, dimension: ItemSet) -> Matrix:
    """A dimension's score of each response, shape (n,)."""
    total = np.zeros(len(frame))
    for item in dimension.items:
        if dimension.battery == GAP:
            answers = gaps(frame, instrument, (item,))
        else:
            answers = scored(frame, instrument, (item,), dimension.battery)
        total += answers[:, 0]
    return total / len(dimension.items)


def choice_places(frame: pd.DataFrame, question: Question) -> Matrix:
    """For each response the position of its choice among the question's, shape (n,); NaN where missing or unknown."""
    if question.id not in frame.columns:
        return np.full(len(frame), np.nan)
    places = {choice.id: place for place, choice in enumerate(question.choices)}
    return np.asarray(frame[question.id].astype(object).map(places).astype("float64"))


def _dummies(question: Question, places: Matrix) -> tuple[str, list[str], list[Matrix]]:
    """The reference (the first category that anyone chose), the other observed ones, and a 0/1 column for each of these."""
    observed = np.unique(places).astype(int)
    choices = [question.choices[place].id for place in observed]
    dummies = [(places == place).astype(np.float64) for place in observed[1:]]
    return (choices[0] if choices else ""), choices[1:], dummies


def _shares(points: Points | None, dimensions: tuple[str, ...]) -> Matrix | None:
    if points is None or not set(dimensions) <= set(points.dimensions):
        return None
    return points.matrix[:, [points.dimensions.index(name) for name in dimensions]] / points.total

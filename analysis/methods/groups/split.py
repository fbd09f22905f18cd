"""Scores by group: which responses belong to which group, and which groups are large enough to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from analysis.answers import Answers
from analysis.item_matrices import Matrix
from analysis.methods.pickers import outcomes
from analysis.methods.respondent_scores import question_columns, scale_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreByGroup:
    """One score (a dimension's, a family's, an outcome's) in the groups that are large enough, `names` and `samples` alike."""

    scale: str
    measure: str
    names: tuple[str, ...]
    samples: tuple[Matrix, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """All scores by the groups of the variable `by`; `suppressed` counts the groups that were too small for any score."""

    by: str
    started: int
    scores: tuple[ScoreByGroup, ...]
    suppressed: int


def split_scores(
    frame: pd.DataFrame, answers: Answers, by: str, measures: Sequence[str], families: Sequence[str], smallest: int
) -> Split:
    """Split every score of the chosen batteries and families, and every outcome, by the values of the column `by`."""
    labels, position = group_labels(frame[by])
    scores = []
    outcomes_too = question_columns(frame, outcomes(answers.instrument))
    for column in chain(scale_columns(answers, measures, families), outcomes_too):
        known = ~np.isnan(column.values) & (position >= 0)
        order = np.argsort(position[known], kind="stable")
        sizes = np.bincount(position[known], minlength=len(labels))
        samples = np.split(column.values[known][order], np.cumsum(sizes)[:-1]) if len(labels) else []
        kept = [(label, s) for label, s in zip(labels, samples, strict=True) if len(s) >= smallest]
        names, large = tuple(label for label, _ in kept), tuple(s for _, s in kept)
        scores.append(ScoreByGroup(scale=column.name, measure=column.battery, names=names, samples=large))
    shown = {name for score in scores for name in score.names}
    return Split(by=by, started=len(frame), scores=tuple(scores), suppressed=len(labels) - len(shown))


def group_labels(column: pd.Series) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.intp]]]:
    """The column's values in the order of their names (choices: of the questionnaire), and each row's place; −1 where missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        used = column.cat.remove_unused_categories()
        return [str(value) for value in used.cat.categories], np.asarray(used.cat.codes, dtype=np.intp)
    codes, values = pd.factorize(column)
    written = [str(value) for value in values]  # the few values, not the many rows; 1 and "1" are one group
    labels = sorted(set(written) - {""})
    place = {label: at for at, label in enumerate(labels)}
    places = np.array([*(place.get(value, -1) for value in written), -1], dtype=np.intp)  # the last: missing, code −1
    return labels, places[codes]

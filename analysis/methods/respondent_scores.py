"""One number a response for every scale of the chosen batteries and questionnaires, as several methods compare them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.answers import GAP, PAIR, Answers, ItemSet, item_sets
from analysis.formulas.moments import dimension_totals
from analysis.item_matrices import Matrix, complete, numeric


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreColumn:
    """A scale in a battery, or a question (then `battery` is ""): `values`, shape (n,), NaN where an answer is missing.

    `answers` names what the numbers are made of, so that two columns which share an answer can be told.
    """

    name: str
    battery: str
    values: Matrix
    answers: frozenset[tuple[str, str]]

    @property
    def where(self) -> str:
        """For a note's path."""
        return f"{self.name}/{self.battery}".rstrip("/")


def scale_columns(answers: Answers, measures: Sequence[str], families: Sequence[str]) -> Iterator[ScoreColumn]:
    """Every dimension, and the whole of a family, in the chosen batteries."""
    wanted = {d.id for family in families for d in answers.instrument.dimensions_of(family)}
    for scale in item_sets(answers.instrument):
        if scale.battery in measures and all(item.dimension in wanted for item in scale.items):
            made_of, values = answers_of(scale), _means(answers, scale)
            yield ScoreColumn(name=scale.id, battery=scale.battery, values=values, answers=made_of)


def answers_of(scale: ItemSet) -> frozenset[tuple[str, str]]:
    """The answers that a scale's scores are made of: item and battery, both batteries for a gap."""
    return frozenset((item.id, side) for item in scale.items for side in _sides(scale.battery))


def question_columns(frame: pd.DataFrame, questions: Sequence[str]) -> Iterator[ScoreColumn]:
    """Every question that is answered by a number."""
    for name in questions:
        yield ScoreColumn(name=name, battery="", values=numeric(frame, name), answers=frozenset({(name, "")}))


def _means(answers: Answers, scale: ItemSet) -> Matrix:
    parts = [answers.of(items, scale.battery) for items in scale.parts]
    ok = complete(*parts)
    values = np.full(answers.n, np.nan)
    totals, divisor = dimension_totals([part[ok] for part in parts])
    values[ok] = totals / divisor
    return values


def _sides(battery: str) -> tuple[str, ...]:
    return PAIR if battery == GAP else (battery,)

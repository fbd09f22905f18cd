"""What a paper about many surveys says of who answered, and when: what adds up file by file, without the answers themselves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

import pandas as pd

from exports.report.context import simulated_answers
from exports.report.period import held_days, told_days
from exports.report.profile import counted_questions
from instruments.model import Instrument, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """`held` and `told`: the first and the last day, of interviews and of a question about the date; empty where unknown.

    `simulated` responses were made up. `answers`: question → its answer as stored → how many gave it; those without one are in
    none. Parts add up, in any order.
    """

    held: tuple[date, ...] = ()
    told: tuple[date, ...] = ()
    simulated: int = 0
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def __add__(self, other: Self) -> Self:
        questions = sorted(self.answers.keys() | other.answers.keys())
        return type(self)(
            held=_ends(self.held + other.held),
            told=_ends(self.told + other.told),
            simulated=self.simulated + other.simulated,
            answers={name: _summed(self.answers.get(name, {}), other.answers.get(name, {})) for name in questions},
        )

    @property
    def days(self) -> tuple[date, ...]:
        """The first and the last day, or none."""
        return self.held or self.told


def gathered(frame: pd.DataFrame, instrument: Instrument) -> Gathered:
    """Of one survey's answers."""
    asked = [question for question in counted_questions(instrument) if question.id in frame.columns]
    return Gathered(
        held=_ends(tuple(held_days(frame))),
        told=_ends(tuple(told_days(frame, instrument))),
        simulated=simulated_answers(frame),
        answers={question.id: _answers(frame[question.id], question) for question in asked},
    )


def _answers(column: "pd.Series[Any]", question: Question) -> dict[str, int]:
    found = column.dropna().value_counts()
    words = (str(int(value)) if question.scale is not None else str(value) for value in found.index)
    return dict(sorted((word, int(n)) for word, n in zip(words, found, strict=True) if n))


def _ends(days: tuple[date, ...]) -> tuple[date, ...]:
    return (min(days), max(days)) if days else ()


def _summed(mine: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(mine) + Counter(theirs)).items()))

"""Who answered a step and who passed it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.item_matrices import Mask, numeric
from instruments.model import Instrument

YES = "yes"


class Passing(NamedTuple):
    """Of those who passed the step before: how many answered this one, and how many of them pass it."""

    n: int
    through: int


def passings(frame: pd.DataFrame, instrument: Instrument, chain: Sequence[str]) -> Iterator[Passing]:
    """A step after the other; who did not pass one, or did not answer it, is not counted at the next."""
    inside: Mask = np.ones(len(frame), dtype=bool)
    for question in chain:
        answered, passed = answers(frame, instrument, question)
        asked = inside & answered
        inside = asked & passed
        yield Passing(int(asked.sum()), int(inside.sum()))


def answers(frame: pd.DataFrame, instrument: Instrument, question_id: str) -> tuple[Mask, Mask]:
    """Who answered, and who said yes, or on a scale more than its middle; shape (n,) each."""
    question = instrument.question(question_id)
    if question.scale is not None:
        values = numeric(frame, question_id)
        return ~np.isnan(values), values > (question.scale.min + question.scale.max) / 2
    if question_id not in frame.columns:
        return (np.zeros(len(frame), dtype=bool),) * 2
    cells = frame[question_id].astype(object)
    answered = (cells.notna() & (cells != "")).to_numpy(dtype=bool)
    return answered, answered & (cells == YES).to_numpy(dtype=bool)

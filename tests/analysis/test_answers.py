"""Answers are kept as small as they go, and are the same numbers however the frame holds them."""

import numpy as np
import pandas as pd
import pytest

from analysis.answers import GAP, Answers, read_answers
from analysis.item_matrices import AT_ONCE
from analysis.tally.counting import tally, tally_answers
from tests.analysis.questionnaires import PAIR, questionnaire

FORM = questionnaire({"speed": ("s1", "s2", "s3")}, PAIR, reverse=("s2",), asked={"s3": ["perception"]})
CELLS = {"s1_e": [1, 5, None], "s2_e": [2, None, 4], "s1_p": [5, 4, 3], "s2_p": [1, 1, None], "s3_p": [3, 2, 1]}


def read(kind: str, **cells: list[object]) -> Answers:
    return read_answers(pd.DataFrame({name: pd.Series(own, dtype=kind) for name, own in (CELLS | cells).items()}), FORM)


@pytest.mark.parametrize("kind", ["Int8", "Int64", "float64", "object"])
def test_reversed_and_missing_answers(kind: str) -> None:
    answers = read(kind)

    assert np.array_equal(answers.of(FORM.items[:2], "expectation"), [[1, 4], [5, np.nan], [np.nan, 2]], equal_nan=True)
    assert np.array_equal(answers.of(FORM.items[:2], GAP), [[4, 1], [-1, np.nan], [np.nan, np.nan]], equal_nan=True)
    assert np.array_equal(answers.complete_of(FORM.items[:2], GAP), [[4, 1]])
    assert np.isnan(answers.of(FORM.items[2:], GAP)).all()
    assert answers.everything().tolist() == [True, False, False]
    assert answers.rows(slice(1, 3)).n == 2


@pytest.mark.parametrize("answer", [300, -128, 1.5, np.inf])
def test_an_answer_that_no_byte_holds_is_not_lost(answer: float) -> None:
    answers = read("float64", s1_p=[answer, 4, None])

    assert np.array_equal(answers.of(FORM.items[:1], "perception"), [[answer], [4], [np.nan]], equal_nan=True)


def test_answers_that_are_read_already_are_counted_as_the_frame_is() -> None:
    n = AT_ONCE + 100
    random = np.random.default_rng(2)
    frame = pd.DataFrame({name: random.choice([1, 2, 3, 4, 5, np.nan], n) for name in CELLS})

    assert tally_answers(read_answers(frame, FORM)) == tally(frame, FORM)

"""Means of dimensions and of the whole, by hand."""

import pandas as pd
import pytest

from analysis import analyse
from analysis.methods.scores.means import Score
from instruments.model import Instrument
from tests.analysis.questionnaires import PAIR, answers, questionnaire

THREE_ITEMS = {"speed": ("a", "b"), "care": ("c",)}


def scores(frame: pd.DataFrame, instrument: Instrument) -> dict[tuple[str, str], Score]:
    return {(row.dimension, row.battery): row for row in analyse(frame, instrument).scores}


def test_a_dimension_and_the_whole() -> None:
    rows = scores(answers(a=[1, 2, 3], b=[2, 2, 5], c=[5, 4, 3]), questionnaire(THREE_ITEMS))
    assert set(rows) == {("speed", "perception"), ("care", "perception"), ("overall", "perception")}
    speed, whole = rows["speed", "perception"], rows["overall", "perception"]
    assert (speed.n, speed.mean, speed.sd) == (3, 2.5, pytest.approx(1.7500**0.5))  # 1.5 2 4
    assert whole.mean == pytest.approx((3.25 + 3 + 3.5) / 3)  # means of the dimension means, not of the items
    # R: t.test(c(1.5, 2, 4))$conf.int
    assert (speed.lower, speed.upper) == pytest.approx((-0.78620530386421, 5.78620530386421), rel=1e-12)


def test_every_battery_and_the_gap() -> None:
    frame = answers(a_e=[5, 5], b_e=[4, 5], c_e=[5, 4], a_p=[3, 3], b_p=[2, None], c_p=[4, 4])
    rows = scores(frame, questionnaire(THREE_ITEMS, PAIR))
    assert {battery for _, battery in rows} == {"expectation", "perception", "gap"}
    assert {key: row.n for key, row in rows.items() if key[0] == "overall"} == {
        ("overall", "expectation"): 2,
        ("overall", "perception"): 1,
        ("overall", "gap"): 1,
    }
    assert rows["speed", "gap"].mean == -2


def test_nobody_and_one_respondent() -> None:
    instrument = questionnaire({"speed": ("a",)})
    analysis = analyse(answers(a=[None, 4]), instrument)
    (row,) = analysis.scores
    assert (row.n, row.mean, row.sd, row.lower) == (1, 4, None, None)
    (row,) = analyse(answers(a=[None, None]), instrument).scores
    assert (row.n, row.mean, row.sd, row.lower) == (0, None, None, None)


def test_a_constant_has_no_interval() -> None:
    (row,) = scores(answers(a=[4, 4, 4]), questionnaire({"speed": ("a",)})).values()
    assert (row.mean, row.sd, row.lower, row.upper) == (4, 0, None, None)

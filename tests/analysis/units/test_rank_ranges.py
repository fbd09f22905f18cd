"""Units side by side: which ranks a unit may have. The oracle is `oracles/league.R` (t.test, p.adjust)."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.moments import t_interval
from analysis.formulas.welch import Estimate
from analysis.units.rank_ranges import league, rank_ranges, welch_p_values
from tests.analysis.questionnaires import answers, questionnaire

UNITS = {
    "a": (92, 94, 89, 95, 91, 93),
    "b": (90, 93, 91, 94, 88, 95),
    "c": (70, 75, 80, 66, 72, 79, 71),
    "d": (74, 69, 77, 70, 73),
    "e": (50, 55, 48, 61, 52, 54),
}
# a-b, a-c, … d-e, uncorrected
P = (
    7.27286581893430e-01,
    1.24354015645589e-05,
    9.18590497997656e-06,
    2.22742239719837e-07,
    1.08888026300112e-05,
    6.13201366591330e-06,
    9.19436470114991e-08,
    7.79193343746655e-01,
    1.21058406722406e-05,
    2.02298220782272e-05,
)

PAIRED = questionnaire({"speed": ["s1", "s2"]}, ("expectation", "perception"), scale=(1, 7))
ELEMENTS = questionnaire({"skm": ["u1", "u2"]}, scale=(1, 4), families={"skm": "skm"})


def estimate(values: tuple[float, ...]) -> Estimate:
    each = np.asarray(values, dtype=float)
    n, mean, sd = len(each), float(each.mean()), float(each.std(ddof=1))
    interval = t_interval(mean, sd, n)
    return Estimate(mean=mean, lower=interval.lower, upper=interval.upper, se=sd / math.sqrt(n), df=n - 1)


def elements(**units: list[int]) -> pd.DataFrame:
    """Both elements answered alike by each of a unit's respondents."""
    rows = [(unit, answer) for unit, given in units.items() for answer in given]
    return answers(u1=[a for _unit, a in rows], u2=[a for _unit, a in rows], sqd_unit=[u for u, _answer in rows])


def test_two_units_are_compared_as_in_r() -> None:
    ours = welch_p_values([estimate(values) for values in UNITS.values()])

    assert ours == pytest.approx(P, rel=1e-9)


def test_units_that_cannot_be_told_apart_share_their_ranks() -> None:
    assert rank_ranges([estimate(values) for values in UNITS.values()]) == [(1, 2), (1, 2), (3, 4), (3, 4), (5, 5)]


def test_the_index_ranks_where_there_is_one() -> None:
    first, second = league(elements(north=[1, 2, 1, 1, 2, 1], south=[4, 3, 4, 4, 4, 3]), ELEMENTS)

    assert (first.unit, first.n, first.rank_lower, first.rank_upper) == ("south", 6, 1, 1)
    assert (second.unit, second.rank_lower, second.rank_upper) == ("north", 2, 2)
    assert first.ikm == pytest.approx(25 * 22 / 6)
    assert first.class_ == "A"
    assert first.gap is None


def test_the_gap_ranks_where_there_is_no_index() -> None:
    frame = answers(
        s1_e=[6, 6, 7, 6, 6, 7, 6, 7, 6, 6],
        s1_p=[6, 5, 7, 6, 6, 2, 1, 2, 3, 1],
        s2_e=[6, 6, 7, 6, 6, 7, 6, 7, 6, 6],
        s2_p=[6, 6, 7, 6, 5, 2, 2, 2, 2, 1],
        sqd_unit=["good"] * 5 + ["bad"] * 5,
    )

    first, second = league(frame, PAIRED)

    assert (first.unit, first.gap) == ("good", pytest.approx(-0.2))
    assert (second.unit, second.gap) == ("bad", pytest.approx(-4.6))
    assert (first.rank_upper, second.rank_lower) == (1, 2)
    assert first.ikm is None


def test_a_unit_of_four_is_named_without_figures_and_not_ranked() -> None:
    *_ranked, last = league(elements(north=[1, 2, 1, 1, 2], south=[4, 3, 4, 4, 4], small=[4, 4, 4, 3]), ELEMENTS)

    assert (last.unit, last.n) == ("small", 4)
    assert (last.ikm, last.ikm_lower, last.class_, last.rank_lower, last.rank_upper) == (None, None, None, None, None)


def test_a_unit_without_spread_is_told_apart_from_none() -> None:
    standings = league(elements(north=[1, 2, 1, 1, 2], south=[4, 4, 4, 4, 4]), ELEMENTS)

    assert [(s.unit, s.rank_lower, s.rank_upper) for s in standings] == [("south", 1, 2), ("north", 1, 2)]

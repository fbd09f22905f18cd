"""Means beside their target, against base R's t.test (`oracles/one_sample.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.equivalence import mean_equivalence
from analysis.methods import METHODS, Outcome
from analysis.methods.one_sample.spec import OneSampleOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("one_sample")
PLACE = {
    "tangibles": {"scale": "tangibles", "battery": "perception"},
    "policy": {"scale": "policy", "battery": "perception"},
    "overall": {"scale": "overall", "battery": ""},
    "gap": {"scale": "reliability", "battery": "gap"},
}


@cache
def held(**options: Any) -> Outcome:
    everything = {"measures": ("perception", "gap"), "numbers": ("overall",)}
    return METHODS["one_sample"].run(frame(), instrument(), OneSampleOptions(**{**everything, **options}))


CASES = [pytest.param(kind, e, id=f"{kind}-{e['score']}") for kind in ("middle", "one_target") for e in EXPECTED[kind]]


@pytest.mark.parametrize(("against", "expected"), CASES)
def test_t_against_the_target_and_d(against: str, expected: dict[str, Any]) -> None:
    outcome = held(against=against, target=5.0, margin=expected["margin"])
    ours = row(outcome.table("lab_one_sample"), **PLACE[expected["score"]])
    for name in ("n", "mean", "sd", "target", "difference", "lower", "upper", "t", "df", "p", "cohen_d"):
        assert agree(ours[name], expected[name]), name
    for name in ("d_lower", "d_upper"):
        assert agree(ours[name], expected[name], rel=1e-7), name


@pytest.mark.parametrize(("against", "expected"), CASES)
def test_equivalence_with_the_target(against: str, expected: dict[str, Any]) -> None:
    outcome = held(against=against, target=5.0, margin=expected["margin"])
    ours = row(outcome.table("lab_equivalence"), **PLACE[expected["score"]])
    for name, value in expected["equivalence"].items():
        assert agree(ours[name], value), name


def test_equivalence_of_a_change() -> None:
    ours = row(held(before="2024-2", after="2025-1").table("lab_equivalence_change"), **PLACE["tangibles"])
    for name, value in EXPECTED["change"].items():
        assert agree(ours[name], value), name


def test_a_wave_copied_twice_has_not_changed() -> None:
    data = frame().assign(sqd_wave="1")
    twice = METHODS["one_sample"].run(
        pd.concat([data, data.assign(sqd_wave="2")], ignore_index=True),
        instrument(),
        OneSampleOptions(before="1", after="2"),
    )
    rows = twice.table("lab_equivalence_change").rows
    assert {cells[5] for cells in rows} == {0.0}
    assert {cells[-1] for cells in rows} == {"equivalent"}


def test_equivalent_exactly_where_the_interval_lies_within_the_margin() -> None:
    rng = np.random.default_rng(8)
    for _sample in range(200):
        found = mean_equivalence(rng.normal(0.2, 1, 40), 0.0, 0.5)
        assert (found.p < 0.05) == (found.lower > -0.5 and found.upper < 0.5)


def test_noise_at_the_margin_is_seldom_called_equivalent() -> None:
    rng = np.random.default_rng(9)
    called = [mean_equivalence(rng.normal(0.5, 1, 50), 0.0, 0.5).p < 0.05 for _sample in range(1000)]
    assert 0.03 < np.mean(called) < 0.07


def test_a_number_without_a_scale_needs_a_target_and_a_constant_says_so() -> None:
    outcome = METHODS["one_sample"].run(frame().assign(overall=5), instrument(), OneSampleOptions(numbers=("overall",)))
    ours = row(outcome.table("lab_one_sample"), **PLACE["overall"])
    assert (ours["mean"], ours["difference"], ours["p"]) == (5.0, 1.0, None)
    assert row(outcome.table("lab_equivalence"), **PLACE["overall"])["verdict"] is None
    assert "no_variance" in codes(outcome)
    assert "too_few_responses" in codes(METHODS["one_sample"].run(frame().head(1), instrument()))

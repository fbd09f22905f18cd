"""The community satisfaction index against arithmetic, t.test and package boot (`oracles/skm.R`)."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.skm.index import class_shares
from analysis.methods.skm.spec import SkmOptions
from tests.analysis.methods.survey import ELEMENTS, agree, codes, frame, instrument, numbers, oracle, row

EXPECTED = oracle("skm")

# The regulation's worked vector: sums of 29 answers to the nine elements give 91.475, printed 91.48, class A.
TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["skm"].run(frame(), instrument(), SkmOptions(by=("sqd_unit",), resamples=10_000))


def twenty_nine() -> pd.DataFrame:
    """29 responses whose element sums are TOTALS."""
    return pd.DataFrame(
        {f"{e}_p": [t // 29 + (i < t % 29) for i in range(29)] for e, t in zip(ELEMENTS, TOTALS, strict=True)}
    )


def test_the_regulations_vector_and_what_rounded_weights_print() -> None:
    table = METHODS["skm"].run(twenty_nine(), instrument()).table("lab_skm_weights")
    exact, two = row(table, weight="1/9"), row(table, weight="0.11")
    assert (exact["ikm_rounded"], exact["class"], exact["maximum"]) == (91.48, "A", 100.0)
    assert (two["ikm_rounded"], two["maximum"]) == (90.56, 99.0)


def test_index_interval_and_class_risk(outcome: Outcome) -> None:
    ours = dict(
        zip([c.id for c in outcome.table("skm_index").columns], outcome.table("skm_index").rows[0], strict=True)
    )
    assert ours["ikm_rounded"] == math.floor(EXPECTED["ikm"] * 100 + 0.5) / 100
    assert ours["class"] == EXPECTED["class"]
    # Two bootstraps of 10,000 and 20,000: quantiles agree to the resamples' noise, shares to four standard errors.
    boot = EXPECTED["boot"]
    assert ours["lower"] == pytest.approx(boot["lower"], abs=0.08)
    assert ours["upper"] == pytest.approx(boot["upper"], abs=0.08)
    assert ours["share_a"] == pytest.approx(boot["share_a"], abs=0.019)
    assert ours["share_a"] + ours["share_b"] == pytest.approx(1)


@pytest.mark.parametrize("expected", EXPECTED["elements"], ids=lambda e: e["element"])
def test_elements(outcome: Outcome, expected: dict[str, float]) -> None:
    ours = row(outcome.table("skm_elements"), element=expected["element"])
    for name in ("n", "nrr", "lower", "upper"):
        assert agree(ours[name], expected[name]), name
    sheet = row(outcome.table("lab_skm_transcription"), element=expected["element"])
    assert (sheet["total"], sheet["answered_3"]) == (expected["total"], expected["threes"])
    assert agree(sheet["nrr_weighted"], expected["nrr"] / 9)


def test_lowest_element_comes_first(outcome: Outcome) -> None:
    means = [cells[2] for cells in outcome.table("skm_elements").rows]
    assert means == sorted(means)


@pytest.mark.parametrize("expected", EXPECTED["units"], ids=lambda e: e["group"])
def test_each_unit_has_its_own_index(outcome: Outcome, expected: dict[str, float]) -> None:
    ours = row(outcome.table("lab_skm_groups"), group=expected["group"])
    assert ours["ikm_rounded"] == math.floor(expected["ikm"] * 100 + 0.5) / 100


def test_small_units_are_not_shown() -> None:
    outcome = METHODS["skm"].run(frame().head(12), instrument(), SkmOptions(by=("sqd_unit",)))
    assert "groups_suppressed" in codes(outcome)
    assert all(cells[1] >= 5 for cells in outcome.table("lab_skm_groups").rows)


def test_classes_begin_where_the_regulation_says() -> None:
    # 88.305 prints as 88.31 (half up), which is A; 88.304 is B; 76.605 is B; 64.994 is D.
    values = np.array([88.305, 88.304, 76.605, 76.604, 64.994])
    assert class_shares(values) == (0.2, 0.4, 0.2, 0.2)


def test_an_element_that_nobody_answered_leaves_the_index_undefined() -> None:
    outcome = METHODS["skm"].run(frame().assign(waktu_p=np.nan), instrument())
    assert "element_unanswered" in codes(outcome)
    assert row(outcome.table("lab_skm_weights"), weight="1/9")["ikm_rounded"] is None
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_respondents_are_counted_for_the_sheet(outcome: Outcome) -> None:
    counts = frame()["sex"].value_counts()
    assert row(outcome.table("lab_skm_profile"), variable="sex", value="female")["n"] == counts["female"]

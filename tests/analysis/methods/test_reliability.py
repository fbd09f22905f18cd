"""Reliability against psych, lavaan and polycor (`oracles/reliability.R`)."""

import numpy as np
import pandas as pd
import pytest

from analysis.formulas.alpha import spearman_brown
from analysis.formulas.polychoric import bivariate_normal_cdf, polychoric_matrix
from analysis.methods import METHODS, Outcome
from analysis.methods.reliability.spec import ReliabilityOptions
from tests.analysis.methods.survey import (
    agree,
    all_agree,
    codes,
    frame,
    instrument,
    numbers,
    oracle,
    plain_outcome,
    row,
    small,
)

EXPECTED = oracle("reliability")
BATTERIES = {"e": "expectation", "p": "perception", "gap": "gap"}


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return plain_outcome("reliability")


@pytest.mark.parametrize("expected", EXPECTED["alpha"], ids=lambda e: f"{e['scale']}-{e['battery']}")
def test_alpha_and_its_intervals_are_psychs(outcome: Outcome, expected: dict[str, float]) -> None:
    scale = "overall/servqual" if expected["scale"] == "overall" else expected["scale"]
    ours = row(outcome.table("reliability"), scale=scale, battery=BATTERIES[str(expected["battery"])])
    for name in ("n", "alpha", "alpha_standardised", "mean_r", "min_r", "max_r", "di_lower", "di_upper"):
        assert agree(ours[name], expected[name]), name


@pytest.mark.parametrize("expected", EXPECTED["alpha"], ids=lambda e: f"{e['scale']}-{e['battery']}")
def test_split_halves(outcome: Outcome, expected: dict[str, float]) -> None:
    scale = "overall/servqual" if expected["scale"] == "overall" else expected["scale"]
    ours = row(outcome.table("lab_split_half"), scale=scale, battery=BATTERIES[str(expected["battery"])])
    assert agree(ours["r_halves"], expected["r_halves"])
    assert agree(ours["guttman_split"], expected["guttman_split"])
    if ours["k_first"] == ours["k_second"]:
        assert agree(ours["spearman_brown"], expected["spearman_brown_equal"])


def test_first_and_second_half(outcome: Outcome) -> None:
    halves = METHODS["reliability"].run(frame(), instrument(), ReliabilityOptions(split="first_second", ordinal=False))
    expected = next(e for e in EXPECTED["alpha"] if (e["scale"], e["battery"]) == ("empathy", "p"))
    ours = row(halves.table("lab_split_half"), scale="empathy", battery="perception")
    assert (ours["k_first"], ours["k_second"]) == (2, 1)
    assert agree(ours["r_halves"], expected["r_first_second"])
    assert agree(ours["guttman_split"], expected["guttman_first_second"])


def test_unequal_halves_step_up_by_horsts_formula() -> None:
    # Halves of 2 and 1 items with r = .5: c = 2/9, (−.25 + √(.0625 + 4·.25·.75·2/9)) / (2·.75·2/9), by hand.
    by_hand = (-0.25 + (0.0625 + 1 / 6) ** 0.5) / (1 / 3)
    assert spearman_brown(0.5, 2, 1) == pytest.approx(by_hand, rel=1e-14)
    assert spearman_brown(0.5, 3, 3) == pytest.approx(2 / 3, rel=1e-15)


def test_ordinal_alpha_and_its_polychoric_correlations(outcome: Outcome) -> None:
    ours = row(outcome.table("lab_ordinal_alpha"), scale="tangibles", battery="perception")
    assert agree(ours["ordinal_alpha"], EXPECTED["ordinal_alpha"])
    answers = frame()[["t1_p", "t2_p", "t3_p", "t4_p"]].dropna().to_numpy(float)
    assert all_agree(polychoric_matrix(answers), EXPECTED["polychoric"])


def test_bivariate_normal_probabilities() -> None:
    # P(X ≤ 0, Y ≤ 0) = 1/4 + asin(ρ)/2π, and independence at ρ = 0.
    half = bivariate_normal_cdf(np.zeros(3), np.zeros(3), np.array([-0.5, 0.0, 0.5]))
    assert half == pytest.approx([1 / 6, 1 / 4, 1 / 3], rel=1e-14)
    # R: mnormt::pmnorm / pbivnorm::pbivnorm(1, -0.5, 0.7)
    assert bivariate_normal_cdf(np.array([1.0]), np.array([-0.5]), np.array([0.7])) == pytest.approx(
        0.305347146493214, rel=1e-13
    )


@pytest.mark.parametrize("expected", EXPECTED["composite"], ids=lambda e: e["scale"])
def test_composite_reliability_and_ave_are_lavaans(outcome: Outcome, expected: dict[str, float]) -> None:
    ours = row(outcome.table("lab_composite"), scale=expected["scale"], battery="perception")
    # lavaan stops some 1e-7 from the maximum.
    assert agree(ours["composite_reliability"], expected["composite_reliability"], rel=1e-5)
    assert agree(ours["ave"], expected["ave"], rel=1e-5)


def test_omega_hierarchical_is_psychs(outcome: Outcome) -> None:
    ours = row(outcome.table("lab_omega"), scale="overall/servqual", battery="perception")
    expected = EXPECTED["omega"]
    assert agree(ours["omega_hierarchical"], expected["omega_hierarchical"], rel=1e-6)
    assert agree(ours["omega_total"], expected["omega_total"], rel=1e-8)
    # psych itself stops when communalities move less than .001: two to three digits agree.
    assert ours["omega_hierarchical"] == pytest.approx(expected["psych_omega_h"], abs=2e-3)
    table = next(t for t in outcome.tables if t.id == "lab_schmid_leiman" and t.params["battery"] == "perception")
    assert [cells[3] for cells in table.rows] == pytest.approx(expected["general"], abs=1e-5)


def test_bootstrap_is_seeded_and_holds_the_estimate() -> None:
    few = ReliabilityOptions(measures=("perception",), bootstrap=True, resamples=400, ordinal=False, hierarchical=False)
    once, twice = (METHODS["reliability"].run(frame(), instrument(), few) for _ in range(2))
    assert once == twice
    ours = row(once.table("reliability"), scale="tangibles", battery="perception")
    assert ours["boot_lower"] < ours["alpha"] < ours["boot_upper"]
    # Percentiles lie near the normal-theory ends (Duhachek–Iacobucci): within a third of the interval's width.
    width = ours["di_upper"] - ours["di_lower"]
    assert abs(ours["boot_lower"] - ours["di_lower"]) < width / 3
    assert abs(ours["boot_upper"] - ours["di_upper"]) < width / 3


def test_an_item_worded_the_other_way_is_suspected() -> None:
    turned = frame().assign(t2_p=lambda f: 8 - f["t2_p"])
    outcome = METHODS["reliability"].run(turned, instrument())
    items = [table for table in outcome.tables if table.id == "reliability_items"]
    found = [n.params["item"] for table in items for n in table.notes if n.code == "negative_item_rest"]
    assert "t2" in found


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("one response", [[1, 2, 3]]),
        ("two responses", [[1, 2, 3], [3, 2, 1]]),
        ("all equal", [[4, 4, 4]] * 6),
        ("a constant item", [[1, 4, 2], [3, 4, 3], [5, 4, 6], [2, 4, 2]]),
        ("nobody complete", [[np.nan, 2, 3], [3, np.nan, 1]]),
        ("the same twice", [[1, 1, 2], [3, 3, 2], [5, 5, 1], [2, 2, 4], [6, 6, 5]]),
    ],
)
def test_poor_data_gives_a_table_with_reasons(name: str, answers: list[list[float]]) -> None:
    data = pd.DataFrame(answers, columns=["t1_p", "t2_p", "t3_p"])
    outcome = METHODS["reliability"].run(data, small(tangibles=("t1", "t2", "t3")), ReliabilityOptions(bootstrap=True))
    assert outcome.tables
    assert codes(outcome), name
    assert all(np.isfinite(number) for number in numbers(outcome))

"""The confirmatory model against lavaan (`oracles/cfa.R`) and against the polished reference on Holzinger's tests."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from instruments.load import load_instrument
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, plain_outcome, row, small
from tests.references import REFERENCES, needs_references

EXPECTED = oracle("cfa")
EXPECTATION = oracle("cfa_expectation")
FIT = ("chi2", "df", "p", "cfi", "tli", "rmsea", "rmsea_lower", "rmsea_upper", "srmr")


def fit_of(outcome: Outcome) -> dict[str, Any]:
    table = outcome.table("lab_cfa_fit")
    return dict(zip([column.id for column in table.columns], table.rows[0], strict=True))


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return plain_outcome("cfa")


@pytest.mark.parametrize("name", [*FIT, "baseline_chi2", "baseline_df"])
def test_fit_is_lavaans(outcome: Outcome, name: str) -> None:
    # lavaan's residuals and its search for the interval stop earlier than ours.
    rel = 1e-6 if name in ("srmr", "rmsea_lower", "rmsea_upper", "p") else 1e-8
    assert agree(fit_of(outcome)[name], EXPECTED[name], rel=rel)


def test_the_fit_of_a_model_that_misses_something_is_lavaans_too() -> None:
    """RMSEA of a perfect fit is 0 whatever it is divided by; of the expectations it is not."""
    ours, expected = fit_of(METHODS["cfa"].run(frame(), instrument(), CfaOptions(measure="expectation"))), EXPECTATION
    assert expected["rmsea"] > 0.02
    for name in expected:
        assert agree(ours[name], expected[name], rel=1e-5 if name in ("srmr", "rmsea_upper") else 1e-6), name


@pytest.mark.parametrize("expected", EXPECTED["loadings"], ids=lambda e: e["item"])
def test_loadings_and_their_errors_are_lavaans(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("lab_cfa_loadings"), item=expected["item"])
    for name in ("loading", "standardised", "se", "z", "lower", "upper"):
        assert agree(ours[name], expected[name], rel=1e-5), name


@pytest.mark.parametrize("expected", EXPECTED["correlations"], ids=lambda e: f"{e['dimension']}-{e['other']}")
def test_correlations_are_lavaans(outcome: Outcome, expected: dict[str, Any]) -> None:
    keys = {"dimension": expected["dimension"], "other_dimension": expected["other"]}
    assert agree(row(outcome.table("lab_cfa_correlations"), **keys)["r"], expected["r"], rel=1e-5)


@needs_references
def test_holzingers_nine_tests() -> None:
    folder = REFERENCES / "holzinger"
    expected = json.loads((folder / "expected-cfa.json").read_text(encoding="utf-8"))
    outcome = METHODS["cfa"].run(pd.read_csv(folder / "data.csv"), load_instrument(folder / "instrument.toml"))
    for name in ("n", *FIT):
        assert agree(fit_of(outcome)[name], expected[name]), name
    for loading in expected["loadings"]:
        ours = row(outcome.table("lab_cfa_loadings"), item=loading["item"])
        assert agree(ours["loading"], loading["loading"])
        assert agree(ours["standardised"], loading["standardised"])
    for pair, r in expected["correlations"].items():
        first, second = pair.split("_")
        assert agree(row(outcome.table("lab_cfa_correlations"), dimension=first, other_dimension=second)["r"], r)


def test_verdicts_follow_the_numbers(outcome: Outcome) -> None:
    for index, value, limit, verdict in outcome.table("lab_cfa_judgement").rows:
        good = value >= limit if index in ("cfi", "tli") else value <= limit
        assert verdict == ("met" if good else "violated"), index


def test_a_dimension_of_one_item_stands_for_itself() -> None:
    # lavaan fixes the loading at 1 and the residual at 0: standardised loading 1, no error.
    outcome = METHODS["cfa"].run(frame(), small(tangibles=("t1", "t2", "t3", "t4"), reliability=("r1",)))
    ours = row(outcome.table("lab_cfa_loadings"), item="r1")
    assert (ours["standardised"], ours["se"], ours["p"]) == (1.0, None, None)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_three_items_of_one_dimension_leave_nothing_to_judge() -> None:
    outcome = METHODS["cfa"].run(frame(), small(tangibles=("t1", "t2", "t3")))
    ours = fit_of(outcome)
    assert (ours["df"], ours["cfi"], ours["rmsea"]) == (0, None, None)
    assert "just_identified" in codes(outcome)


@pytest.mark.parametrize(
    ("rows", "change", "reason"),
    [
        (8, {}, "model_too_few_responses"),
        (150, {"t1_p": 4}, "model_constant_item"),
        (150, {"t2_p": lambda f: f["t1_p"]}, "model_singular"),
    ],
)
def test_answers_that_cannot_be_modelled_say_why(rows: int, change: dict[str, Any], reason: str) -> None:
    outcome = METHODS["cfa"].run(frame().head(rows).assign(**change), instrument())
    assert codes(outcome) == {reason}


def test_two_dimensions_without_any_common_variance_are_said_to_fail_or_improper() -> None:
    rng = np.random.default_rng(3)
    noise = pd.DataFrame(rng.integers(1, 8, size=(60, 6)), columns=["t1_p", "t2_p", "t3_p", "r1_p", "r2_p", "r3_p"])
    outcome = METHODS["cfa"].run(noise, small(tangibles=("t1", "t2", "t3"), reliability=("r1", "r2", "r3")))
    assert codes(outcome) <= {"model_improper", "model_not_converged"}
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_the_battery_is_chosen() -> None:
    expectation = METHODS["cfa"].run(frame(), instrument(), CfaOptions(measure="expectation"))
    assert fit_of(expectation)["chi2"] != fit_of(plain_outcome("cfa"))["chi2"]

"""The confirmatory model of ordered answers, against lavaan's WLSMV (`oracles/cfa_ordered.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from instruments.model import Instrument
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, row, small

EXPECTED = oracle("cfa_ordered")
THREE = {"tangibles": ("t1", "t2", "t3", "t4"), "reliability": ("r1", "r2", "r3", "r4"), "empathy": ("m1", "m2", "m3")}
FIVE = {**THREE, "policy": ("k1", "k2", "k3", "k4"), "openness": ("o1", "o2", "o3", "o4")}
CASES: dict[str, tuple[Instrument, dict[str, Any]]] = {
    "perception": (instrument(), {}),
    "expectation": (instrument(), {"measure": "expectation"}),
    "crossed": (small(tangibles=("t1", "t2", "t3", "r1"), reliability=("r2", "r3", "r4", "t4")), {}),
    "five": (small(**FIVE), {"second_order": True}),
}
EACH = pytest.mark.parametrize("case", CASES)


@cache
def found(case: str) -> Outcome:
    questionnaire, given = CASES[case]
    options = {"measure": "perception", **given}
    return METHODS["cfa"].run(frame(), questionnaire, CfaOptions(estimator="ordered_answers", **options))


@EACH
def test_the_fit_adjusted_in_mean_and_variance(case: str) -> None:
    """lavaan's search for each correlation stops some 1e-8 from its maximum."""
    ours, expected = row(found(case).table("lab_cfa_fit")), EXPECTED[case]
    assert ours["n"] == expected["n"]
    names = {name: f"{name}.scaled" for name in ("cfi", "tli", "rmsea")} | {"chi2": "chisq.scaled", "df": "df.scaled"}
    names |= {"p": "pvalue.scaled", "rmsea_lower": "rmsea.ci.lower.scaled", "rmsea_upper": "rmsea.ci.upper.scaled"}
    names |= {"srmr": "srmr", "baseline_chi2": "baseline.chisq.scaled", "baseline_df": "baseline.df.scaled"}
    for name, theirs in names.items():
        assert agree(ours[name], expected["fit"][theirs], rel=1e-5), name


@EACH
def test_loadings_and_their_robust_errors(case: str) -> None:
    for expected in EXPECTED[case]["loadings"]:
        ours = row(found(case).table("lab_cfa_loadings"), item=expected["item"])
        for name in ("standardised", "se", "lower", "upper"):
            assert agree(ours[name], expected[name], rel=1e-4), (expected["item"], name)
    for expected in EXPECTED[case]["correlations"]:
        if case != "five":
            keys = {"dimension": expected["dimension"], "other_dimension": expected["other"]}
            assert agree(row(found(case).table("lab_cfa_correlations"), **keys)["r"], expected["r"], rel=1e-4)
    for expected in EXPECTED[case]["general"]:
        ours = row(found(case).table("lab_cfa_general"), dimension=expected["dimension"])
        assert agree(ours["standardised"], expected["standardised"], rel=1e-5)
        assert agree(ours["se"], expected["se"], rel=1e-4)


@EACH
def test_where_each_answer_begins(case: str) -> None:
    for expected in EXPECTED[case]["thresholds"]:
        ours = row(found(case).table("lab_cfa_thresholds"), item=expected["item"], step_number=expected["place"])
        assert agree(ours["threshold"], expected["threshold"])
        assert agree(ours["se"], expected["se"])


def test_what_a_general_factor_loses_is_adjusted_itself() -> None:
    """Satorra's (2000) difference, as `lavTestLRT` gives it; not the difference of the two adjusted χ²."""
    table, expected = found("five").table("lab_cfa_orders"), EXPECTED["five"]["change"]
    correlated, ours = row(table, factor_model="correlated_factors"), row(table, factor_model="second_order")
    for name, theirs in (("chi2_change", "chi2"), ("df_change", "df"), ("p_step", "p")):
        assert agree(ours[name], expected[theirs], rel=1e-6), name
    assert abs(ours["chi2"] - correlated["chi2"] - ours["chi2_change"]) > 1
    assert "second_order_loses" in codes(found("five"))


@pytest.mark.parametrize("case", ["perception", "expectation", "crossed"])
def test_what_the_model_leaves_out(case: str) -> None:
    """lavaan's scores are over n where its χ² is over n − 1, so that its indices are smaller by (n − 1)/n."""
    table, n = found(case).table("lab_cfa_changes"), EXPECTED[case]["n"]
    for expected in EXPECTED[case]["changes"]:
        if expected["op"] == "=~":
            keys = {"change_of_model": "cross_loading", "other_dimension": expected["first"]}
            ours = row(table, item=expected["second"], **keys)
        else:
            ours = row(table, item=expected["first"], other_item=expected["second"])
        assert agree(ours["modification_index"] * (n - 1) / n, expected["mi"], rel=1e-4)
        assert agree(ours["expected_value"] * (n - 1) / n, expected["sepc"], rel=1e-4)


@EACH
def test_further_indexes_of_the_adjusted_chi_square(case: str) -> None:
    table = found(case).table("lab_cfa_further")
    for name, value in EXPECTED[case]["further"].items():
        assert agree(row(table, index=name)["value"], value, rel=1e-5), name
    assert {cells[0] for cells in table.rows} == set(EXPECTED[case]["further"])  # no likelihood, so no AIC


def test_answers_that_go_together_wholly_are_named() -> None:
    """Nearly everybody gives the highest answer: whoever gives t1 the lower one gives it to t2 too."""
    high = frame().assign(**{f"{item}_p": 7 for items in THREE.values() for item in items})
    rng = np.random.default_rng(5)
    for item in (item for items in THREE.values() for item in items):
        high[f"{item}_p"] = np.where(rng.random(150) < 0.2, 4, high[f"{item}_p"])
    high["t2_p"] = np.where(np.arange(150) == int(np.argmin(high["t1_p"])), 7, high["t1_p"])
    outcome = METHODS["cfa"].run(high, instrument(), CfaOptions(measure="perception", estimator="ordered_answers"))
    (reason,) = outcome.notes
    assert (reason.code, reason.where) == ("ordered_at_limit", "cfa/overall/servqual/perception")
    assert reason.params == {"item": "t1", "other_item": "t2", "pairs": 1}


def test_it_says_what_the_chi_square_is_and_who_counts() -> None:
    both = CfaOptions(measure="expectation", estimator="ordered_answers", missing="full_information")
    outcome = METHODS["cfa"].run(frame(), instrument(), both)
    assert codes(outcome) == {"ordered_chi2", "ordered_complete", "no_gfi_ordered"}
    assert outcome.table("lab_cfa_fit").rows == found("expectation").table("lab_cfa_fit").rows
    assert all(np.isfinite(number) for case in CASES for number in numbers(found(case)))


def test_too_many_different_answers_are_not_ordered_categories() -> None:
    rng = np.random.default_rng(2)
    data = frame().assign(t1_p=rng.integers(1, 40, size=150))
    assert codes(METHODS["cfa"].run(data, instrument(), CfaOptions(estimator="ordered_answers"))) == {
        "ordered_too_many"
    }


def test_answers_of_two_categories_give_tetrachoric_loadings() -> None:
    """A normal variable cut in two: the loadings are those of the variable, which plain correlations understate."""
    rng = np.random.default_rng(8)
    data = frame().sample(900, replace=True, random_state=1)
    for items in THREE.values():
        own = rng.normal(size=900)
        answers = {f"{item}_p": 1 + (0.8 * own + 0.6 * rng.normal(size=900) > 0.2) for item in items}
        data = data.assign(**answers)
    data["m3_p"] = 3 - data["m3_p"] + 5
    table = METHODS["cfa"].run(data, instrument(), CfaOptions(estimator="ordered_answers")).table("lab_cfa_loadings")
    plain = METHODS["cfa"].run(data, instrument(), CfaOptions()).table("lab_cfa_loadings")
    for item in (item for items in THREE.values() for item in items):
        ours = row(table, item=item)
        assert abs(ours["standardised"] - 0.8) < 4 * ours["se"]
        assert row(plain, item=item)["standardised"] < ours["standardised"] - 0.05

"""One general factor above the dimensions, against lavaan (`oracles/cfa_second_order.R`)."""

from functools import cache

import numpy as np
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from exports.words import row_texts
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row, small

EXPECTED = oracle("cfa_second_order")
FIVE = {
    "tangibles": ("t1", "t2", "t3", "t4"),
    "reliability": ("r1", "r2", "r3", "r4"),
    "empathy": ("m1", "m2", "m3"),
    "policy": ("k1", "k2", "k3", "k4"),
    "openness": ("o1", "o2", "o3", "o4"),
}
EACH = pytest.mark.parametrize("case", EXPECTED)


@cache
def found(case: str) -> Outcome:
    missing = "full_information" if case == "five_missing" else "complete_responses"
    questionnaire = instrument() if case == "three" else small(**FIVE)
    options = CfaOptions(measure="perception", missing=missing, second_order=True)
    return METHODS["cfa"].run(frame(), questionnaire, options)


@EACH
def test_the_fit_under_a_general_factor(case: str) -> None:
    ours, expected = row(found(case).table("lab_cfa_fit")), EXPECTED[case]
    assert ours["n"] == expected["n"]
    names = {"chi2": "chisq", "df": "df", "p": "pvalue", "cfi": "cfi", "tli": "tli", "rmsea": "rmsea", "srmr": "srmr"}
    for name, theirs in names.items():
        assert agree(ours[name], expected["fit"][theirs], rel=1e-5), name


@EACH
def test_how_strongly_each_dimension_speaks_for_it(case: str) -> None:
    for expected in EXPECTED[case]["general"]:
        ours = row(found(case).table("lab_cfa_general"), dimension=expected["dimension"])
        for name in ("standardised", "se"):
            assert agree(ours[name], expected[name], rel=1e-4), (expected["dimension"], name)
    for expected in EXPECTED[case]["loadings"]:
        ours = row(found(case).table("lab_cfa_loadings"), item=expected["item"])
        for name in ("standardised", "se"):
            assert agree(ours[name], expected[name], rel=1e-4), (expected["item"], name)


@pytest.mark.parametrize("case", ["five", "five_missing"])
def test_what_it_loses_against_dimensions_that_correlate(case: str) -> None:
    table, expected = found(case).table("lab_cfa_orders"), EXPECTED[case]
    for name, theirs in (("chi2", "chisq"), ("df", "df"), ("cfi", "cfi")):
        assert agree(row(table, factor_model="correlated_factors")[name], expected["correlated"][theirs], rel=1e-6)
    ours = row(table, factor_model="second_order")
    for name, theirs in (("chi2_change", "chi2"), ("df_change", "df"), ("p_step", "p")):
        assert agree(ours[name], expected["change"][theirs], rel=1e-5), name
    assert "second_order_loses" in codes(found(case))


def test_the_freer_model_loses_nothing_and_its_cells_stay_empty() -> None:
    table = found("five").table("lab_cfa_orders")
    texts = [row_texts(table, cells, instrument())[-3:] for cells in table.rows]
    assert texts[0] == ["", "", ""]
    assert "" not in texts[1]


def test_above_three_dimensions_it_is_the_same_model() -> None:
    ours = row(found("three").table("lab_cfa_orders"), factor_model="second_order")
    assert (ours["chi2_change"], ours["p_step"]) == (None, None)
    assert "second_order_is_same" in codes(found("three"))


def test_two_dimensions_do_not_tell_it() -> None:
    two = small(tangibles=FIVE["tangibles"], reliability=FIVE["reliability"])
    assert codes(METHODS["cfa"].run(frame(), two, CfaOptions(second_order=True))) == {"second_order_too_few"}


def test_one_factor_that_was_made_is_enough() -> None:
    rng = np.random.default_rng(4)
    data = frame().sample(500, replace=True, random_state=1)
    general = rng.normal(size=500)
    for items in FIVE.values():
        own = 0.7 * general + 0.7 * rng.normal(size=500)
        data = data.assign(**{f"{item}_p": own + 0.8 * rng.normal(size=500) for item in items})
    data["m3_p"] = 8 - data["m3_p"]
    outcome = METHODS["cfa"].run(data, small(**FIVE), CfaOptions(second_order=True))
    assert "second_order_holds" in codes(outcome)
    for _dimension, standardised, se, *_rest in outcome.table("lab_cfa_general").rows:
        assert abs(standardised - 0.5**0.5) < 4 * se

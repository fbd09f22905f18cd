"""Validity against cor, qt, lavaan and semTools (`oracles/validity.R`)."""

from typing import Any

import pytest

from analysis.formulas.validity import critical_r, r_probability
from analysis.methods import METHODS, Outcome
from analysis.methods.validity.spec import ValidityOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, plain_outcome, row

EXPECTED = oracle("validity")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return plain_outcome("validity")


@pytest.mark.parametrize(
    ("n", "two_tailed", "printed"), [(30, True, 0.3610), (30, False, 0.3061), (100, True, 0.1966), (100, False, 0.1654)]
)
def test_printed_r_tables(n: int, two_tailed: bool, printed: float) -> None:
    assert round(critical_r(n, two_tailed=two_tailed), 4) == printed


@pytest.mark.parametrize("expected", EXPECTED["critical"], ids=lambda e: f"n={e['n']}")
def test_critical_r_for_any_n(expected: dict[str, Any]) -> None:
    assert agree(critical_r(expected["n"]), expected["two"], rel=1e-10)
    assert agree(critical_r(expected["n"], two_tailed=False), expected["one"], rel=1e-10)
    assert agree(critical_r(expected["n"], 0.01), expected["two_1"], rel=1e-10)


@pytest.mark.parametrize("expected", EXPECTED["items"], ids=lambda e: e["item"])
def test_items_against_their_scale(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("lab_validity"), scale="empathy", battery="perception", item=expected["item"])
    for name in ("n", "item_total_r", "item_rest_r", "p"):
        assert agree(ours[name], expected[name]), name
    assert agree(r_probability(ours["item_total_r"], ours["n"], two_tailed=False), expected["p_one"])
    assert ours["verdict"] == "valid"


def test_the_verdict_follows_the_correlation_that_is_judged() -> None:
    strict = ValidityOptions(judged="item_rest_r", level=0.001, tail="one_tailed")
    table = METHODS["validity"].run(frame(), instrument(), strict).table("lab_validity")
    names = [column.id for column in table.columns]
    for cells in table.rows:
        ours = dict(zip(names, cells, strict=True))
        assert (ours["verdict"] == "valid") == (ours["item_rest_r"] >= ours["critical_r"])
    assert dict(table.params) == {"tail": "one_tailed", "level": 0.001, "judged": "item_rest_r"}


@pytest.mark.parametrize("expected", EXPECTED["pairs"], ids=lambda e: f"{e['dimension']}-{e['other']}")
def test_dimensions_are_told_apart(outcome: Outcome, expected: dict[str, Any]) -> None:
    keys = {"dimension": expected["dimension"], "other_dimension": expected["other"]}
    ours = row(outcome.table("lab_discriminant"), battery="perception", **keys)
    for name in ("factor_r", "root_ave", "root_ave_other"):
        assert agree(ours[name], expected[name], rel=1e-5), name  # lavaan stops some 1e-6 from the maximum
    assert agree(ours["htmt"], expected["htmt"])
    assert (ours["fornell_larcker"] == "met") == (abs(ours["factor_r"]) < min(ours["root_ave"], ours["root_ave_other"]))
    assert (ours["htmt_verdict"] == "met") == (ours["htmt"] < 0.85)


def test_too_few_responses_give_no_verdict() -> None:
    outcome = METHODS["validity"].run(frame().head(2), instrument())
    assert "too_few_responses" in codes(outcome) or "model_too_few_responses" in codes(outcome)
    names = [column.id for column in outcome.table("lab_validity").columns]
    assert {cells[names.index("verdict")] for cells in outcome.table("lab_validity").rows} == {None}

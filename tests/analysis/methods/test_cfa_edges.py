"""The confirmatory model at the edges against lavaan (`oracles/cfa_edges.R`): one item a dimension, a bad fit, odd answers."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from tests.analysis.methods.survey import agree, codes, frame, oracle, row, small

EXPECTED = oracle("cfa_edges")
ONLY = {"tangibles": ("t1", "t2", "t3"), "reliability": ("r1",), "empathy": ("m1",)}
FEW = {"tangibles": ("t1", "r2", "m1"), "reliability": ("r1", "t2", "m2"), "empathy": ("t3", "r3", "m3")}
ITEMS = ("t1", "t2", "t3", "r1", "m1")
CASES: dict[str, dict[str, Any]] = {
    "only": {},
    "only_missing": {"missing": "full_information"},
    "only_ordered": {"estimator": "ordered_answers"},
    "few": {},
}
ESTIMATES = pytest.mark.parametrize(
    "options", [{}, {"missing": "full_information"}, {"estimator": "ordered_answers"}], ids=("ml", "fiml", "wlsmv")
)


def answers(case: str) -> pd.DataFrame:
    data = frame()
    if case == "few":
        items = [f"{item}_p" for items in FEW.values() for item in items]
        return data.dropna(subset=items).head(16)
    if case == "only_missing":
        columns = [f"{item}_p" for item in ITEMS]
        flat = data[columns].to_numpy(float).ravel()
        flat[4::7] = np.nan
        return data.assign(**dict(zip(columns, flat.reshape(-1, len(columns)).T, strict=True)))
    return data


def model(data: pd.DataFrame, dimensions: dict[str, tuple[str, ...]] = ONLY, **options: Any) -> Outcome:
    return METHODS["cfa"].run(data, small(**dimensions), CfaOptions(**options))


@pytest.mark.parametrize("case", CASES)
def test_one_item_a_dimension_and_a_bad_fit(case: str) -> None:
    """The deviation of an only item is a parameter, as lavaan counts it."""
    outcome = model(answers(case), FEW if case == "few" else ONLY, **CASES[case])
    ours = row(outcome.table("lab_cfa_fit"))
    assert ours["n"] == EXPECTED[case]["n"]
    assert all(agree(ours[name], value, rel=1e-4) for name, value in EXPECTED[case]["fit"].items())
    for expected in EXPECTED[case]["correlations"]:
        keys = {"dimension": expected["dimension"], "other_dimension": expected["other"]}
        r = row(outcome.table("lab_cfa_correlations"), **keys)["r"]
        assert agree(abs(r), abs(expected["r"]), rel=1e-4)  # a factor may as well be turned round
    assert ("only_item_of_dimension" in codes(outcome)) == (case != "few")


@ESTIMATES
def test_items_that_tell_each_other_wholly_are_named_so(options: dict[str, Any]) -> None:
    data = frame().assign(t2_p=8 - frame()["t1_p"])
    assert codes(model(data, FEW, **options)) == {"model_singular"}


def test_an_item_that_nobody_answered_is_named() -> None:
    outcome = model(frame().assign(t1_p=np.nan), missing="full_information")
    assert codes(outcome) == {"missing_too_many", "items_unanswered"}


def test_two_items_at_the_ceiling_have_no_correlation_of_ordered_answers() -> None:
    """Nobody gave the lower answer to both: from −1 away the likelihood is so flat that a double does not see it rise."""
    rows = np.arange(150)
    data = frame().head(150).assign(t1_p=np.where(rows < 7, 6, 7), t2_p=np.where((rows >= 7) & (rows < 17), 5, 7))
    outcome = model(data, estimator="ordered_answers")
    assert codes(outcome) == {"ordered_at_limit"}
    (said,) = outcome.notes
    assert (said.params["item"], said.params["other_item"]) == ("t1", "t2")

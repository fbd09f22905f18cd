"""What a confirmatory model leaves out, and its robust fit, against lavaan (`oracles/cfa_changes.R`, `cfa_robust.R`)."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from tests.analysis.methods.survey import agree, frame, instrument, oracle, row

EXPECTED = oracle("cfa_changes")
ROBUST = oracle("cfa_robust")
ITEMS = [f"{name}{place}" for name, count in (("t", 4), ("r", 4), ("m", 3)) for place in range(1, count + 1)]


@cache
def found() -> Outcome:
    return METHODS["cfa"].run(frame(), instrument(), CfaOptions(measure="expectation"))


def test_modification_indices_and_what_a_freed_parameter_would_be() -> None:
    """lavaan stops some 1e-6 from the maximum, and lists residual correlations in the order of the items."""
    table = found().table("lab_cfa_changes")
    for expected in EXPECTED["changes"]:
        if expected["op"] == "=~":
            ours = row(
                table, change_of_model="cross_loading", item=expected["second"], other_dimension=expected["first"]
            )
        else:
            names = {"item": expected["first"], "other_item": expected["second"]}
            ours = row(table, change_of_model="residual_correlation", **names)
        assert agree(ours["modification_index"], expected["mi"], rel=1e-4)
        assert agree(ours["expected_value"], expected["sepc"], rel=1e-4)


def test_the_correlations_that_the_model_misses() -> None:
    table = found().table("lab_cfa_residuals")
    theirs = {(i, j): EXPECTED["residuals"][ITEMS.index(i)][j] for i in ITEMS for j in ITEMS}
    for item, other, observed, model, left in table.rows:
        assert abs(left - theirs[str(item), str(other)]) < 1e-5
        assert left == observed - model
    shown = [abs(cells[-1]) for cells in table.rows]
    assert shown == sorted(shown, reverse=True)
    largest = max(abs(value) for (i, j), value in theirs.items() if i < j)
    assert abs(shown[0] - largest) < 1e-5


def test_further_indexes() -> None:
    table = found().table("lab_cfa_further")
    for name, value in EXPECTED["further"].items():
        assert agree(row(table, index=name)["value"], value, rel=1e-5), name


@pytest.mark.parametrize("battery", ROBUST)
def test_the_chi_square_scaled_for_answers_that_are_not_normal(battery: str) -> None:
    outcome = METHODS["cfa"].run(frame(), instrument(), CfaOptions(measure=battery))
    ours, expected = row(outcome.table("lab_cfa_robust")), ROBUST[battery]
    names = {"chi2": "chisq.scaled", "scaling_factor": "chisq.scaling.factor", "df": "df.scaled", "p": "pvalue.scaled"}
    for name, theirs in (names | {"cfi": "cfi.scaled", "tli": "tli.scaled", "rmsea": "rmsea.scaled"}).items():
        assert agree(ours[name], expected[theirs], rel=1e-5), name


def test_a_cross_loading_that_was_made_is_found() -> None:
    rng = np.random.default_rng(3)
    a, b, c = rng.normal(size=(3, 800))
    made = {f"t{i}_p": a + 0.7 * rng.normal(size=800) for i in range(1, 5)}
    made |= {f"r{i}_p": b + 0.7 * rng.normal(size=800) for i in range(1, 5)}
    made |= {f"m{i}_p": c + 0.7 * rng.normal(size=800) for i in range(1, 4)}
    made["r1_p"] = made["r1_p"] + 0.6 * a
    data = pd.concat([frame()] * 6, ignore_index=True).head(800).assign(**made)
    table = METHODS["cfa"].run(data, instrument(), CfaOptions()).table("lab_cfa_changes")
    first = dict(zip([column.id for column in table.columns], table.rows[0], strict=True))
    assert (first["change_of_model"], first["item"], first["other_dimension"]) == ("cross_loading", "r1", "tangibles")

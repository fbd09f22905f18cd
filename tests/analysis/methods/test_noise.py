"""No verdict on pure noise, and none against a sound sample: twenty seeded surveys for each."""

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.regression.checks import assumption_checks
from analysis.methods.regression.linear_model import regress
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.validity.spec import ValidityOptions
from instruments.columns import item_column
from instruments.load import load_instrument

FORM = load_instrument("servqual-22")
SEEDS = range(20)
PLAIN = ReliabilityOptions(ordinal=False, factor_based=False, hierarchical=False)


def noise(seed: int, n: int = 100) -> pd.DataFrame:
    """Answers 1-7 that have nothing to do with each other."""
    rng = np.random.default_rng(seed)
    columns = [item_column(item, battery) for item in FORM.items for battery in FORM.batteries]
    return pd.DataFrame({column: rng.integers(1, 8, n).astype(float) for column in columns})


def verdicts(outcome: Outcome, table: str) -> list[object]:
    found = outcome.table(table)
    place = [column.id for column in found.columns].index("verdict")
    return [cells[place] for cells in found.rows]


@pytest.mark.parametrize("judged", ["item_rest_r", "item_total_r"])
def test_items_of_noise_are_not_valid(judged: str) -> None:
    """At the two-sided 5 % level one item in forty passes by chance; judged by the raw r, all would."""
    options = ValidityOptions(judged=judged, discriminant=False)
    found = [v for seed in SEEDS for v in verdicts(METHODS["validity"].run(noise(seed), FORM, options), "lab_validity")]
    assert found.count("valid") / len(found) < 0.04


def test_scales_of_noise_are_not_reliable() -> None:
    found = [v for seed in SEEDS for v in verdicts(METHODS["reliability"].run(noise(seed), FORM, PLAIN), "reliability")]
    assert set(found) <= {"not_reliable", None}


@pytest.mark.parametrize("n", [40, 120])
def test_a_sound_regression_is_seldom_faulted(n: int) -> None:
    """Five correlated predictors on 1-7, normal errors: without correction a third of such samples had a fault."""
    faulted = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        common = rng.standard_normal((n, 1))
        X = 5 + 0.8 * common + 0.8 * rng.standard_normal((n, 5))
        y = X.mean(axis=1) + rng.standard_normal(n)
        model = regress(y, X, [f"x{j}" for j in range(5)], outcome="y", predictors="perception")
        faulted += any(check.verdict == "violated" for check in assumption_checks(model))
    assert faulted / 100 < 0.12

"""Harman's single factor against eigen, psych::fa and lavaan::cfa in R (`oracles/single_factor.R`)."""

from functools import cache

import numpy as np
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.single_factor.spec import SingleFactorOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle, row

EXPECTED = oracle("single_factor")
EACH = pytest.mark.parametrize("battery", EXPECTED)


@cache
def found() -> Outcome:
    return METHODS["single_factor"].run(frame(), instrument(), SingleFactorOptions(families=("servqual",)))


@EACH
def test_shares_of_one_factor(battery: str) -> None:
    ours, expected = row(found().table("lab_single_factor"), battery=battery), EXPECTED[battery]
    assert (ours["n"], ours["k"]) == (expected["n"], expected["k"])
    assert agree(ours["first_eigenvalue"], expected["eigenvalue"])
    assert agree(ours["share_of_first"], expected["share"])
    assert agree(ours["share_common"], expected["common"], rel=1e-4)  # psych's fa stops searching earlier


@EACH
def test_one_factor_against_the_dimensions(battery: str) -> None:
    """lavaan stops some 1e-6 from the maximum."""
    table, expected = found().table("lab_single_factor_models"), EXPECTED[battery]
    names = {"chi2": "chisq", "df": "df", "p": "pvalue", "cfi": "cfi", "rmsea": "rmsea", "srmr": "srmr"}
    for model, theirs in (("one_factor", "one"), ("own_dimensions", "own")):
        ours = row(table, battery=battery, model=model)
        for name, key in names.items():
            assert agree(ours[name], expected[theirs][key], rel=1e-5), (model, name)
    difference = row(table, battery=battery, model="chi2_difference")
    for name in ("chi2", "df", "p"):
        assert agree(difference[name], expected[name], rel=1e-5), name


def test_one_mood_under_all_answers_is_seen() -> None:
    rng = np.random.default_rng(2)
    mood = rng.normal(size=(150, 1))
    columns = [name for name in frame().columns if name.endswith("_p") and name[0] in "trm" and name[1].isdigit()]
    answers = np.clip(np.round(4 + 1.5 * mood + 0.3 * rng.normal(size=(150, len(columns)))), 1, 7)
    turned = dict(zip(columns, answers.T, strict=True)) | {"m3_p": 8 - answers[:, columns.index("m3_p")]}
    asked = SingleFactorOptions(families=("servqual",), measures=("perception",))
    table = METHODS["single_factor"].run(frame().assign(**turned), instrument(), asked).table("lab_single_factor")
    assert row(table)["verdict"] == "one_factor_most"


def test_what_has_no_factor_says_so() -> None:
    outcome = METHODS["single_factor"].run(frame().head(5), instrument())
    assert not outcome.tables
    assert "model_too_few_responses" in codes(outcome)

"""The confirmatory model of every answer that there is, against lavaan's full information (`oracles/cfa_missing.R`)."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.cfa.spec import CfaOptions
from instruments.model import Instrument
from tests.analysis.methods.survey import agree, codes, frame, instrument, numbers, oracle, row, small

EXPECTED = oracle("cfa_missing")
CROSSED = {"tangibles": ("t1", "t2", "t3", "r1"), "reliability": ("r2", "r3", "r4", "t4")}  # misses something
SERVQUAL = ("t1", "t2", "t3", "t4", "r1", "r2", "r3", "r4", "m1", "m2", "m3")
CASES: dict[str, tuple[str, tuple[str, ...]]] = {
    "perception": ("perception", SERVQUAL),
    "expectation": ("expectation", SERVQUAL),
    "crossed": ("perception", CROSSED["tangibles"] + CROSSED["reliability"]),
}
EACH = pytest.mark.parametrize("case", CASES)


def with_holes(battery: str, items: tuple[str, ...]) -> pd.DataFrame:
    """The survey without every seventh answer from the fifth on, in the order of the rows."""
    data, columns = frame(), [f"{item}_{battery[0]}" for item in items]
    answers = data[columns].to_numpy(float).ravel()
    answers[4::7] = np.nan
    return data.assign(**dict(zip(columns, answers.reshape(-1, len(items)).T, strict=True)))


def questionnaire(case: str) -> Instrument:
    return small(**CROSSED) if case == "crossed" else instrument()


@cache
def found(case: str) -> Outcome:
    battery, items = CASES[case]
    options = CfaOptions(measure=battery, missing="full_information")
    return METHODS["cfa"].run(with_holes(battery, items), questionnaire(case), options)


@EACH
def test_what_the_model_of_all_answers_leaves_out(case: str) -> None:
    table = found(case).table("lab_cfa_changes")
    for expected in EXPECTED[case]["changes"]:
        if expected["op"] == "=~":
            keys = {"change_of_model": "cross_loading", "other_dimension": expected["first"]}
            ours = row(table, item=expected["second"], **keys)
        else:
            ours = row(table, item=expected["first"], other_item=expected["second"])
        assert agree(ours["modification_index"], expected["mi"], rel=1e-4)
        assert agree(ours["expected_value"], expected["sepc"], rel=1e-4)


@EACH
def test_further_indexes_of_all_answers(case: str) -> None:
    table = found(case).table("lab_cfa_further")
    for name, value in EXPECTED[case]["further"].items():
        assert agree(row(table, index=name)["value"], value, rel=1e-5), name


@EACH
def test_the_fit_of_all_answers(case: str) -> None:
    ours, expected = row(found(case).table("lab_cfa_fit")), EXPECTED[case]
    assert ours["n"] == expected["n"]
    names = {"chi2": "chisq", "df": "df", "p": "pvalue", "cfi": "cfi", "tli": "tli", "rmsea": "rmsea", "srmr": "srmr"}
    names |= {"rmsea_lower": "rmsea.ci.lower", "rmsea_upper": "rmsea.ci.upper", "baseline_chi2": "baseline.chisq"}
    for name, theirs in names.items():
        assert agree(ours[name], expected["fit"][theirs], rel=1e-5), name


@EACH
def test_the_chi_square_scaled_for_answers_that_are_not_normal(case: str) -> None:
    ours, expected = row(found(case).table("lab_cfa_robust")), EXPECTED[case]["robust"]
    names = {"chi2": "chisq.scaled", "scaling_factor": "chisq.scaling.factor", "df": "df.scaled", "p": "pvalue.scaled"}
    for name, theirs in (names | {"cfi": "cfi.scaled", "tli": "tli.scaled", "rmsea": "rmsea.scaled"}).items():
        assert agree(ours[name], expected[theirs], rel=1e-5), name


@EACH
def test_loadings_errors_and_correlations(case: str) -> None:
    """lavaan stops some 1e-6 from the maximum; the errors are of the observed information."""
    for expected in EXPECTED[case]["loadings"]:
        ours = row(found(case).table("lab_cfa_loadings"), item=expected["item"])
        for name in ("standardised", "se", "lower", "upper"):
            assert agree(ours[name], expected[name], rel=1e-4), (expected["item"], name)
    for expected in EXPECTED[case]["correlations"]:
        keys = {"dimension": expected["dimension"], "other_dimension": expected["other"]}
        assert agree(row(found(case).table("lab_cfa_correlations"), **keys)["r"], expected["r"], rel=1e-4)


def test_it_says_how_many_answered_and_in_how_many_patterns() -> None:
    outcome = found("perception")
    (said,) = [note for note in outcome.notes if note.code == "missing_patterns"]
    holes = with_holes("perception", SERVQUAL)[[f"{item}_p" for item in SERVQUAL]].isna()
    assert said.params == {
        "n": 150,
        "complete": int((~holes.any(axis=1)).sum()),
        "patterns": EXPECTED["perception"]["patterns"],
    }
    assert outcome.table("lab_cfa_fit").sample.rule == "any_answer"


def test_without_holes_it_is_the_model_of_complete_responses() -> None:
    whole = frame().dropna(subset=[f"{item}_p" for item in SERVQUAL])
    plain = METHODS["cfa"].run(whole, instrument(), CfaOptions())
    full = METHODS["cfa"].run(whole, instrument(), CfaOptions(missing="full_information"))
    ours, theirs = row(full.table("lab_cfa_fit")), row(plain.table("lab_cfa_fit"))
    # SRMR counts the p means too, which fit exactly here.
    srmr = theirs["srmr"] * (66 / 77) ** 0.5
    assert ours == pytest.approx(theirs | {"srmr": srmr}, rel=1e-7)
    table, other = full.table("lab_cfa_loadings"), plain.table("lab_cfa_loadings")
    for item in SERVQUAL:
        assert row(table, item=item)["loading"] == pytest.approx(row(other, item=item)["loading"], rel=1e-7)


def test_a_response_without_any_answer_is_none() -> None:
    empty = with_holes("perception", SERVQUAL).head(100)
    empty.loc[:9, [f"{item}_p" for item in SERVQUAL]] = np.nan
    outcome = METHODS["cfa"].run(empty, instrument(), CfaOptions(missing="full_information"))
    assert row(outcome.table("lab_cfa_fit"))["n"] == 90


def test_items_that_nobody_answered_together_give_no_model() -> None:
    data = frame()
    data.loc[:74, ["t1_p", "r1_p"]] = np.nan
    data.loc[75:, ["m1_p", "m2_p", "m3_p"]] = np.nan
    outcome = METHODS["cfa"].run(data, instrument(), CfaOptions(missing="full_information"))
    assert codes(outcome) == {"missing_too_many"}


@pytest.mark.parametrize(
    ("rows", "change", "reason"), [(8, {}, "model_too_few_responses"), (150, {"t1_p": 4}, "model_constant_item")]
)
def test_answers_that_cannot_be_modelled_say_why(rows: int, change: dict[str, int], reason: str) -> None:
    data = frame().head(rows).assign(**change)
    assert codes(METHODS["cfa"].run(data, instrument(), CfaOptions(missing="full_information"))) == {reason}


def test_every_cell_is_a_number_that_is_one() -> None:
    assert all(np.isfinite(number) for case in CASES for number in numbers(found(case)))

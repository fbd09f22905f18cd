"""Priorities against arithmetic in R (a real survey); how sure a place is: a bootstrap in R (`oracles/gaps.R`)."""

import json
from typing import Any

import pandas as pd
import pytest

from analysis import analyse
from analysis.methods import METHODS, Outcome
from analysis.methods.priorities.spec import PrioritiesOptions
from instruments.load import load_instrument
from tests.analysis.methods.survey import agree, frame, instrument, oracle, row
from tests.references import REFERENCES, needs_references

EXPECTED = oracle("gaps")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["priorities"].run(frame(), instrument(), PrioritiesOptions(resamples=8000))


@pytest.mark.parametrize("expected", EXPECTED["ipa"], ids=lambda e: e["item"])
def test_how_sure_a_quadrant_is(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("ipa"), item=expected["item"])
    assert ours["quadrant"] == expected["quadrant"]
    # Shares of 5,000 and 8,000 resamples: within four standard errors of their difference.
    noise = 4 * (0.25 / 5000 + 0.25 / 8000) ** 0.5
    assert ours["stability"] == pytest.approx(expected["stability"], abs=noise)
    assert ours["share_a"] == pytest.approx(expected["share_a"], abs=noise)
    assert sum(ours[f"share_{q}"] for q in "abcd") == pytest.approx(1)


def test_the_share_is_that_of_the_printed_quadrant_also_where_another_is_met_more_often() -> None:
    few = METHODS["priorities"].run(frame().iloc[60:68], instrument(), PrioritiesOptions(resamples=500)).table("ipa")
    ours = row(few, item="t3")
    assert ours["quadrant"] == "B"
    assert ours["share_a"] > ours["share_b"]
    assert ours["stability"] == ours["share_b"]


def test_without_resamples_the_table_is_the_reports() -> None:
    plain = METHODS["priorities"].run(frame(), instrument(), PrioritiesOptions(stability=False))
    survey = analyse(frame(), instrument()).sections().priorities
    assert survey is not None
    assert plain.tables == survey.tables


@needs_references
def test_importance_performance_and_gain() -> None:
    folder = REFERENCES / "lab-servqual"
    expected = json.loads((folder / "expected.json").read_text())["priorities"]
    outcome = METHODS["priorities"].run(
        pd.read_csv(folder / "data.csv"),
        load_instrument(folder / "instrument.toml"),
        PrioritiesOptions(stability=False),
    )
    for one in expected["ipa"]:
        ours = row(outcome.table("ipa"), item=one["item"])
        assert ours["quadrant"] == one["quadrant"]
        for name in ("importance", "performance", "conformity"):
            assert agree(ours[name], one[name]), (one["item"], name)
    for one in expected["pgcv"]:
        assert agree(row(outcome.table("pgcv"), item=one["item"])["pgcv"], one["pgcv"]), one["item"]
    assert agree(outcome.table("csi").rows[0][0], expected["csi"])

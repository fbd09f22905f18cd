"""How sure an item's place among the priorities is, against a bootstrap in R (`oracles/gaps.R`)."""

from typing import Any

import pytest

from analysis import analyse
from analysis.methods import METHODS, Outcome
from analysis.methods.priorities.spec import PrioritiesOptions
from tests.analysis.methods.survey import frame, instrument, oracle, row

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


def test_without_resamples_the_table_is_the_reports() -> None:
    plain = METHODS["priorities"].run(frame(), instrument(), PrioritiesOptions(stability=False))
    survey = analyse(frame(), instrument()).sections().priorities
    assert survey is not None
    assert plain.tables == survey.tables

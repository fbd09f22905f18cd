"""Scores against t.test in R (`oracles/cohen.R`)."""

from typing import Any

import pytest

from analysis import analyse
from analysis.methods import METHODS, Outcome
from analysis.methods.scores.spec import ScoresOptions
from tests.analysis.methods.survey import agree, frame, instrument, oracle, row

EXPECTED = oracle("cohen")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["scores"].run(frame(), instrument(), ScoresOptions(measures=("perception",)))


@pytest.mark.parametrize("expected", EXPECTED["scores"], ids=lambda e: e["dimension"])
def test_means_and_their_intervals(outcome: Outcome, expected: dict[str, Any]) -> None:
    ours = row(outcome.table("scores"), dimension=expected["dimension"], battery="perception")
    for name in ("n", "mean", "sd", "lower", "upper"):
        assert agree(ours[name], expected[name]), name


def test_only_the_chosen_battery_is_shown(outcome: Outcome) -> None:
    assert {cells[1] for cells in outcome.table("scores").rows} == {"perception"}


def test_all_batteries_are_the_table_of_the_report() -> None:
    assert (
        METHODS["scores"].run(frame(), instrument()).tables == analyse(frame(), instrument()).sections().scores.tables
    )

"""Gaps against t.test, effectsize and package boot (`oracles/gaps.R`)."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.gaps.spec import GapsOptions
from instruments.load import instrument_from_toml, load_instrument
from instruments.model import Instrument
from tests.analysis.methods.survey import ORACLES, agree, codes, frame, instrument, numbers, oracle, row, small
from tests.questionnaire_text import battery, dimension, document, item, scale

EXPECTED = oracle("gaps")


def zone_instrument() -> Instrument:
    """Two items of one dimension: the least accepted, the desired, the perceived level."""
    suffixes = {"minimum": "m", "desired": "d", "perception": "p"}
    toml = document(
        "zone",
        scale("agree7", 1, 7),
        *(battery(name, suffix, "agree7", "Stem") for name, suffix in suffixes.items()),
        dimension("zeal", "Zeal"),
        *(item(name, "zeal", f"Statement {name}") for name in ("z1", "z2")),
        title="Zone",
    )
    return instrument_from_toml(toml, name="zone.toml")


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["gaps"].run(frame(), instrument(), GapsOptions(resamples=8000))


@pytest.fixture(scope="module")
def zone() -> Outcome:
    return METHODS["gaps"].run(pd.read_csv(ORACLES / "zone.csv"), zone_instrument())


@pytest.mark.parametrize(
    "expected", [*EXPECTED["dimensions"], *EXPECTED["items"]], ids=lambda e: next(iter(e.values()))
)
def test_gaps_with_their_intervals_and_effects(outcome: Outcome, expected: dict[str, Any]) -> None:
    kind = "item" if "item" in expected else "dimension"
    ours = row(outcome.table(f"gap_{kind}s"), **{kind: expected[kind]})
    for name in ("n", "gap", "lower", "upper", "cohen_dz", "top_share"):
        assert agree(ours[name], expected[name]), name
    for name in ("dz_lower", "dz_upper"):
        assert agree(ours[name], expected[name], rel=1e-4), name  # effectsize searches to some 1e-5
    if "p_holm" in expected:
        assert agree(ours["p_holm"], expected["p_holm"])
    # Quantiles of two bootstraps: their noise is some 1/50 of the interval's width.
    width = expected["upper"] - expected["lower"]
    assert ours["boot_lower"] == pytest.approx(expected["boot_lower"], abs=width / 25)
    assert ours["boot_upper"] == pytest.approx(expected["boot_upper"], abs=width / 25)


@pytest.mark.parametrize("measure", ["unweighted", "weighted", "servperf"])
def test_overall(outcome: Outcome, measure: str) -> None:
    ours = row(outcome.table("gap_overall"), measure=measure)
    for name, value in EXPECTED["overall"][measure].items():
        assert agree(ours[name], value), name


def test_zone_of_tolerance(zone: Outcome) -> None:
    ours, expected = row(zone.table("lab_zone_dimensions"), dimension="zeal"), EXPECTED["zone"]
    for name in ("n", "minimum", "desired", "perception", "crossed"):
        assert agree(ours[name], expected[name]), name
    for name in ("msa", "mss"):
        found = [ours[name], ours[f"{name}_lower"], ours[f"{name}_upper"]]
        assert all(agree(a, b) for a, b in zip(found, expected[name], strict=True)), name
    assert ours["verdict"] == "within_zone"


def test_zone_of_an_item_has_its_own_responses(zone: Outcome) -> None:
    ours = row(zone.table("lab_zone_items"), item="z1")
    for name, value in EXPECTED["zone_z1"].items():
        assert agree(ours[name], value), name


def test_minimum_above_desired_is_counted_not_dropped() -> None:
    data = pd.DataFrame(
        {"z1_m": [6, 3], "z2_m": [6, 3], "z1_d": [4, 6], "z2_d": [4, 6], "z1_p": [5, 2], "z2_p": [5, 2]}
    )
    outcome = METHODS["gaps"].run(data, zone_instrument())
    ours = row(outcome.table("lab_zone_dimensions"), dimension="zeal")
    assert (ours["n"], ours["crossed"]) == (2, 1)
    assert ours["verdict"] == "below_zone"  # perceived 3.5, minimum 4.5
    assert "minimum_above_desired" in codes(outcome)


def test_expectations_at_the_top_are_warned_of() -> None:
    top = frame().assign(t1_e=7, t2_e=7, t3_e=7, t4_e=7)
    outcome = METHODS["gaps"].run(top, instrument(), GapsOptions(bootstrap=False))
    assert row(outcome.table("gap_dimensions"), dimension="tangibles")["top_share"] == 1
    warned = [n.params["dimension"] for n in outcome.table("gap_dimensions").notes if n.code == "expectation_ceiling"]
    assert "tangibles" in warned


@pytest.mark.parametrize("rows", [1, 2], ids=["one response", "two responses"])
def test_hardly_any_responses(rows: int) -> None:
    outcome = METHODS["gaps"].run(frame().head(rows), instrument())
    assert outcome.tables
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_gaps_that_are_all_the_same() -> None:
    data = pd.DataFrame({"t1_e": [5] * 6, "t2_e": [5] * 6, "t1_p": [4] * 6, "t2_p": [4] * 6})
    outcome = METHODS["gaps"].run(data, small(tangibles=("t1", "t2")))
    ours = row(outcome.table("gap_dimensions"), dimension="tangibles")
    assert (ours["gap"], ours["lower"], ours["cohen_dz"]) == (-1, None, None)
    assert "no_variance" in codes(outcome)
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_perceptions_alone_say_why_there_are_no_gaps() -> None:
    assert METHODS["gaps"].why_not(load_instrument("servperf-22")) == "needs_two_batteries"
    assert METHODS["gaps"].why_not(zone_instrument()) is None

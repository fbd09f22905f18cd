"""Correlations against base R's cor.test and psych (`oracles/correlations.R`)."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from analysis.formulas.association import association, partial_association
from analysis.methods import METHODS, Outcome
from analysis.methods.correlations.spec import CorrelationsOptions
from tests.analysis.methods.survey import agree, codes, frame, instrument, oracle

EXPECTED = oracle("correlations")
COEFFICIENTS = {"pearson": "r", "spearman": "rho", "kendall": "tau_b"}


@cache
def correlated(**options: Any) -> Outcome:
    return METHODS["correlations"].run(frame(), instrument(), CorrelationsOptions(**options))


def place(score: str) -> tuple[str, str]:
    """Where a score of the oracle stands in our table: name and battery."""
    known = {"overall_gap": ("overall/servqual", "gap"), "reliability_e": ("reliability", "expectation")}
    questions = {"overall", "digital_satisfaction"}
    return known.get(score, (score, "" if score in questions else "perception"))


def pair(outcome: Outcome, first: str, second: str) -> dict[str, Any]:
    """The row of two scores, whichever stands first."""
    table = outcome.table("lab_correlations")
    names = [column.id for column in table.columns]
    wanted = {place(first), place(second)}
    (found,) = [cells for cells in table.rows if {(cells[0], cells[1]), (cells[2], cells[3])} == wanted]
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("expected", EXPECTED["pairs"], ids=lambda e: f"{e['coefficient']}-{e['first']}-{e['second']}")
def test_coefficients_their_intervals_and_p(expected: dict[str, Any]) -> None:
    outcome = correlated(coefficient=expected["coefficient"], measures=("expectation", "perception", "gap"))
    ours = pair(outcome, expected["first"], expected["second"])
    assert ours["n"] == expected["n"]
    assert agree(ours[COEFFICIENTS[expected["coefficient"]]], expected["value"])
    for name in ("lower", "upper", "p"):
        assert agree(ours[name], expected[name]), name


@pytest.mark.parametrize("expected", EXPECTED["partial"], ids=lambda e: f"{e['coefficient']}-{len(e['held'])}")
def test_what_is_left_when_others_are_held_constant(expected: dict[str, Any]) -> None:
    outcome = correlated(coefficient=expected["coefficient"], controls=tuple(expected["held"]))
    ours = pair(outcome, expected["first"], expected["second"])
    assert ours["n"] == expected["n"]
    assert agree(ours[COEFFICIENTS[expected["coefficient"]]], expected["value"])
    for name in ("lower", "upper", "p"):
        assert agree(ours[name], expected[name]), name
    assert "controls_held" in codes(outcome)


def test_kendall_is_counted_exactly_for_few_responses_without_ties() -> None:
    exact = EXPECTED["exact"]
    ours = association(np.array(exact["x"], float), np.array(exact["y"], float), "kendall")
    assert agree(ours.value, exact["value"])
    assert agree(ours.p, exact["p"])


def test_holm_runs_over_all_pairs() -> None:
    rows = correlated().table("lab_correlations").rows
    p_values = sorted(row[8] for row in rows)
    smallest = next(row for row in rows if row[8] == p_values[0])
    assert smallest[9] == pytest.approx(min(1.0, p_values[0] * len(rows)))


def test_scores_of_the_same_answers_are_no_pair() -> None:
    rows = correlated(measures=("perception", "gap")).table("lab_correlations").rows
    pairs = {frozenset({row[0:2], row[2:4]}) for row in rows}
    assert frozenset({("tangibles", "perception"), ("tangibles", "gap")}) not in pairs
    assert frozenset({("tangibles", "perception"), ("overall/servqual", "perception")}) not in pairs
    assert frozenset({("tangibles", "perception"), ("reliability", "gap")}) in pairs


def test_a_constant_a_perfect_pair_and_too_few_say_so() -> None:
    run = METHODS["correlations"].run
    constant = run(frame().assign(overall=5), instrument())
    assert "no_variance" in codes(constant)
    assert pair(constant, "overall", "tangibles")["r"] is None
    exact = run(frame().assign(overall=frame()["digital_satisfaction"] + 1), instrument())
    assert "perfect_correlation" in codes(exact)
    assert pair(exact, "overall", "digital_satisfaction")["r"] == pytest.approx(1)
    assert codes(run(frame().head(2), instrument())) == {"too_few_responses"}


def test_what_the_controls_tell_is_undefined() -> None:
    held = frame().assign(digital_satisfaction=lambda data: data["overall"] + 1)
    options = CorrelationsOptions(controls=("digital_satisfaction",))
    outcome = METHODS["correlations"].run(held, instrument(), options)
    assert pair(outcome, "overall", "tangibles")["r"] is None
    assert "told_by_controls" in codes(outcome)


def test_kendall_has_no_controls() -> None:
    assert codes(correlated(coefficient="kendall", controls=("overall",))) == {"kendall_without_controls"}


def test_noise_held_constant_changes_little() -> None:
    rng = np.random.default_rng(3)
    x = rng.standard_normal(2000)
    y, noise = x + rng.standard_normal(2000), rng.standard_normal((2000, 1))
    assert partial_association(x, y, noise, "pearson").value == pytest.approx(
        association(x, y, "pearson").value, abs=0.02
    )

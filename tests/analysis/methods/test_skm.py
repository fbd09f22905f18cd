"""The community satisfaction index against arithmetic, t.test and R survey (`oracles/skm.R`)."""

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.methods import METHODS, Outcome
from analysis.methods.skm.index_interval import IndexInterval, class_probability, index_interval
from analysis.methods.skm.spec import SkmOptions
from analysis.tally.pairs import Pairs
from tests.analysis.methods.survey import ELEMENTS, agree, codes, frame, instrument, numbers, oracle, row

EXPECTED = oracle("skm")

# The regulation's worked vector: sums of 29 answers to the nine elements give 91.475, printed 91.48, class A.
TOTALS = (105, 101, 100, 116, 102, 105, 106, 105, 115)


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return METHODS["skm"].run(frame(), instrument(), SkmOptions(by=("sqd_unit",)))


def twenty_nine() -> pd.DataFrame:
    """29 responses whose element sums are TOTALS."""
    return pd.DataFrame(
        {f"{e}_p": [t // 29 + (i < t % 29) for i in range(29)] for e, t in zip(ELEMENTS, TOTALS, strict=True)}
    )


def test_the_regulations_vector_and_what_rounded_weights_print() -> None:
    table = METHODS["skm"].run(twenty_nine(), instrument()).table("lab_skm_weights")
    exact, two = row(table, weight="1/9"), row(table, weight="0.11")
    assert (exact["ikm_rounded"], exact["class"], exact["maximum"]) == (91.48, "A", 100.0)
    assert (two["ikm_rounded"], two["maximum"]) == (90.56, 99.0)


def test_index_interval_and_class_risk(outcome: Outcome) -> None:
    ours = dict(
        zip([c.id for c in outcome.table("skm_index").columns], outcome.table("skm_index").rows[0], strict=True)
    )
    assert ours["ikm_rounded"] == math.floor(EXPECTED["ikm"] * 100 + 0.5) / 100
    assert ours["class"] == EXPECTED["class"]
    holds(ours, EXPECTED["available"])


def test_interval_of_those_without_a_missing_answer() -> None:
    whole = frame().dropna(subset=[f"{element}_p" for element in ELEMENTS])
    holds(index_row(whole), EXPECTED["complete"])


def index_row(answers: pd.DataFrame) -> dict[str, Any]:
    table = METHODS["skm"].run(answers, instrument()).table("skm_index")
    return dict(zip([c.id for c in table.columns], table.rows[0], strict=True))


def holds(ours: dict[str, Any], expected: dict[str, Any]) -> None:
    assert ours["n"] == expected["n"]
    assert agree(ours["lower"], expected["lower"])
    assert agree(ours["upper"], expected["upper"])
    for letter, share in zip("abcd", expected["shares"], strict=True):
        assert agree(ours[f"share_{letter}"], share), letter


def elements_of(answers: np.ndarray) -> pd.DataFrame:
    """Answers of shape (n, 9) to the elements."""
    return pd.DataFrame(answers, columns=[f"{element}_p" for element in ELEMENTS])


@pytest.mark.parametrize("n", [1, 2, 40])
def test_without_spread_there_is_no_interval_and_no_chance_of_a_class(n: int) -> None:
    ours = index_row(elements_of(np.full((n, 9), 4.0)))
    assert ours["ikm_rounded"] == 100.0
    assert [ours[name] for name in ("lower", "upper", "share_a", "share_b", "share_c", "share_d")] == [None] * 6


SAMPLES = 1_500


@pytest.mark.parametrize("n", [5, 10, 30])
@pytest.mark.parametrize("strength", [0.3, 1.0])
def test_interval_covers_the_population_at_small_n(n: int, strength: float) -> None:
    """1,500 samples of a population whose index is known by counting: .95, give or take five standard errors of the draws."""
    rng = np.random.default_rng(5)
    person = rng.standard_normal((40_000, 1)) * strength
    population = np.clip(np.round(3.1 + person + 0.6 * rng.standard_normal((40_000, 9))), 1, 4)
    truth = 25 * population.mean()
    covered = 0
    for _ in range(SAMPLES):
        answers = population[rng.integers(0, len(population), n)]
        ikm = Fraction(int(answers.sum()) * 25, answers.size)
        interval = index_interval(ikm, Pairs.of(answers, answers > 0), Fraction(1, 9))
        covered += interval is not None and interval.lower <= truth <= interval.upper
    assert 0.92 < covered / SAMPLES < 0.98


@pytest.mark.parametrize("expected", EXPECTED["elements"], ids=lambda e: e["element"])
def test_elements(outcome: Outcome, expected: dict[str, float]) -> None:
    ours = row(outcome.table("skm_elements"), element=expected["element"])
    for name in ("n", "nrr", "lower", "upper"):
        assert agree(ours[name], expected[name]), name
    sheet = row(outcome.table("lab_skm_transcription"), element=expected["element"])
    assert (sheet["total"], sheet["answered_3"]) == (expected["total"], expected["threes"])
    assert agree(sheet["nrr_weighted"], expected["nrr"] / 9)


def test_lowest_element_comes_first(outcome: Outcome) -> None:
    means = [cells[2] for cells in outcome.table("skm_elements").rows]
    assert means == sorted(means)


@pytest.mark.parametrize("expected", EXPECTED["units"], ids=lambda e: e["group"])
def test_each_unit_has_its_own_index(outcome: Outcome, expected: dict[str, float]) -> None:
    ours = row(outcome.table("lab_skm_groups"), group=expected["group"])
    assert ours["ikm_rounded"] == math.floor(expected["ikm"] * 100 + 0.5) / 100


def test_small_units_are_not_shown() -> None:
    outcome = METHODS["skm"].run(frame().head(12), instrument(), SkmOptions(by=("sqd_unit",)))
    assert "groups_suppressed" in codes(outcome)
    assert all(cells[1] >= 5 for cells in outcome.table("lab_skm_groups").rows)


@pytest.mark.parametrize(
    ("ikm", "letter"),
    [("88.305", "A"), ("88.304", "B"), ("76.605", "B"), ("76.604", "C"), ("64.995", "C"), ("64.994", "D")],
)
def test_classes_begin_where_the_regulation_says(ikm: str, letter: str) -> None:
    """Rounded half up: with hardly any error the class of the rounded index is certain."""
    sure = IndexInterval(lower=0, upper=100, method="", se=1e-6, df=100)
    just = Fraction(ikm) + Fraction(1, 10_000)
    assert class_probability(just, sure)[letter] == pytest.approx(1)


def test_an_element_that_nobody_answered_leaves_the_index_undefined() -> None:
    outcome = METHODS["skm"].run(frame().assign(waktu_p=np.nan), instrument())
    assert "element_unanswered" in codes(outcome)
    assert row(outcome.table("lab_skm_weights"), weight="1/9")["ikm_rounded"] is None
    assert all(np.isfinite(number) for number in numbers(outcome))


def test_respondents_are_counted_for_the_sheet(outcome: Outcome) -> None:
    counts = frame()["sex"].value_counts()
    assert row(outcome.table("lab_skm_profile"), variable="sex", value="female")["n"] == counts["female"]


def test_an_element_that_nobody_answered_is_named_by_every_table_that_it_empties() -> None:
    outcome = METHODS["skm"].run(frame().assign(waktu_p=np.nan), instrument())
    for name in ("skm_index", "skm_elements"):
        assert "element_unanswered" in {note.code for note in outcome.table(name).notes}
    (named,) = [note for note in outcome.notes if note.code == "items_unanswered"]
    assert named.params == {"columns": "waktu_p"}


def test_an_element_without_an_interval_says_why() -> None:
    table = METHODS["skm"].run(frame().head(12).assign(biaya_p=3), instrument()).table("skm_elements")
    assert row(table, element="biaya")["lower"] is None
    assert [note.where for note in table.notes if note.code == "no_variance"] == ["skm/elements/biaya"]

"""Krippendorff's alpha against the worked examples of Krippendorff (2011), Computing Krippendorff's alpha-reliability."""

import numpy as np
import pytest

from analysis.formulas.krippendorff import KrippendorffAlpha, krippendorff_alpha
from analysis.item_matrices import Matrix

BINARY = ("0100000010", "1110010000")  # A, p. 1
TWO_NAMES = ("aabbdcccedda", "babbbccceddd")  # B, p. 2
FOUR_WITH_HOLES = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")  # C, p. 4


def counts(observers: tuple[str, ...]) -> Matrix:
    """How many observers gave each unit each value; a dot is a unit that an observer did not judge."""
    values = sorted(set("".join(observers)) - {"."})
    units = zip(*observers, strict=True)
    return np.array([[judged.count(value) for value in values] for judged in units], dtype=float)


def test_two_observers_and_two_values() -> None:
    found = krippendorff_alpha(counts(BINARY))
    assert (found.units, found.judgements, round(found.alpha, 3)) == (10, 20, 0.095)


def test_two_observers_and_five_values() -> None:
    assert round(krippendorff_alpha(counts(TWO_NAMES)).alpha, 3) == 0.692


def test_four_observers_who_did_not_judge_everything() -> None:
    found = krippendorff_alpha(counts(FOUR_WITH_HOLES))
    assert (found.units, found.judgements, round(found.alpha, 3)) == (11, 40, 0.743)


def test_full_agreement_is_one_and_one_value_alone_leaves_it_undefined() -> None:
    assert krippendorff_alpha(np.array([[2.0, 0], [0, 2], [3, 0]])).alpha == 1
    alike = krippendorff_alpha(np.array([[2.0, 0], [2, 0]]))
    assert np.isnan(alike.alpha)
    assert (alike.interval.lower, alike.interval.upper) == (None, None)


def test_units_of_one_observer_say_nothing() -> None:
    judged = counts(TWO_NAMES)
    alone = np.vstack([judged, np.eye(5)])
    assert krippendorff_alpha(alone).alpha == krippendorff_alpha(judged).alpha


def test_coders_who_guess_agree_no_more_than_chance_and_the_interval_says_so() -> None:
    rng = np.random.default_rng(3)
    guessed = rng.multinomial(3, [0.5, 0.3, 0.2], size=400).astype(float)
    found = krippendorff_alpha(guessed)
    assert found.interval.lower is not None
    assert found.interval.upper is not None
    assert found.interval.lower < 0 < found.interval.upper
    assert found.alpha == pytest.approx(0, abs=0.08)


def test_decisions_about_one_comment_are_no_more_certain_for_being_many() -> None:
    """The same decisions four times over: by themselves they would seem to be four times as many comments."""
    judged = np.random.default_rng(5).multinomial(2, [0.5, 0.5], size=60).astype(float) + np.array([1.0, 0])
    copies, comments = np.tile(judged, (4, 1)), np.tile(np.arange(60), 4)
    once, together, alone = (
        krippendorff_alpha(judged),
        krippendorff_alpha(copies, comments),
        krippendorff_alpha(copies),
    )
    assert width(together) == pytest.approx(width(once), rel=0.02)
    assert width(alone) < 0.6 * width(once)


def width(found: KrippendorffAlpha) -> float:
    assert found.interval.lower is not None
    assert found.interval.upper is not None
    return found.interval.upper - found.interval.lower

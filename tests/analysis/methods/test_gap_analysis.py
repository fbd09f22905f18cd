"""Gaps of items, dimensions and the whole: arithmetic by hand on a few answers; the tests themselves in test_paired_tests.py."""

import numpy as np
import pytest

from analysis import analyse
from analysis.formulas.difference_score import difference_reliability
from analysis.formulas.moments import cross_products
from analysis.methods.gaps.gap_analysis import GapAnalysis
from analysis.survey import Analysis
from tests.analysis.questionnaires import PAIR, answers, questionnaire

TWO = questionnaire({"speed": ("a", "b"), "care": ("c",)}, PAIR, weights="")
FOUR = answers(
    a_e=[5, 5, 4, 5],
    b_e=[5, 4, 4, 5],
    c_e=[4, 5, 5, 5],
    a_p=[3, 4, 4, 2],
    b_p=[4, 4, 2, 2],
    c_p=[4, 4, 5, 3],
    w_speed=[50, 60, 80, 30],
    w_care=[50, 40, 20, 70],
)


def gaps_of(analysis: Analysis) -> GapAnalysis:
    assert analysis.gaps is not None
    return analysis.gaps


def test_items_and_dimensions() -> None:
    gaps = gaps_of(analyse(FOUR, TWO))
    assert [(row.item, row.dimension, row.gap) for row in gaps.items] == [
        ("a", "speed", -1.5),
        ("b", "speed", -1.5),
        ("c", "care", -0.75),
    ]
    speed, care = gaps.dimensions
    # sums of P − E: −3 −1 −2 −6, over two items
    assert (speed.dimension, speed.n, speed.gap, speed.expectation, speed.perception) == (
        "speed",
        4,
        -1.5,
        4.625,
        3.125,
    )
    assert speed.sd == pytest.approx(np.std([-1.5, -0.5, -1, -3], ddof=1), rel=1e-12)
    assert (speed.weight, care.weight) == (55, 45)


def test_overall_is_the_mean_of_the_dimensions_not_of_the_items() -> None:
    overall = gaps_of(analyse(FOUR, TWO)).overall
    assert (overall.n, overall.n_weighted) == (4, 4)
    assert overall.unweighted == (-1.5 + -0.75) / 2  # the mean of all items is −1.25
    assert overall.servperf == (3.125 + 4) / 2


def test_weighted_by_each_respondents_own_points() -> None:
    # .5·−1.5 + .5·0 = −.75; .6·−.5 + .4·−1 = −.7; .8·−1 + .2·0 = −.8; .3·−3 + .7·−2 = −2.3
    overall = gaps_of(analyse(FOUR, TWO)).overall
    assert overall.weighted == pytest.approx((-0.75 - 0.7 - 0.8 - 2.3) / 4, rel=1e-14)


def test_blank_weights_leave_out_their_respondent_from_the_weighted_gap_only() -> None:
    frame = FOUR.assign(w_speed=[50, 60, 80, None], w_care=[50, 40, 20, None])
    gaps = gaps_of(analyse(frame, TWO))
    assert (gaps.overall.n, gaps.overall.n_weighted) == (4, 3)
    assert gaps.overall.weighted == pytest.approx((-0.75 - 0.7 - 0.8) / 3, rel=1e-14)
    assert gaps.dimensions[0].weight == pytest.approx(190 / 3, rel=1e-14)


def test_nobody_divided_the_points() -> None:
    analysis = analyse(FOUR.assign(w_speed=None, w_care=None), TWO)
    overall = gaps_of(analysis).overall
    assert (overall.weighted, overall.n_weighted, gaps_of(analysis).dimensions[0].weight) == (None, 0, None)
    assert "weights_unanswered" in {note.code for note in analysis.notes}


def test_an_instrument_without_weights() -> None:
    analysis = analyse(FOUR, questionnaire({"speed": ("a", "b"), "care": ("c",)}, PAIR))
    gaps = gaps_of(analysis)
    assert (gaps.overall.weighted, gaps.overall.n_weighted, gaps.dimensions[0].weight) == (None, 0, None)
    assert ("no_weights", "gaps/overall") in {(note.code, note.where) for note in analysis.notes}


def test_a_missing_answer_counts_where_it_is_needed() -> None:
    frame = FOUR.assign(a_p=[3, 4, 4, None])
    gaps = gaps_of(analyse(frame, TWO))
    assert [row.n for row in gaps.items] == [3, 4, 4]
    assert [row.n for row in gaps.dimensions] == [3, 4]
    assert gaps.overall.n == 3


def test_reversed_items_turn_expectation_and_perception() -> None:
    turned = questionnaire({"speed": ("a", "b"), "care": ("c",)}, PAIR, weights="", reverse=["b"])
    mirrored = FOUR.assign(b_e=6 - FOUR["b_e"], b_p=6 - FOUR["b_p"])
    assert analyse(mirrored, turned).gaps == analyse(FOUR, TWO).gaps


def test_holm_is_over_the_rows_of_a_table() -> None:
    gaps = gaps_of(analyse(FOUR, TWO))
    p = [row.p for row in gaps.dimensions]
    assert None not in p
    assert min(row.p_holm or 0 for row in gaps.dimensions) == pytest.approx(2 * min(value or 0 for value in p))


def test_equal_sums_tie_exactly() -> None:
    """Seven items: sums of −3 divided by 7 are one number, however the answers make them up."""
    items = tuple("abcdefg")
    instrument = questionnaire({"speed": items}, PAIR)
    expected = {f"{item}_e": [5, 5, 5, 5] for item in items}
    perceived = {f"{item}_p": [5, 5, 5, 5] for item in items}
    perceived |= {"a_p": [2, 5, 5, 4], "b_p": [5, 3, 5, 4], "c_p": [5, 4, 5, 4], "g_p": [5, 5, 2, 5]}
    analysis = analyse(answers(**expected, **perceived), instrument)
    (row,) = gaps_of(analysis).dimensions
    assert (row.gap, row.sd, row.t) == (pytest.approx(-3 / 7, rel=1e-15), 0, None)
    assert row.wilcoxon_w == 0
    assert ("no_variance", "gaps/dimensions/speed") in {(note.code, note.where) for note in analysis.notes}


def test_no_gap_at_all() -> None:
    same = {f"{item}_{battery}": [3, 4, 5] for item in "abc" for battery in "ep"}
    analysis = analyse(answers(**same), TWO)
    row = gaps_of(analysis).items[0]
    assert (row.gap, row.wilcoxon_w, row.wilcoxon_p, row.p_holm) == (0, None, None, None)
    assert ("all_differences_zero", "gaps/items/a") in {(note.code, note.where) for note in analysis.notes}


def test_difference_reliability_by_hand() -> None:
    P, E = np.array([[1, 2], [3, 3], [4, 5.0]]), np.array([[5, 5], [4, 5], [5, 3.0]])
    # variances of the sums: P 13·… (3 6 9) 9, E (10 9 8) 1, covariance −3; alphas 2(1 − (7/3 + 7/3)/9), 2(1 − (1/3 + 4/3)/1)
    alpha_p, alpha_e = 2 * (1 - (14 / 3) / 9), 2 * (1 - (5 / 3) / 1)
    expected = (1 * alpha_e + 9 * alpha_p - 2 * -3) / (1 + 9 - 2 * -3)
    assert difference_reliability(cross_products(np.hstack([E, P]))) == pytest.approx(expected, rel=1e-14)


def test_difference_from_a_constant_is_as_reliable_as_what_varies() -> None:
    P, E = np.array([[1, 2], [3, 3], [4, 5.0]]), np.full((3, 2), 5.0)
    alpha_of_p = 2 * (1 - (14 / 3) / 9)
    assert difference_reliability(cross_products(np.hstack([E, P]))) == pytest.approx(alpha_of_p, rel=1e-14)


def test_difference_reliability_of_equal_scores_is_undefined() -> None:
    same = {f"{item}_{battery}": cells for item, cells in {"a": [1, 2, 5], "b": [2, 2, 4]}.items() for battery in "ep"}
    analysis = analyse(answers(**same), questionnaire({"speed": ("a", "b")}, PAIR))
    assert gaps_of(analysis).dimensions[0].difference_reliability is None
    assert "difference_reliability_undefined" in {note.code for note in analysis.notes}


def test_a_perception_only_instrument_has_no_gaps() -> None:
    assert analyse(answers(a=[1, 2]), questionnaire({"speed": ("a", "b")})).gaps is None


def test_an_item_without_expectation_stays_out_of_the_gap() -> None:
    instrument = questionnaire({"speed": ("a", "b"), "care": ("c",)}, PAIR, asked={"b": ["perception"]})
    gaps = gaps_of(analyse(FOUR, instrument))
    assert [row.item for row in gaps.items] == ["a", "c"]
    assert gaps.dimensions[0].perception == 3.25  # of item a alone


def test_overall_speaks_of_the_family_with_both_batteries() -> None:
    instrument = questionnaire(
        {"policy": ("c",), "speed": ("a", "b")},
        PAIR,
        families={"policy": "cohen", "speed": "servqual"},
        asked={"c": ["perception"]},
    )
    gaps = gaps_of(analyse(FOUR, instrument))
    assert gaps.family == "servqual"
    assert gaps.overall.unweighted == -1.5


def test_expectations_at_the_ceiling_are_pointed_out() -> None:
    notes = [note for note in analyse(FOUR, TWO).notes if note.code == "expectation_ceiling"]
    assert [(note.where, note.params["share"]) for note in notes] == [
        ("gaps/dimensions/speed", 0.5),
        ("gaps/dimensions/care", 0.75),
    ]

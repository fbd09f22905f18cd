"""Alpha, its interval and item statistics, against R (oracles/small.R) and arithmetic by hand."""

import pytest

from analysis import analyse
from analysis.methods.reliability.internal_consistency import Reliability
from tests.analysis.questionnaires import PAIR, answers, questionnaire

THREE = questionnaire({"speed": ("a", "b", "c")})
EIGHT = answers(a=[4, 5, 3, 2, 5, 4, 1, 3], b=[4, 4, 3, 2, 5, 5, 2, 2], c=[3, 5, 4, 1, 4, 4, 2, 3])


def only(rows: tuple[Reliability, ...]) -> Reliability:
    (row,) = rows
    return row


def test_one_scale() -> None:
    row = only(analyse(EIGHT, THREE).reliability)
    assert (row.scale, row.battery, row.n, row.k) == ("speed", "perception", 8, 3)
    assert row.alpha == pytest.approx(0.91796875, rel=1e-12)  # psych::alpha, raw_alpha
    assert row.alpha_standardised == pytest.approx(0.9177977740774754, rel=1e-12)
    assert row.alpha_lower == pytest.approx(0.7227398811300334, rel=1e-12)  # psych::alpha.ci
    assert row.alpha_upper == pytest.approx(0.9821519659233416, rel=1e-12)
    assert row.omega_total == pytest.approx(0.9248986925605932, rel=1e-12)  # closed solution of three items


def test_items_of_a_scale() -> None:
    a, b, c = only(analyse(EIGHT, THREE).reliability).items
    assert (a.item, b.item, c.item) == ("a", "b", "c")
    assert a.mean == 3.375
    assert a.sd == pytest.approx(1.407885953173359, rel=1e-12)
    assert c.item_total_r == pytest.approx(0.9028938981432690, rel=1e-12)  # raw.r
    assert b.item_rest_r == pytest.approx(0.8194012007777014, rel=1e-12)  # r.drop
    deleted = [item.alpha_if_deleted for item in (a, b, c)]
    assert deleted == pytest.approx([0.8275862068965516, 0.8937329700272481, 0.9157894736842105], rel=1e-12)


def test_a_missing_answer_leaves_out_its_row_in_its_own_scale_only() -> None:
    instrument = questionnaire({"speed": ("a", "b"), "care": ("c", "d")})
    frame = answers(a=[1, 2, 3, None], b=[2, 2, 4, 5], c=[1, 2, 3, 4], d=[1, 3, 3, 4])
    n = {row.scale: row.n for row in analyse(frame, instrument).reliability}
    assert n == {"speed": 3, "care": 4, "overall": 3}


def test_two_items_have_no_alpha_if_deleted_and_no_omega() -> None:
    analysis = analyse(answers(a=[1, 2, 3], b=[1, 3, 3]), questionnaire({"speed": ("a", "b")}))
    row = only(analysis.reliability)
    assert [item.alpha_if_deleted for item in row.items] == [None, None]
    assert row.omega_total is None
    assert [note.code for note in analysis.notes] == ["omega_two_items"]


def test_a_one_item_scale_has_no_row_but_counts_in_the_overall() -> None:
    instrument = questionnaire({"speed": ("a", "b"), "care": ("c",)})
    analysis = analyse(answers(a=[1, 2, 3], b=[1, 3, 3], c=[1, 2, 2]), instrument)
    assert [(row.scale, row.k) for row in analysis.reliability] == [("speed", 2), ("overall", 3)]
    assert ("one_item_scale", "reliability/care") in {(note.code, note.where) for note in analysis.notes}


def test_the_overall_scale_has_no_omega() -> None:
    instrument = questionnaire({"speed": ("a", "b"), "care": ("c",)})
    analysis = analyse(EIGHT, instrument)
    assert analysis.reliability[-1].omega_total is None
    assert ("omega_overall", "reliability/overall/perception") in {(n.code, n.where) for n in analysis.notes}


def test_reversed_items_are_turned_in_both_batteries_and_the_gap() -> None:
    plain = questionnaire({"speed": ("a", "b")}, PAIR)
    turned = questionnaire({"speed": ("a", "b")}, PAIR, reverse=["b"])
    straight = answers(a_e=[5, 4, 5, 3], b_e=[5, 5, 4, 3], a_p=[2, 4, 3, 1], b_p=[3, 4, 2, 2])
    mirrored = straight.assign(b_e=6 - straight["b_e"], b_p=6 - straight["b_p"])
    assert analyse(mirrored, turned).reliability == analyse(straight, plain).reliability


def test_a_constant_item_keeps_alpha_and_loses_its_correlations() -> None:
    analysis = analyse(answers(a=[1, 2, 3], b=[1, 3, 3], c=[4, 4, 4]), THREE)
    row = only(analysis.reliability)
    # variances 1, 4/3, 0; totals 6 9 10, variance 13/3: 3/2 · (1 − (7/3)/(13/3))
    assert row.alpha == pytest.approx(1.5 * (1 - 7 / 13), rel=1e-12)
    assert (row.items[2].sd, row.items[2].item_total_r, row.items[2].item_rest_r) == (0, None, None)
    assert row.alpha_standardised is None
    assert ("constant_item", "reliability/speed/perception/c") in {(n.code, n.where) for n in analysis.notes}


def test_answers_that_never_vary_have_no_alpha() -> None:
    analysis = analyse(answers(a=[4, 4, 4], b=[3, 3, 3]), questionnaire({"speed": ("a", "b")}))
    row = only(analysis.reliability)
    assert (row.alpha, row.alpha_lower, row.alpha_standardised) == (None, None, None)
    assert "no_variance" in {note.code for note in analysis.notes}


def test_an_item_against_the_others_is_pointed_out() -> None:
    analysis = analyse(answers(a=[1, 2, 3, 4], b=[1, 3, 3, 5], c=[5, 4, 2, 1]), THREE)
    row = only(analysis.reliability)
    assert row.items[2].item_rest_r is not None
    assert row.items[2].item_rest_r < 0
    codes = {(note.code, note.where) for note in analysis.notes}
    assert ("negative_item_rest", "reliability/speed/perception/c") in codes
    assert ("negative_alpha", "reliability/speed/perception") in codes


@pytest.mark.parametrize("n", [0, 1])
def test_too_few_responses(n: int) -> None:
    analysis = analyse(EIGHT.head(n), THREE)
    row = only(analysis.reliability)
    assert (row.n, row.alpha, row.alpha_standardised, row.omega_total) == (n, None, None, None)
    assert row.items[0].mean == (4 if n else None)
    assert {"n": n, "needed": 2} in [n_.params for n_ in analysis.notes if n_.where.startswith("reliability")]


def test_several_families_have_an_overall_each() -> None:
    instrument = questionnaire(
        {"speed": ("a", "b"), "care": ("c", "d"), "policy": ("e", "f")},
        families={"speed": "servqual", "care": "servqual", "policy": "cohen"},
    )
    rows = analyse(answers(a=[1, 2, 3], b=[1, 3, 3]), instrument).reliability
    assert [row.scale for row in rows] == ["speed", "care", "overall/servqual", "policy"]


def test_a_battery_asked_of_some_items_takes_those() -> None:
    instrument = questionnaire({"speed": ("a", "b", "c")}, PAIR, asked={"c": ["perception"]})
    k = {row.battery: row.k for row in analyse(answers(a_e=[1, 2]), instrument).reliability}
    assert k == {"expectation": 2, "perception": 3, "gap": 2}

"""IPA, satisfaction index and gain in customer value, by hand."""

import pytest

from analysis import analyse
from analysis.methods.priorities.importance_performance import ImportancePerformance
from analysis.methods.priorities.tables import csi_band
from analysis.survey import Analysis
from tests.analysis.questionnaires import PAIR, answers, questionnaire

ITEMS = {"speed": ("a", "b", "c", "d")}
# means: importance 5 5 3 3 (cross 4), performance 2 4 2 4 (cross 3)
CORNERS = answers(a_e=[5, 5], b_e=[5, 5], c_e=[3, 3], d_e=[3, 3], a_p=[1, 3], b_p=[4, 4], c_p=[2, 2], d_p=[3, 5])


def priorities_of(analysis: Analysis) -> ImportancePerformance:
    assert analysis.priorities is not None
    assert analysis.priorities.matrix is not None
    return analysis.priorities.matrix


def test_each_corner_has_its_letter() -> None:
    first = priorities_of(analyse(CORNERS, questionnaire(ITEMS, PAIR)))
    assert {row.item: row.quadrant for row in first.ipa} == {"a": "A", "b": "B", "c": "C", "d": "D"}
    assert (first.cross_importance, first.cross_performance) == (4, 3)
    assert [row.conformity for row in first.ipa] == [40, 80, pytest.approx(200 / 3), pytest.approx(400 / 3)]


def test_satisfaction_index_and_gain() -> None:
    first = priorities_of(analyse(CORNERS, questionnaire(ITEMS, PAIR)))
    # Σ importance·performance / Σ importance = (10 + 20 + 6 + 12)/16 = 3, of 5
    assert first.csi == 60
    assert [row.pgcv for row in first.pgcv] == [5 * 3, 5 * 1, 3 * 3, 3 * 1]


def test_importance_is_its_own_battery_where_there_is_one() -> None:
    instrument = questionnaire({"speed": ("a",)}, ("expectation", "perception", "importance"))
    first = priorities_of(analyse(answers(a_e=[5], a_p=[3], a_i=[4]), instrument))
    assert (first.importance_battery, first.ipa[0].importance) == ("importance", 4)


def test_an_item_takes_those_who_answered_both_its_questions() -> None:
    instrument = questionnaire({"speed": ("a",)}, PAIR)
    (row,) = priorities_of(analyse(answers(a_e=[5, 3, None], a_p=[3, None, 1]), instrument)).ipa
    assert (row.n, row.importance, row.performance) == (1, 5, 3)


def test_an_item_on_the_cross_counts_as_low_and_is_pointed_out() -> None:
    instrument = questionnaire({"speed": ("a", "b", "c")}, PAIR)
    # a third of an answer more and less: 3⅓, 3, 2⅔ — the middle item lies on both lines exactly
    frame = answers(a_e=[3, 3, 4], b_e=[3, 3, 3], c_e=[3, 3, 2], a_p=[3, 3, 4], b_p=[3, 3, 3], c_p=[3, 3, 2])
    analysis = analyse(frame, instrument)
    assert [row.quadrant for row in priorities_of(analysis).ipa] == ["B", "C", "C"]
    assert [note.where for note in analysis.notes if note.code == "on_the_cross"] == ["priorities/ipa/b"]


def test_an_item_that_nobody_answered_is_undefined_and_moves_nothing() -> None:
    analysis = analyse(CORNERS.assign(d_p=None), questionnaire(ITEMS, PAIR))
    first = priorities_of(analysis)
    assert (first.ipa[3].importance, first.ipa[3].quadrant, first.pgcv[3].pgcv) == (None, None, None)
    assert first.cross_performance == pytest.approx(8 / 3)
    assert ("no_answers", "priorities/ipa/d") in {(note.code, note.where) for note in analysis.notes}


def test_no_index_over_unlike_maxima() -> None:
    instrument = questionnaire(ITEMS, PAIR, scales={"d": (1, 7)})
    analysis = analyse(CORNERS, instrument)
    assert priorities_of(analysis).csi is None
    assert priorities_of(analysis).pgcv[3].pgcv == 3 * (7 - 4)
    assert [note.where for note in analysis.notes if note.code == "mixed_scales"] == ["priorities", "priorities/csi"]


def test_importance_of_zero_has_no_conformity() -> None:
    analysis = analyse(answers(a_e=[0, 0], a_p=[1, 2]), questionnaire({"speed": ("a",)}, PAIR, scale=(0, 4)))
    first = priorities_of(analysis)
    assert (first.ipa[0].conformity, first.csi) == (None, None)
    assert "importance_zero" in {note.code for note in analysis.notes}


def test_perception_alone_gives_no_priorities() -> None:
    assert analyse(answers(a=[1, 2]), questionnaire({"speed": ("a", "b")})).priorities is None


@pytest.mark.parametrize(
    ("csi", "band"),
    [
        (34.4, "not_satisfied"),
        (34.5, "less_satisfied"),
        (50, "less_satisfied"),
        (65, "fairly_satisfied"),
        (66, "satisfied"),
        (80.4, "satisfied"),
        (80.5, "very_satisfied"),
        (100, "very_satisfied"),
        (None, None),
    ],
)
def test_bands(csi: float | None, band: str | None) -> None:
    assert csi_band(csi) == band

from exports.words.scales import scale_of_dimensions, shared_scale
from tests.analysis.questionnaires import questionnaire

DESK = questionnaire(
    {"speed": ["s1", "s2"], "care": ["c1"]},
    scale=(1, 7),
    scales={"c1": (1, 5)},
    families={"speed": "servqual", "care": "cohen"},
)


def test_items_that_share_a_scale_have_its_ends() -> None:
    assert shared_scale(DESK, ["s1", "s2"], "perception") == (1, 7)
    assert shared_scale(DESK, ["c1"], "perception") == (1, 5)


def test_items_of_different_scales_or_another_battery_have_none() -> None:
    assert shared_scale(DESK, ["s1", "c1"], "perception") is None
    assert shared_scale(DESK, ["s1"], "expectation") is None
    assert shared_scale(DESK, [], "perception") is None


def test_the_whole_stands_for_all_dimensions_or_for_a_familys() -> None:
    assert scale_of_dimensions(DESK, ["overall/cohen"], "perception") == (1, 5)
    assert scale_of_dimensions(DESK, ["overall/servqual"], "perception") == (1, 7)
    assert scale_of_dimensions(DESK, ["overall"], "perception") is None
    assert scale_of_dimensions(DESK, ["speed"], "perception") == (1, 7)

"""What words, value labels and dates of a foreign file mean; what they do not prove is refused."""

import pytest

from instruments.i18n import use_language
from instruments.model import Scale, Text
from servqual_desk.importing.answer_words import JoinedChoices
from servqual_desk.importing.dates import day_of_cell, proved_order
from servqual_desk.importing.numbered_words import number_and_words
from servqual_desk.importing.value_labels import plain_codes, scale_codes
from servqual_desk.importing.words import WordTable
from tests.little_survey import little_survey

AGREE = Scale(
    id="agree5",
    min=1,
    max=5,
    labels={
        point: Text(words={"id": words})
        for point, words in enumerate(("Sangat tidak setuju", "Tidak setuju", "Netral", "Setuju", "Sangat setuju"), 1)
    },
    missing={"dk": Text(words={"id": "Tidak tahu"})},
)
TURNED = {str(6 - point): text.words["id"] for point, text in AGREE.labels.items()}


def test_labels_that_count_the_other_way_turn_the_codes() -> None:
    codes = scale_codes(AGREE, TURNED, (), "t1")
    assert set(codes.changed) == {"1", "2", "4", "5"}
    assert {cell: codes.values[cell] for cell in TURNED} == {"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}


def test_two_labels_at_the_ends_turn_the_codes_between_them() -> None:
    assert scale_codes(AGREE, {"1": "Sangat setuju", "5": "sangat  tidak setuju"}, (), "t1").turn == (-1, 6)


def test_labels_from_nought_on_shift_the_codes() -> None:
    labels = {str(point - 1): text.words["id"] for point, text in AGREE.labels.items()}
    assert scale_codes(AGREE, labels, (), "t1").turn == (1, 1)


def test_labels_in_no_order_change_every_code_that_they_move() -> None:
    words = dict(
        zip("12345", ("Netral", "Sangat setuju", "Tidak setuju", "Setuju", "Sangat tidak setuju"), strict=True)
    )
    codes = scale_codes(AGREE, words, (), "t1")
    assert set(codes.changed) == {"1", "2", "3", "5"}
    assert codes.turn is None  # a code without a label cannot be told


def test_a_point_of_the_scale_that_the_file_calls_a_non_answer_is_changed() -> None:
    labels = {"1": "Sangat tidak setuju", "4": "Setuju", "5": "Tidak tahu"}
    assert scale_codes(AGREE, labels, (), "t1").changed == ("5",)


def test_a_code_beyond_the_scale_is_refused_by_its_own_label_with_the_way_to_say_what_it_means() -> None:
    labels = {str(point): text.words["id"] for point, text in AGREE.labels.items()} | {"99": "Tidak menjawab"}
    with use_language("en"):
        [(cell, why)] = scale_codes(AGREE, labels, (), "t1").refused.items()
    assert cell == "99"
    assert why == (
        "the file calls 99 “Tidak menjawab”, which is no answer of the scale from 1 to 5; say in a column map under "
        '[values.t1] what it means, "" for an empty cell.'
    )


def test_other_words_between_two_points_that_are_ours_are_the_point_between_and_it_is_said() -> None:
    labels = {"1": "Sangat tidak setuju", "2": "Tidak setuju", "3": "Ragu-ragu", "4": "Setuju"}
    codes = scale_codes(AGREE, labels, (), "t1")
    assert (codes.refused, codes.changed, codes.renamed) == ({}, (), {"3": "Ragu-ragu"})


@pytest.mark.parametrize(
    ("labels", "refused"),
    [
        ({"1": "Sangat tidak setuju", "2": "Tidak setuju", "5": "Sempurna"}, "5"),
        ({"2": "Tidak setuju", "3": "Tidak menjawab", "4": "Setuju"}, "3"),
        ({"1": "Sangat tidak setuju", "3": "Ragu-ragu", "4": "Setuju"}, "3"),
    ],
)
def test_other_words_whose_place_is_not_proven_are_asked_about(labels: dict[str, str], refused: str) -> None:
    codes = scale_codes(AGREE, labels, (), "t1")
    assert (set(codes.refused), codes.near) == ({refused}, {refused: refused})


def test_a_label_that_was_cut_is_known_again() -> None:
    long = Scale(id="s", min=1, max=2, labels={1: Text(words={"id": "Tidak sesuai dengan harapan saya"})})
    assert scale_codes(long, {"1": "Tidak sesuai dengan hara"}, (), "t1").values == {"1": 1}


def test_what_a_file_calls_a_number_is_asked_about_and_what_it_calls_a_word_is_the_word() -> None:
    labels = {"99": "Tidak menjawab", "18": "18 tahun"}
    assert set(plain_codes(labels, (), "age", are_words=False).refused) == {"99"}
    assert plain_codes(labels, ("99",), "age", are_words=False).values == {"99": None}
    assert plain_codes({"3": "Sukamaju"}, (), "village", are_words=True).values == {"3": "Sukamaju"}


def test_labels_of_another_scale_are_refused() -> None:
    assert set(scale_codes(AGREE, {"1": "Buruk", "5": "Baik"}, (), "t1").refused) == {"1", "5"}


def test_labels_that_contradict_themselves_are_refused() -> None:
    assert set(scale_codes(AGREE, {"1": "Setuju", "2": "Setuju"}, (), "t1").refused) == {"1", "2"}


def test_a_missing_code_takes_its_own_reason_or_none() -> None:
    labels = {"9": "Tidak tahu", "99": "Tidak menjawab"}
    codes = scale_codes(AGREE, labels, ("9", "99"), "t1")
    assert (codes.values["9"], codes.values["99"]) == ("dk", None)
    assert codes.emptied == ("Tidak menjawab",)


def test_an_answer_that_is_declared_missing_is_refused() -> None:
    assert set(scale_codes(AGREE, {"5": "Sangat setuju"}, ("5",), "t1").refused) == {"5"}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("5 - Sangat setuju", (5, "Sangat setuju")),
        ("(4) Setuju", (4, "Setuju")),
        ("Netral (3)", (3, "Netral")),
        ("1. tidak", (1, "tidak")),
        ("5,5", None),
        ("5.5", None),
        ("5x", None),
    ],
)
def test_a_number_and_its_words(cell: str, meant: tuple[int, str] | None) -> None:
    assert number_and_words(cell) == meant


def test_signs_tell_words_apart_that_differ_in_nothing_else() -> None:
    table = WordTable([("< 20", "young"), ("> 20", "old")])
    assert (table.find("<  20"), table.find("> 20"), table.find("20")) == ("young", "old", None)


def test_joined_choices_are_parted_by_any_sign_and_a_label_may_hold_it() -> None:
    question = little_survey().question("channels")
    joined = JoinedChoices(question.choices)
    for sign in (";", ", ", " ", "|", "\n"):
        assert joined.read(f"online{sign}counter") == [("online", "counter")]
    assert joined.read("online, fax") == []


@pytest.mark.parametrize(
    ("cells", "order", "is_open"),
    [
        (["17/03/2026", "05/03/2026"], "dmy", False),
        (["03/17/2026", "03/05/2026"], "mdy", False),
        (["03/04/2026"], "", True),
        (["17/03/2026", "03/17/2026"], "", True),
        (["03/03/2026", "2026-03-04"], "", False),
    ],
)
def test_the_column_proves_the_order_or_the_question_is_open(cells: list[str], order: str, is_open: bool) -> None:
    assert proved_order(cells) == (order, is_open)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-03-05T00:10:00.000+07:00", "2026-03-05"),
        ("2026-03-17 23:40:00", "2026-03-17"),
        ("17/03/2026 8:05:30 AM GMT+7", "2026-03-17"),
        ("17 Maret 2026", "2026-03-17"),
        ("March 5, 2026", "2026-03-05"),
        ("5-Agu-2026", "2026-08-05"),
        ("20260317", "2026-03-17"),
    ],
)
def test_a_day_as_it_is_written(cell: str, day: str) -> None:
    assert day_of_cell(cell, "", "") == day


def test_a_bare_number_is_a_day_where_the_file_counts_days() -> None:
    assert day_of_cell("46098", "", "1899-12-30") == "2026-03-17"
    with pytest.raises(ValueError):  # noqa: PT011  a text file counts none
        day_of_cell("46098", "", "")

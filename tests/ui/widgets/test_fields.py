"""Which field a question gets, and that any scale can be answered by keys."""

from collections.abc import Sequence

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.shown_question import Asked, Option
from ui.shared_state import Desk
from ui.widgets.answers import answer_field
from ui.widgets.answers.choice_fields import OptionList, ScaleRow
from ui.widgets.answers.number_fields import LongScale
from ui.widgets.choice_tiles import NumberTile, OptionTile

PLAIN = Asked(
    column="q",
    columns=("q",),
    kind="scale",
    role="item",
    text="Antrean pendek.",
    stem="",
    battery="perception",
    family="",
    section="items",
    choices=(),
    non_answers=(),
    required=False,
    total=None,
    answer=None,
    position=1,
    count=1,
)


def scale(values: Sequence[int], labelled: Sequence[int] = ()) -> Asked:
    options = (Option(value=value, label=f"label {value}" if value in labelled else "") for value in values)
    return structs.replace(PLAIN, choices=tuple(options))


def answer_by_keys(qtbot: QtBot, asked: Asked, keys: str) -> list[object]:
    field = answer_field(asked)
    qtbot.addWidget(field)
    given: list[object] = []
    field.chosen.connect(given.append)
    field.show()
    qtbot.keyClicks(field, keys)
    return given


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (scale(range(1, 8), labelled=[1, 7]), ScaleRow),
        (scale(range(1, 5), labelled=[1, 2, 3, 4]), OptionList),  # SKM: each value has words of its own
        (scale(range(11)), ScaleRow),
        (scale(range(101)), LongScale),
    ],
)
def test_a_scale_is_shown_by_its_length_and_labels(desk: Desk, qtbot: QtBot, asked: Asked, expected: type) -> None:
    field = answer_field(asked)
    qtbot.addWidget(field)
    assert type(field) is expected


@pytest.mark.parametrize(
    ("values", "keys", "expected"),
    [(range(1, 8), "7", [7]), (range(1, 11), "0", [10]), (range(11), "10", [10]), (range(-3, 4), "-2", [-2])],
)
def test_keys_answer_any_scale(
    desk: Desk, qtbot: QtBot, values: Sequence[int], keys: str, expected: list[object]
) -> None:
    assert answer_by_keys(qtbot, scale(values), keys) == expected


def test_the_tenth_choice_is_typed_with_two_digits(desk: Desk, qtbot: QtBot) -> None:
    choices = tuple(Option(value=f"c{number}", label=f"Choice {number}") for number in range(1, 13))
    asked = structs.replace(PLAIN, kind="choice", choices=choices, battery=None)
    assert answer_by_keys(qtbot, asked, "12") == ["c12"]
    assert answer_by_keys(qtbot, asked, "3") == ["c3"]


def test_the_numbers_of_a_scale_are_equally_wide(desk: Desk, qtbot: QtBot) -> None:
    field = answer_field(scale(range(1, 11), labelled=[1, 10]))
    qtbot.addWidget(field)
    field.resize(880, 200)
    field.show()
    qtbot.waitExposed(field)
    widths = {tile.width() for tile in field.findChildren(NumberTile)}
    assert max(widths) - min(widths) <= 1  # a pixel that does not divide


def test_a_long_scale_refuses_what_is_beyond_its_ends(desk: Desk, qtbot: QtBot) -> None:
    field = answer_field(scale(range(101)))
    qtbot.addWidget(field)
    field.show()
    field.begin()
    qtbot.keyClicks(field.focusProxy(), "101")
    with pytest.raises(AnswerError, match="0 to 100"):
        field.value()


def test_nothing_is_chosen_on_the_next_question_with_the_same_scale(desk: Desk, qtbot: QtBot) -> None:
    first = scale(range(1, 8))
    field = answer_field(structs.replace(first, answer=5))
    qtbot.addWidget(field)
    assert field.value() == 5
    assert field.fits(structs.replace(first, column="r"))
    field.show_question(structs.replace(first, column="r"))
    assert field.value() is None


def test_several_are_ticked_and_unticked_by_their_numbers(desk: Desk, qtbot: QtBot) -> None:
    choices = tuple(Option(value=name, label=name) for name in ("web", "app", "desk"))
    field = answer_field(structs.replace(PLAIN, kind="choices", choices=choices, battery=None))
    qtbot.addWidget(field)
    field.show()
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
        qtbot.keyClick(field, key)
    assert field.value() == ["web", "desk"]


def test_lines_take_places_in_the_order_chosen_and_give_them_back(desk: Desk, qtbot: QtBot) -> None:
    choices = tuple(Option(value=name, label=name) for name in ("web", "app", "desk"))
    asked = structs.replace(PLAIN, kind="ranking", choices=choices, battery=None)
    field = answer_field(asked)
    qtbot.addWidget(field)
    field.show()
    typed: list[object] = []
    field.typed.connect(typed.append)
    for key in (Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_3):
        qtbot.keyClick(field, key)
    assert typed == [{"q": "3"}, {"q": "31"}, {"q": "1"}]
    with pytest.raises(AnswerError, match="1 of 3"):
        field.value()
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(field, key)
    assert field.value() == ["web", "app", "desk"]

    field.show_question(structs.replace(asked, answer=["desk", "web", "app"]))
    assert [tile.accessibleName()[-1] for tile in field.findChildren(OptionTile)] == ["2", "3", "1"]
    assert field.value() == ["desk", "web", "app"]

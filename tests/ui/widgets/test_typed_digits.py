"""Which key means which answer, on any scale."""

import pytest

from servqual_desk.interviewing.answer_keys import letters, number_keys
from ui.widgets.answers.typed_digits import Typing


def test_a_value_is_typed_as_itself() -> None:
    assert number_keys([1, 2, 3, 4, 5, 6, 7]) == ("1", "2", "3", "4", "5", "6", "7")


def test_zero_is_ten_where_zero_is_no_value() -> None:
    assert number_keys(range(1, 11))[-1] == "0"
    assert number_keys(range(11))[-1] == "10"


def test_a_digit_that_can_mean_nothing_else_is_meant_at_once() -> None:
    assert Typing(number_keys(range(1, 8))).press("7") == (6, True)
    assert Typing(number_keys(range(1, 11))).press("1") == (0, True)
    assert Typing(number_keys(range(11))).press("7") == (7, True)


def test_a_digit_that_may_go_on_waits_for_the_next() -> None:
    typing = Typing(number_keys(range(11)))
    assert typing.press("1") == (1, False)
    assert typing.press("0") == (10, True)


def test_another_digit_begins_anew() -> None:
    typing = Typing(number_keys(range(11)))
    typing.press("1")
    assert typing.press("5") == (5, True)


def test_a_sign_leads_to_a_value_below_zero() -> None:
    typing = Typing(number_keys(range(-3, 4)))
    assert typing.press("-") == (None, False)
    assert typing.press("2") == (1, True)
    assert typing.press("2") == (5, True)


def test_a_digit_that_is_no_answer_means_nothing() -> None:
    assert Typing(number_keys(range(1, 8))).press("9") == (None, False)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["Tidak tahu", "Tidak mau"], ("T", "I")),  # the second takes its next letter
        (["Don't know", "Prefer not to say"], ("D", "P")),
        (["99", ""], ("", "")),
    ],
)
def test_non_answers_have_a_letter_of_their_own(labels: list[str], expected: tuple[str, ...]) -> None:
    assert letters(labels) == expected

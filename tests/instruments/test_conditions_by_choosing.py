"""Conditions that are made by choosing, and conditions as text again."""

import pytest

from instruments.chosen_condition import ChosenCondition, Term, chosen_condition, written_condition
from instruments.condition import parse
from instruments.condition_text import condition_text, with_columns_renamed


@pytest.mark.parametrize(
    "expression",
    [
        "channel == 'online'",
        "not (a == 1 or b != 'x') and 'app' in used",
        "a in ('x', 'y') or not b < 2.5",
        '(a == 1 and b == 2) or c == "it\'s"',
        "not not a == 1",
    ],
)
def test_a_condition_is_the_same_when_it_is_written_and_read(expression: str) -> None:
    assert parse(condition_text(parse(expression))) == parse(expression)


def test_columns_are_called_otherwise_and_texts_stay() -> None:
    def rename(name: str) -> str:
        return {"age": "umur"}.get(name, name)

    assert with_columns_renamed("age == 'age' and sex == 'f'", rename) == "umur == 'age' and sex == 'f'"
    assert with_columns_renamed("sex=='f'", rename) == "sex=='f'"


@pytest.mark.parametrize(
    ("expression", "terms", "is_any"),
    [
        ("", [], False),
        ("channel == 'online'", [Term(column="channel", sign="is", value="online")], False),
        ("age >= 18", [Term(column="age", sign="at_least", value=18)], False),
        (
            "'app' in used or sex != 'f'",
            [Term(column="used", sign="is", value="app", several=True), Term(column="sex", sign="is_not", value="f")],
            True,
        ),
    ],
)
def test_choices_and_their_text_say_the_same(expression: str, terms: list[Term], is_any: bool) -> None:
    chosen = ChosenCondition(terms=tuple(terms), is_any=is_any)
    assert chosen_condition(expression) == chosen
    assert written_condition(chosen) == expression


@pytest.mark.parametrize("expression", ["not a == 1", "a in ('x', 'y')", "a == 1 and (b == 2 or c == 3)", "a == b"])
def test_what_says_more_is_left_as_text(expression: str) -> None:
    assert chosen_condition(expression) is None

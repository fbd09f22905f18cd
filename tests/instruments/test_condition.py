"""The language of `show_if`."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instruments.condition import ConditionError, holds, names

ANSWERS = {"channel": "online", "age": 20, "services": ["app", "web"], "score": "dk", "spent": 1.5, "day": "2026-03-01"}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("channel == 'online'", True),
        ('channel == "counter"', False),
        ("channel != 'counter'", True),
        ("age >= 18", True),
        ("age < 18", False),
        ("18 <= age", True),
        ("age <= 20 and age > 19", True),
        ("spent == 1.5", True),
        ("spent > -2", True),
        ("day < '2026-04-01'", True),
        ("channel in ('online', 'both')", True),
        ("channel not in ('online', 'both')", False),
        ("age in (19, 20)", True),
        ("'app' in services", True),
        ("'queue' in services", False),
        ("'queue' not in services", True),
        ("not channel == 'counter'", True),
        ("channel == 'counter' or age == 20", True),
        ("", True),
        ("   ", True),
    ],
)
def test_a_condition_looks_at_the_answers(expression: str, expected: bool) -> None:
    assert holds(expression, ANSWERS) is expected


def test_several_choices_may_come_as_they_are_stored() -> None:
    assert holds("'web' in services", {"services": "app;web"})
    assert not holds("'we' in services", {"services": "app;web"})


def test_and_binds_closer_than_or() -> None:
    assert holds("age == 20 or age == 30 and channel == 'counter'", ANSWERS)
    assert not holds("(age == 20 or age == 30) and channel == 'counter'", ANSWERS)


@pytest.mark.parametrize("missing", [{}, {"q": None}, {"q": ""}, {"q": []}, {"q": float("nan")}])
def test_a_missing_answer_equals_nothing(missing: dict[str, object]) -> None:
    false = ["q == 5", "q == 'a'", "q < 5", "q >= 5", "q in ('a', 'b')", "'a' in q"]
    assert not any(holds(expression, missing) for expression in false)
    assert all(holds(expression, missing) for expression in ["q != 5", "q not in ('a', 'b')", "'a' not in q"])


def test_a_non_answer_has_no_order() -> None:
    assert holds("score == 'dk'", ANSWERS)
    assert holds("score != 5", ANSWERS)
    assert not holds("score < 5", ANSWERS)
    assert not holds("score >= 5", ANSWERS)


def test_names_are_the_columns_looked_at() -> None:
    assert names("not (a == 1 or 'x' in b) and c in ('d', 'e')") == {"a", "b", "c"}
    assert names("") == frozenset()


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("channel = 'online'", "Character 9"),
        ("channel == 'online", "Character 12"),
        ("channel", "breaks off where there should be a comparison"),
        ("channel ==", "breaks off where there should be a column, a text in quotes or a number"),
        ("channel == 'a' age == 1", "Character 16 of the condition is “age”"),
        ("(channel == 'a'", "a closing parenthesis"),
        ("channel in ()", "a column, a text in quotes or a number"),
        ("and == 1", "Character 1 of the condition is “and”"),
        ("age == 1e400", "Character 8"),
        ("__import__('os').system('ls') == 0", "Character 17"),
        ("(" * 60 + "a == 1" + ")" * 60, "nested too deeply"),
        ("not " * 5000 + "a == 1", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(expression: str, part: str) -> None:
    with pytest.raises(ConditionError, match="condition") as refused:
        names(expression)
    assert part in str(refused.value)


@given(st.text(alphabet="ab1.'\"()=!<> andortin,;", max_size=40))
def test_any_text_is_read_or_refused(expression: str) -> None:
    with suppress(ConditionError):
        assert holds(expression, {"a": 1, "b": "1"}) in (True, False)

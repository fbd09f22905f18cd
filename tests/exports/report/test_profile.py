import pandas as pd

from exports.report.profile import Count, counts, hidden
from instruments.load import instrument_from_toml
from tests.exports.surveys import COUNTER

CHANNELS = """
[[questions]]
id = "channels"
kind = "choices"
role = "profile"
text = { id = "Saluran", en = "Channels" }
choices = [{ id = "a", label = { id = "Loket", en = "Counter" } }, { id = "b", label = { id = "Daring", en = "Online" } }]
"""


def found(*ns: int) -> list[Count]:
    return [Count(words=str(place), n=n) for place, n in enumerate(ns)]


def test_one_to_four_people_are_hidden_nobody_and_five_are_not() -> None:
    assert hidden(found(0, 1, 4, 5, 30), adds_up=False) == {1, 2}


def test_a_single_hidden_count_takes_the_next_smallest_with_it_where_the_total_gives_it_away() -> None:
    assert hidden(found(0, 3, 9, 30), adds_up=True) == {1, 2}
    assert hidden(found(2, 3, 9, 30), adds_up=True) == {0, 1}
    assert hidden(found(9, 30), adds_up=True) == frozenset()
    assert hidden(found(3), adds_up=True) == {0}


def test_several_answers_of_one_person_are_counted_each() -> None:
    question = instrument_from_toml(COUNTER + CHANNELS, name="x.toml").question("channels")
    assert [count.n for count in counts(question, pd.Series(["a;b", "b", None, "a"]))] == [2, 2]


def test_a_scale_is_counted_value_by_value() -> None:
    question = instrument_from_toml(COUNTER, name="x.toml").question("satisfaction")
    assert [count.n for count in counts(question, pd.Series([1.0, 7.0, 7.0, None]))] == [1, 0, 0, 0, 0, 0, 2]

import pandas as pd

from exports.report.profile import marks
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


def test_several_answers_of_one_person_are_counted_each() -> None:
    question = instrument_from_toml(COUNTER + CHANNELS, name="x.toml").question("channels")
    assert [mark.sum() for mark in marks(question, pd.Series(["a;b", "b", None, "a"]))] == [2, 2]


def test_a_scale_is_counted_value_by_value() -> None:
    question = instrument_from_toml(COUNTER, name="x.toml").question("satisfaction")
    assert [mark.sum() for mark in marks(question, pd.Series([1.0, 7.0, 7.0, None]))] == [1, 0, 0, 0, 0, 0, 2]

"""What two versions say otherwise, as a person reads it."""

import pytest

from instruments.differences import differences
from instruments.i18n import use_language
from instruments.load import instrument_from_toml
from tests.instruments.small import SMALL


def said(old: str, new: str) -> tuple[str, ...]:
    """The differences once `old` (its first place) is replaced by `new`."""
    assert old in SMALL
    before, after = (instrument_from_toml(text, name="s") for text in (SMALL, SMALL.replace(old, new, 1)))
    with use_language("en"):
        return differences(before, after)


ITEM = """
[[items]]
id = "s2"
dimension = "speed"
text = { id = "Cepat.", en = "Fast." }
"""


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('en = "The queue is short."', 'en = "Queues are short."', "item s1: wording changed (en)"),
        ('id = "Petugas ramah."', 'id = "Petugasnya ramah."', "item c1: wording changed (perception id)"),
        ('1.0.0"', '1.1.0"', "questionnaire: version changed from “1.0.0” to “1.1.0”"),
        ("\n[weights]", f"{ITEM}\n[weights]", "item s2: added"),
        ("required = true\n", "", "question overall: required changed from “yes” to “no”"),
        ("show_if = \"channel == 'online'\"\n", "", "question apps: asked if “channel == 'online'” is gone"),
        ("max = 5", "max = 6", "scale agree5: largest answer changed from “5” to “6”"),
        ('dk = { id = "Tidak tahu", en = "Don\'t know" }', "", "scale agree5: non-answer dk: removed"),
        ('en = "Counter" }', 'en = "Desk" }', "question channel: choice counter: wording changed (en)"),
        ("total = 100", "total = 50", "points: points changed from “100” to “50”"),
    ],
)
def test_one_change_is_one_sentence(old: str, new: str, sentence: str) -> None:
    assert said(old, new) == (sentence,)


def test_nothing_is_said_of_the_same_content() -> None:
    assert said("version = ", "version  =  ") == ()


def test_another_order_is_said() -> None:
    choices = SMALL.partition("choices = [\n")[2].partition("]")[0].splitlines()
    assert said("\n".join(choices[:2]), "\n".join(reversed(choices[:2]))) == (
        "question channel: the answers stand in another order",
    )

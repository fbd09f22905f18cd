"""Parts of a questionnaire come, go, move and are called otherwise; what was sound stays so."""

import pytest

from instruments.check import check
from instruments.editing.copying import copy_of, following, next_version
from instruments.editing.parts import moved_part, with_part, without_part
from instruments.editing.places import value_at, with_value
from instruments.editing.renaming import renamed
from instruments.load import instrument_from_toml, load_instrument
from instruments.writing import Document, document_of
from tests.instruments.small import SMALL


@pytest.fixture
def document() -> Document:
    return document_of(instrument_from_toml(SMALL, name="small.toml"))


def test_a_value_is_changed_and_the_document_before_stays(document: Document) -> None:
    changed = with_value(document, ("items", 0, "text", "en"), "Queues are short.")
    assert value_at(changed, ("items", 0, "text")) == {"id": "Antrean pendek.", "en": "Queues are short."}
    assert value_at(document, ("items", 0, "text", "en")) == "The queue is short."
    assert "reverse" not in value_at(with_value(document, ("items", 1, "reverse"), None), ("items", 1))


@pytest.mark.parametrize("section", ["scales", "items", "questions", "families"])
def test_a_new_part_is_sound_at_once(document: Document, section: str) -> None:
    changed, place = with_part(document, section)
    assert check(changed) == ()
    assert value_at(changed, place) is not None
    twice, other = with_part(changed, section, beside=place)
    assert check(twice) == ()
    assert other != place


def test_an_item_stands_after_the_last_of_its_dimension(document: Document) -> None:
    changed, place = with_part(document, "items", beside=("dimensions", 0))
    assert place == ("items", 1)
    assert [item["dimension"] for item in changed["items"]] == ["speed", "speed", "care", "skm"]


def test_a_new_dimension_waits_for_items(document: Document) -> None:
    changed, place = with_part(document, "dimensions", beside=("dimensions", 0))
    assert [fault.place for fault in check(changed)] == [place]
    with_item, _place = with_part(changed, "items", beside=place)
    assert check(with_item) == ()


def test_a_dimension_goes_with_its_items(document: Document) -> None:
    changed = without_part(document, ("dimensions", 1))
    assert [item["id"] for item in changed["items"]] == ["s1", "biaya"]


def test_what_is_no_longer_asked_of_items_takes_their_wordings_for_it_along() -> None:
    both = document_of(load_instrument("servqual-22"))
    assert any("expectation" in item["text"] for item in both["items"])
    [at] = [place for place, one in enumerate(both["batteries"]) if one["id"] == "expectation"]
    assert check(without_part(both, ("batteries", at))) == ()


def test_an_item_changes_places_within_its_dimension(document: Document) -> None:
    longer, place = with_part(document, "items", beside=("dimensions", 0))
    moved, there = moved_part(longer, place, -1)
    assert there == ("items", 0)
    assert [item["id"] for item in moved["items"]] == ["item", "s1", "c1", "biaya"]
    assert moved_part(moved, there, -1) == (moved, there)


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (("scales", "agree5"), "five"),
        (("dimensions", 0), "pace"),
        (("batteries", 0), "importance"),
        (("items", 0), "queue"),
        (("questions", 0), "way"),
    ],
)
def test_whatever_names_a_part_follows_its_new_name(document: Document, place: tuple[str, int], new: str) -> None:
    assert check(renamed(document, place, new)) == ()


def test_conditions_follow_a_question_and_an_item(document: Document) -> None:
    document = with_value(document, ("questions", 2, "show_if"), "s1_p == 2 and channel == 'online'")
    document = renamed(renamed(document, ("items", 0), "queue"), ("questions", 0), "way")
    assert value_at(document, ("questions", 2, "show_if")) == "queue_p == 2 and way == 'online'"


@pytest.mark.parametrize("bad", ["Kunjungan Ke-2!", "visit-2", "", "age", "s1_p"])
def test_a_name_that_cannot_be_followed_leaves_the_others_as_they_are(document: Document, bad: str) -> None:
    """A condition could not be read with it, or would ask for another question from then on."""
    document["questions"][1]["show_if"] = "channel == 'online'"
    document["questions"].append({**document["questions"][0], "id": "age", "show_if": ""})
    changed = renamed(document, ("questions", 0), bad)
    assert changed["questions"][0]["id"] == bad
    assert changed["questions"][1:] == document["questions"][1:]
    again = renamed(changed, ("questions", 0), "way", known_as="channel")
    assert again["questions"][1]["show_if"] == "way == 'online'"
    assert again["questions"][2:] == document["questions"][2:]


def test_two_dimensions_of_one_name_are_not_made_one(document: Document) -> None:
    first = document["dimensions"][0]["id"]
    changed = renamed(document, ("dimensions", 1), first)
    assert changed["items"] == document["items"]
    assert renamed(changed, ("dimensions", 1), "other", known_as=first)["items"] == document["items"]


def test_a_scale_never_swallows_another(document: Document) -> None:
    assert renamed(document, ("scales", "agree5"), "skm4") == document


def test_a_copy_is_another_questionnaire_and_a_version_the_same() -> None:
    small = instrument_from_toml(SMALL, name="small.toml")
    assert (copy_of(small)["id"], copy_of(small)["version"]) == ("small-desk-own", "1.0.0")
    assert (next_version(small)["id"], next_version(small)["version"]) == ("small-desk", "1.1.0")


@pytest.mark.parametrize(("version", "after"), [("1.4.2", "1.5.0"), ("2", "3"), ("draft", "draft 2"), ("1.9", "1.10")])
def test_the_version_after(version: str, after: str) -> None:
    assert following(version) == after


def test_a_family_without_a_title_gets_one_and_then_a_new_one_comes_with_its_dimension(document: Document) -> None:
    described, place = with_part(document, "families")
    assert place == ("families", "servqual")
    described, place = with_part(described, "families")
    assert place == ("families", "skm")
    changed, place = with_part(described, "families")
    assert place == ("families", "family")
    assert changed["dimensions"][-1]["family"] == "family"
    assert changed["items"][-1]["dimension"] == changed["dimensions"][-1]["id"]
    assert check(changed) == ()


def test_a_family_is_called_otherwise_with_its_dimensions_and_points(document: Document) -> None:
    changed, place = with_part(document, "families")
    new = renamed(changed, place, "service")
    assert list(new["families"]) == ["service"]
    assert [one["family"] for one in new["dimensions"]] == ["service", "service", "skm"]
    assert new["weights"]["family"] == "service"
    assert check(new) == ()
    twice, _place = with_part(changed, "families")
    assert renamed(twice, place, "skm") == twice  # which is another one


def test_the_description_of_a_family_goes_without_its_dimensions(document: Document) -> None:
    changed, place = with_part(document, "families")
    assert without_part(changed, place) == document

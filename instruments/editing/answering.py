"""Changing how a question is answered and in which languages: what belonged to the old way goes, what the new needs comes."""

from typing import Any

from instruments.editing.parts import words_of
from instruments.editing.places import value_at, with_value
from instruments.kinds import KINDS
from instruments.toml_lines import Place
from instruments.writing import Document

Table = dict[str, Any]


def with_kind(document: Document, place: Place, kind: str) -> Document:
    """The document in which the question at the place is answered so."""
    traits, question = KINDS[kind], dict(value_at(document, place))
    fits = {
        "scale": traits.answers == "scale",
        "choices": traits.answers == "choices",
        "min": traits.is_numeric and not traits.answers,
        "max": traits.is_numeric and not traits.answers,
        "not_before": traits.storage == "date",
        "not_after": traits.storage == "date",
    }
    kept = {key: value for key, value in question.items() if fits.get(key, True)} | {"kind": kind}
    if fits["scale"] and "scale" not in kept:
        kept["scale"] = next(iter(document.get("scales", {})), "")
    if fits["choices"] and "choices" not in kept:
        kept["choices"] = [{"id": one, "label": words_of(document, one)} for one in ("yes", "no")]
    return with_value(document, place, kept)


def with_own_wordings(document: Document, place: Place, own: bool) -> Document:
    """The document in which the item at the place has a wording for each battery, or one for all (its last)."""
    item = value_at(document, place)
    text = item["text"]
    differs = any(isinstance(part, dict) for part in text.values())
    if own == differs:
        return document
    asked = [one["id"] for one in document["batteries"] if one["id"] in item.get("batteries", [one["id"]])]
    wording: Table = dict.fromkeys(asked, text) if own else text[list(text)[-1]]
    return with_value(document, (*place, "text"), wording)


def with_batteries(document: Document, place: Place, asked: list[str]) -> Document:
    """The document in which the item at the place is asked in these batteries; in all, where it is all of them."""
    item = value_at(document, place)
    every = [one["id"] for one in document["batteries"]]
    text = item["text"]
    if any(isinstance(part, dict) for part in text.values()):
        last = text[list(text)[-1]]
        document = with_value(document, (*place, "text"), {one: text.get(one, last) for one in asked} or text)
    return with_value(document, (*place, "batteries"), None if asked == every else asked)


def with_languages(document: Document, languages: list[str]) -> Document:
    """The document in these languages: a new one has empty words everywhere, which the check asks for."""
    before = set(document.get("languages", []))
    spoken: Document = _spoken({**document, "languages": []}, before, languages)
    return spoken | {"languages": languages}


def _spoken(value: Any, before: set[str], languages: list[str]) -> Any:
    if isinstance(value, list):
        return [_spoken(part, before, languages) for part in value]
    if not isinstance(value, dict):
        return value
    if value and set(value) <= before and all(isinstance(part, str) for part in value.values()):
        return {language: value.get(language, "") for language in languages}
    return {key: _spoken(part, before, languages) for key, part in value.items()}

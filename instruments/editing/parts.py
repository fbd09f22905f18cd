"""Parts of a questionnaire that come, go and change places: items, dimensions, scales, batteries, questions, points."""

from typing import Any

from instruments.editing.places import value_at, with_value
from instruments.grammar import BATTERY_IDS
from instruments.i18n import LANGUAGES as SPOKEN
from instruments.i18n import N_, _, use_language
from instruments.toml_lines import Place
from instruments.writing import Document

Table = dict[str, Any]

# What a new part is called before it is given words of its own; a language that the program does not speak gets English.
_NEW = {
    "dimensions": N_("New dimension"),
    "items": N_("New statement"),
    "questions": N_("New question"),
    "weights": N_("Divide 100 points: the more important, the more points."),
    "batteries": N_("What I experience:"),
    "choices": N_("New choice"),
    "families": N_("New family"),
    "yes": N_("Yes"),
    "no": N_("No"),
    "missing": N_("Don't know"),
    "worst": N_("Strongly disagree"),
    "best": N_("Strongly agree"),
}


def with_part(document: Document, section: str, *, beside: Place = ()) -> tuple[Document, Place]:
    """The document with a new part of a section, and its place.

    Args:
        section: `scales`, `batteries`, `families`, `dimensions`, `items`, `questions` or `weights`.
        beside: the part that it stands after; an item takes that one's dimension, a question its role.
    """
    if section == "scales":
        name = free_id("scale", document.get("scales", {}))
        return with_value(document, ("scales", name), _scale(document)), ("scales", name)
    if section == "families":
        return _with_family(document)
    if section == "weights":
        return with_value(document, ("weights",), _weights(document)), ("weights",)
    parts = list(document.get(section, []))
    new = _MAKERS[section](document, beside)
    at = int(beside[1]) + 1 if beside[:1] == (section,) else _end(document, section, new)
    return document | {section: [*parts[:at], new, *parts[at:]]}, (section, at)


def without_part(document: Document, place: Place) -> Document:
    """The document without the part; a dimension takes its items with it, a battery the items' wordings for it."""
    if place[0] == "dimensions":
        gone = value_at(document, (*place, "id"))
        items = [item for item in document.get("items", []) if item.get("dimension") != gone]
        document = document | {"items": items}
    if place[0] == "batteries":
        gone, left = value_at(document, (*place, "id")), [one.get("id") for one in document["batteries"]]
        left.remove(gone)
        document = document | {"items": [_not_asked(item, gone, left) for item in document.get("items", [])]}
    document = with_value(document, place, None)
    return document if document.get("families", True) else with_value(document, ("families",), None)


def _not_asked(item: Table, battery: str, left: list[str]) -> Table:
    """The item without this battery; one that is asked in no other stays as it is, and the check says so."""
    asked = [one for one in item.get("batteries", left) if one != battery]
    if not asked:
        return item
    text = item.get("text", {})
    is_own = any(isinstance(words, dict) for words in text.values())
    kept = {key: words for key, words in text.items() if not (is_own and key == battery)}
    item = {key: value for key, value in item.items() if key != "batteries"} | {"text": kept}
    return item if asked == left else item | {"batteries": asked}


def moved_part(document: Document, place: Place, by: int) -> tuple[Document, Place]:
    """The document with the part before (`by` −1) or after (+1) its neighbour, and its new place.

    An item changes places with the next of its dimension, a question with the next of its role; at the end nothing changes.
    """
    section, index = str(place[0]), place[1]
    if not isinstance(index, int):
        return document, place
    parts = list(document[section])
    key = {"items": "dimension", "questions": "role"}.get(section, "")
    there = index + by
    while 0 <= there < len(parts) and key and _group(parts[there], key) != _group(parts[index], key):
        there += by
    if not 0 <= there < len(parts):
        return document, place
    parts[index], parts[there] = parts[there], parts[index]
    return document | {section: parts}, (section, there)


def words_of(document: Document, name: str) -> dict[str, str]:
    """The first words of a new part, in the questionnaire's languages."""
    words = {}
    for language in document.get("languages", []):
        with use_language(language if language in SPOKEN else "en"):
            words[language] = _(_NEW[name])
    return words


def free_id(stem: str, taken: Any) -> str:
    """An id that nothing bears yet: `item`, `item2`, `item3` …"""
    number = 1
    while (name := stem if number == 1 else f"{stem}{number}") in taken:
        number += 1
    return name


def _group(part: Table, key: str) -> str:
    return str(part.get(key, "profile" if key == "role" else ""))


def _end(document: Document, section: str, new: Table) -> int:
    """After the last of its kind: an item after the last of its dimension."""
    parts = document.get(section, [])
    if section == "items":
        same = [at for at, part in enumerate(parts) if part.get("dimension") == new["dimension"]]
        return same[-1] + 1 if same else len(parts)
    return len(parts)


def _ids(document: Document, section: str) -> set[str]:
    """Ids of items and questions share the columns' names; of other parts each section has its own."""
    shared = ("items", "questions") if section in ("items", "questions") else (section,)
    return {part.get("id", "") for one in shared for part in document.get(one, [])}


def _item(document: Document, beside: Place) -> Table:
    """It is asked as its neighbour is: in the same batteries, on the same scale."""
    dimension = _dimension_of(document, beside)
    same = [item for item in document.get("items", []) if item.get("dimension") == dimension]
    neighbour = value_at(document, beside) if beside[:1] == ("items",) else same[-1] if same else {}
    return {
        "id": free_id("item", _ids(document, "items")),
        "dimension": dimension,
        **{key: neighbour[key] for key in ("batteries", "scale") if key in neighbour},
        "text": words_of(document, "items"),
    }


def _dimension_of(document: Document, beside: Place) -> str:
    if beside[:1] == ("items",):
        return str(value_at(document, (*beside, "dimension")))
    if beside[:1] == ("dimensions",):
        return str(value_at(document, (*beside, "id")))
    return str(document["dimensions"][-1]["id"]) if document.get("dimensions") else ""


def _dimension(document: Document, beside: Place) -> Table:
    before = value_at(document, beside) if beside[:1] == ("dimensions",) else None
    family = (before or (document.get("dimensions") or [{}])[-1]).get("family")
    table = {"id": free_id("dimension", _ids(document, "dimensions")), "title": words_of(document, "dimensions")}
    return table | ({"family": family} if family else {})


def _with_family(document: Document) -> tuple[Document, Place]:
    """A title for the first family that has none, else a new family, whose first dimension and statement come with it."""
    described = document.get("families", {})
    used = [one["family"] for one in document.get("dimensions", []) if one.get("family")]
    name = next((one for one in used if one not in described), "")
    if not name:
        name = free_id("family", {*described, *used})
        new = _dimension(document, ()) | {"family": name}
        document = document | {"dimensions": [*document.get("dimensions", []), new]}
        document, _place = with_part(document, "items", beside=("dimensions", len(document["dimensions"]) - 1))
    return with_value(document, ("families", name), {"title": words_of(document, "families")}), ("families", name)


def _question(document: Document, beside: Place) -> Table:
    role = value_at(document, (*beside, "role")) if beside[:1] == ("questions",) else None
    table: Table = {
        "id": free_id("question", _ids(document, "questions")),
        "kind": "text" if role == "comment" else "choice",
        "text": words_of(document, "questions"),
    }
    if role in ("comment", "profile"):
        table["role"] = role
    if table["kind"] == "choice":
        table["choices"] = [{"id": one, "label": words_of(document, one)} for one in ("yes", "no")]
    return table


def _battery(document: Document, _beside: Place) -> Table:
    taken = _ids(document, "batteries")
    battery = next((one for one in BATTERY_IDS if one not in taken), BATTERY_IDS[0])
    scale = next(iter(document.get("scales", {})), "")
    return {"id": battery, "suffix": battery[0], "scale": scale, "stem": words_of(document, "batteries")}


def _scale(document: Document) -> Table:
    labels = {"1": words_of(document, "worst"), "5": words_of(document, "best")}
    return {"min": 1, "max": 5, "labels": labels, "missing": {"dk": words_of(document, "missing")}}


def _weights(document: Document) -> Table:
    families = list(dict.fromkeys(one.get("family", "") for one in document.get("dimensions", [])))
    table: Table = {"total": 100, "prompt": words_of(document, "weights")}
    return table | ({"family": families[0]} if len(families) > 1 and families[0] else {})


_MAKERS = {"items": _item, "dimensions": _dimension, "questions": _question, "batteries": _battery}

"""Calling a part otherwise: whatever names it follows, so that the questionnaire stays sound."""

from collections.abc import Callable
from typing import Any

from instruments.columns import item_column_name, weight_column_name
from instruments.condition import ConditionError
from instruments.condition_text import with_columns_renamed
from instruments.editing.places import value_at, with_value
from instruments.rules.ids import is_name
from instruments.toml_lines import Place
from instruments.writing import Document

Table = dict[str, Any]

_SHARING_COLUMNS = {"items": "questions", "questions": "items"}


def renamed(document: Document, place: Place, new: str, *, known_as: str = "") -> Document:
    """The document in which the part at the place bears the id `new`, and is called so wherever it is named.

    What names it keeps the name that it had while the new one can be nobody's name, or is another part's already: followed
    there, nobody could tell later which of the two is meant.

    Args:
        place: of a table in `batteries`, `dimensions`, `items`, `questions`, or of a scale (`("scales", "agree5")`) or a family
            (`("families", "skm")`).
        known_as: what others call it, where its own id is no name at the moment.
    """
    if place[0] == "families":
        return _family_renamed(document, str(place[1]), new)
    if place[0] == "scales":
        return _scale_renamed(document, str(place[1]), new)
    own = str(value_at(document, (*place, "id")))
    old = own if is_its_name(document, place, own) else known_as
    document = with_value(document, (*place, "id"), new)
    if not (is_its_name(document, place, old) and is_its_name(document, place, new)):
        return document
    return _FOLLOWERS[str(place[0])](document, place, old, new)


def is_its_name(document: Document, place: Place, name: str) -> bool:
    """Whether others can call the part at the place so: it may be an id, and nothing beside it is called the same."""
    section = str(place[0])
    beside = [(section, one) for one in ids_beside(document, place)]
    if (other := _SHARING_COLUMNS.get(section)) is not None:
        beside += [(other, str(one.get("id"))) for one in document.get(other, [])]
    taken = {called for part, one in beside for called in _called(document, part, one)}
    return is_name(name) and taken.isdisjoint(_called(document, section, name))


def _called(document: Document, section: str, id_: str) -> list[str]:
    """What names a part: its id, or of an item its columns."""
    return [_column(id_, battery) for battery in document.get("batteries", [])] if section == "items" else [id_]


def ids_beside(document: Document, place: Place) -> list[str]:
    """The ids of the other parts of a part's section, in their order."""
    return [str(one.get("id")) for at, one in enumerate(document.get(str(place[0]), [])) if at != place[1]]


def _scale_renamed(document: Document, old: str, new: str) -> Document:
    if new == old or new in document["scales"]:  # a second of that name would swallow the first
        return document
    scales = {new if key == old else key: table for key, table in document["scales"].items()}
    document = document | {"scales": scales}
    for part in ("batteries", "items", "questions"):
        document = _each(document, part, lambda table: table | {"scale": new} if table.get("scale") == old else table)
    return document


def _family_renamed(document: Document, old: str, new: str) -> Document:
    if not new or new == old or new in document["families"]:
        return document

    def follow(table: Table) -> Table:
        return table | {"family": new} if table.get("family") == old else table

    families = {new if key == old else key: table for key, table in document["families"].items()}
    document = _each(document | {"families": families}, "dimensions", follow)
    return document | {"weights": follow(document["weights"])} if "weights" in document else document


def _dimension_renamed(document: Document, _place: Place, old: str, new: str) -> Document:
    def follow(item: Table) -> Table:
        return item | {"dimension": new} if item.get("dimension") == old else item

    return _columns_renamed(_each(document, "items", follow), {weight_column_name(old): weight_column_name(new)})


def _battery_renamed(document: Document, _place: Place, old: str, new: str) -> Document:
    def follow(item: Table) -> Table:
        text = item.get("text", {})
        if old in text:
            item = item | {"text": {new if key == old else key: words for key, words in text.items()}}
        if old in item.get("batteries", []):
            item = item | {"batteries": [new if one == old else one for one in item["batteries"]]}
        return item

    return _each(document, "items", follow)


def _item_renamed(document: Document, _place: Place, old: str, new: str) -> Document:
    batteries = document.get("batteries", [])
    return _columns_renamed(document, {_column(old, battery): _column(new, battery) for battery in batteries})


def _column(item: str, battery: Table) -> str:
    return item_column_name(item, str(battery.get("suffix", "")))


def _question_renamed(document: Document, _place: Place, old: str, new: str) -> Document:
    return _columns_renamed(document, {old: new})


_FOLLOWERS: dict[str, Callable[[Document, Place, str, str], Document]] = {
    "batteries": _battery_renamed,
    "dimensions": _dimension_renamed,
    "items": _item_renamed,
    "questions": _question_renamed,
}


def _columns_renamed(document: Document, names: dict[str, str]) -> Document:
    def follow(part: Table) -> Table:
        condition = part.get("show_if", "")
        if not condition:
            return part
        try:
            return part | {"show_if": with_columns_renamed(condition, lambda name: names.get(name, name))}
        except ConditionError:  # the check says what is wrong with it
            return part

    if "families" in document:
        document = document | {"families": {name: follow(one) for name, one in document["families"].items()}}
    return _each(document, "questions", follow)


def _each(document: Document, part: str, change: Callable[[Table], Table]) -> Document:
    return document | {part: [change(table) for table in document[part]]} if part in document else document

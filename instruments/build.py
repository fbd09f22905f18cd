"""From a document that is sound to an `Instrument`: every table of it becomes what it means."""

import hashlib
import json
from typing import Any

from msgspec import structs

from instruments.columns import weights_family
from instruments.limits import Limits
from instruments.model import Battery, Choice, Dimension, Family, Instrument, Item, Question, Scale, Text, WeightTask

OLD_REFUSAL = "no"

Table = dict[str, Any]  # a TOML table that `check` has found sound


def digest(document: Table) -> str:
    """SHA-256 of the content, whatever its spacing, comments and order of keys, as 64 hexadecimal digits."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def build(document: Table, *, source: str) -> Instrument:
    """The questionnaire that a sound document is; `source` is the text that a survey keeps of it."""
    scales = {scale_id: _scale(scale_id, table) for scale_id, table in document["scales"].items()}
    batteries = tuple(_battery(table, scales) for table in document["batteries"])
    asked = tuple(battery.id for battery in batteries)
    dimensions = tuple(_dimension(table) for table in document["dimensions"])
    instrument = Instrument(
        id=document["id"],
        version=document["version"],
        languages=tuple(document["languages"]),
        title=Text(words=document["title"]),
        citation=_citation(document.get("citation", ""), document["languages"]),
        batteries=batteries,
        dimensions=dimensions,
        items=tuple(_item(table, asked, scales) for table in document["items"]),
        questions=tuple(_question(table, scales) for table in document.get("questions", [])),
        weights=_weights(document["weights"], dimensions) if "weights" in document else None,
        minutes=document.get("minutes", 0),
        digest=digest(document),
        source=source,
        named_families=tuple(_family(key, table) for key, table in document.get("families", {}).items()),
        edition=document.get("edition", "citizen"),
    )
    if instrument.minutes:
        return instrument
    from instruments.duration import minutes_of  # a survey's own says it

    return structs.replace(instrument, minutes=minutes_of(instrument))


def _texts(table: dict[str, dict[str, str]]) -> dict[str, Text]:
    return {key: Text(words=words) for key, words in table.items()}


def _scale(scale_id: str, table: Table) -> Scale:
    labels = {int(value): Text(words=words) for value, words in table.get("labels", {}).items()}
    return Scale(
        id=scale_id, min=table["min"], max=table["max"], labels=labels, missing=_texts(table.get("missing", {}))
    )


def _battery(table: Table, scales: dict[str, Scale]) -> Battery:
    return Battery(id=table["id"], suffix=table["suffix"], scale=scales[table["scale"]], stem=Text(words=table["stem"]))


def _dimension(table: Table) -> Dimension:
    return Dimension(id=table["id"], title=Text(words=table["title"]), family=table.get("family", ""))


def _family(family_id: str, table: Table) -> Family:
    return Family(
        id=family_id, title=_optional(table, "title"), stem=_optional(table, "stem"), show_if=table.get("show_if", "")
    )


def _optional(table: Table, key: str) -> Text | None:
    return Text(words=table[key]) if key in table else None


def _citation(given: str | dict[str, str], languages: list[str]) -> Text:
    """One text stands for every language."""
    return Text(words=given if isinstance(given, dict) else dict.fromkeys(languages, given))


def _item(table: Table, asked: tuple[str, ...], scales: dict[str, Scale]) -> Item:
    batteries = tuple(battery for battery in asked if battery in table.get("batteries", asked))
    differs = any(key in asked for key in table["text"])
    return Item(
        id=table["id"],
        dimension=table["dimension"],
        texts={battery: Text(words=table["text"][battery] if differs else table["text"]) for battery in batteries},
        batteries=batteries,
        reverse=table.get("reverse", False),
        scale=scales[table["scale"]] if "scale" in table else None,
        title=_optional(table, "title"),
    )


def _weights(table: Table, dimensions: tuple[Dimension, ...]) -> WeightTask:
    families = tuple(dict.fromkeys(dimension.family for dimension in dimensions))
    family = weights_family(table.get("family"), families)
    return WeightTask(total=table["total"], family=family or "", prompt=Text(words=table["prompt"]))


def _question(table: Table, scales: dict[str, Scale]) -> Question:
    return Question(
        id=table["id"],
        kind=table["kind"],
        role=table.get("role", "profile"),
        text=Text(words=table["text"]),
        scale=scales[table["scale"]] if "scale" in table else None,
        choices=_choices(table),
        required=table.get("required", False),
        show_if=table.get("show_if", ""),
        limits=Limits(
            min=table.get("min"),
            max=table.get("max"),
            not_before=table.get("not_before", ""),
            not_after=table.get("not_after", ""),
        ),
        title=_optional(table, "title"),
        heading=_optional(table, "heading"),
    )


def _choices(table: Table) -> tuple[Choice, ...]:
    """The choices; of a consent that declares no refusal, the one called `no` is it, as files before `refuses` meant it."""
    listed = table.get("choices", [])
    is_silent = table.get("role") == "consent" and not any(choice.get("refuses") for choice in listed)
    return tuple(
        Choice(
            id=choice["id"],
            label=Text(words=choice["label"]),
            refuses=choice.get("refuses", is_silent and choice["id"] == OLD_REFUSAL),
        )
        for choice in listed
    )

"""A questionnaire file before it is known to be sound: what can be read of it, without tripping over the rest.

Rules look at a file through a `Draft`, so that one fault does not hide another: a part of the wrong kind (which `grammar`
reports) is simply not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from instruments.columns import item_column_name, weight_column_name, weights_family
from instruments.kinds import KINDS
from instruments.toml_lines import Place

# The order in which questions of a role, and between them the items and weights, are asked (see `flow`).
STAGES = {"consent": 0, "profile": 1, "items": 2, "outcome": 3, "comment": 4}

# Kinds whose answers are ids of choices.
_CHOOSING = frozenset(name for name, kind in KINDS.items() if kind.answers == "choices")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A table of the file and its place."""

    place: Place
    table: Mapping[str, Any]

    def text(self, key: str) -> str | None:
        """The text under `key`; None where there is none, or something else."""
        value = self.table.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        """The whole number under `key`; None where there is none, or something else."""
        value = self.table.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list under `key`."""
        value = self.table.get(key)
        return tuple(part for part in value if isinstance(part, str)) if isinstance(value, list) else ()

    def keys(self, key: str) -> tuple[str, ...]:
        """The keys of the table under `key`."""
        value = self.table.get(key)
        return tuple(value) if isinstance(value, dict) else ()

    def entries(self, key: str) -> tuple["Entry", ...]:
        """The tables in the list under `key`."""
        value = self.table.get(key)
        parts = enumerate(value) if isinstance(value, list) else ()
        return tuple(
            Entry(place=(*self.place, key, index), table=part) for index, part in parts if isinstance(part, dict)
        )

    def at(self, *steps: str | int) -> Place:
        """The place of something within the table."""
        return (*self.place, *steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftColumn:
    """A column that the file would have.

    `owner` tells whose it is (part of the file and id), `asked` orders it among the others, `answers` holds the texts that
    it may have (ids of choices or non-answers; None: any), `is_chosen` whether every answer is such a text.
    """

    name: str
    place: Place
    owner: tuple[str, str]
    asked: tuple[int, int]
    answers: frozenset[str] | None
    is_chosen: bool = False


class Draft:
    """The whole file."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.root = Entry(place=(), table=document)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Codes of the questionnaire's languages."""
        return self.root.texts("languages")

    @cached_property
    def scales(self) -> dict[str, Entry]:
        """Scales by id."""
        tables = self.root.table.get("scales")
        found = tables.items() if isinstance(tables, dict) else ()
        return {key: Entry(place=("scales", key), table=table) for key, table in found if isinstance(table, dict)}

    @cached_property
    def batteries(self) -> tuple[Entry, ...]:
        """The `[[batteries]]`, in the order asked."""
        return self.root.entries("batteries")

    @cached_property
    def dimensions(self) -> tuple[Entry, ...]:
        """The `[[dimensions]]`."""
        return self.root.entries("dimensions")

    @cached_property
    def items(self) -> tuple[Entry, ...]:
        """The `[[items]]`."""
        return self.root.entries("items")

    @cached_property
    def questions(self) -> tuple[Entry, ...]:
        """The `[[questions]]`."""
        return self.root.entries("questions")

    @cached_property
    def weights(self) -> Entry | None:
        """The table `[weights]`, where there is one."""
        table = self.root.table.get("weights")
        return Entry(place=("weights",), table=table) if isinstance(table, dict) else None

    @cached_property
    def families(self) -> tuple[str, ...]:
        """In the order of their dimensions."""
        return tuple(dict.fromkeys(dimension.text("family") or "" for dimension in self.dimensions))

    @cached_property
    def described_families(self) -> tuple[Entry, ...]:
        """What stands under `[families]`."""
        table = self.root.table.get("families")
        found = table.items() if isinstance(table, dict) else ()
        return tuple(Entry(place=("families", key), table=part) for key, part in found if isinstance(part, dict))

    def batteries_of(self, family: str) -> tuple[Entry, ...]:
        """The batteries in which the family's items are asked."""
        items = [item for item in self.items if self.family_of(item) == family]
        return tuple(battery for battery in self.batteries if any(self.asked_in(item, battery) for item in items))

    def family_of(self, item: Entry) -> str | None:
        """The family of the item's dimension; None where there is no such dimension."""
        found = (d.text("family") or "" for d in self.dimensions if d.text("id") == item.text("dimension"))
        return next(found, None)

    def asked_in(self, item: Entry, battery: Entry) -> bool:
        """Whether the item is asked in the battery: in all where it names none."""
        return "batteries" not in item.table or battery.text("id") in item.texts("batteries")

    def scale_of(self, item: Entry, battery: Entry) -> Entry | None:
        """The item's own scale, else the battery's; None where it does not exist."""
        return self.scales.get(item.text("scale") or battery.text("scale") or "")

    @cached_property
    def columns(self) -> tuple[DraftColumn, ...]:
        """Every column whose name can be told."""
        return (*self._item_columns(), *self._weight_columns(), *self._question_columns())

    def _item_columns(self) -> list[DraftColumn]:
        found = []
        for battery in self.batteries:
            for item in self.items:
                item_id, suffix = item.text("id"), battery.text("suffix")
                if item_id is not None and suffix is not None and self.asked_in(item, battery):
                    scale = self.scale_of(item, battery)
                    column = DraftColumn(
                        name=item_column_name(item_id, suffix),
                        place=item.at("id"),
                        owner=("items", item_id),
                        asked=(STAGES["items"], 0),
                        answers=frozenset(scale.keys("missing")) if scale else None,
                    )
                    found.append(column)
        return found

    def _weight_columns(self) -> list[DraftColumn]:
        if self.weights is None:
            return []
        family = weights_family(self.weights.text("family"), self.families)
        return [
            DraftColumn(
                name=weight_column_name(dimension_id),
                place=dimension.at("id"),
                owner=("dimensions", dimension_id),
                asked=(STAGES["items"], 0),
                answers=frozenset(),
            )
            for dimension in self.dimensions
            if (dimension_id := dimension.text("id")) is not None and (dimension.text("family") or "") == family
        ]

    def _question_columns(self) -> list[DraftColumn]:
        return [
            DraftColumn(
                name=question_id,
                place=question.at("id"),
                owner=("questions", question_id),
                asked=self.asked(question, index),
                answers=self._answers(question),
                is_chosen=question.text("kind") in _CHOOSING,
            )
            for index, question in enumerate(self.questions)
            if (question_id := question.text("id")) is not None
        ]

    def asked(self, question: Entry, index: int) -> tuple[int, int]:
        """Where the question stands in the order of asking; `index` is its place among the questions."""
        return STAGES.get(question.text("role") or "profile", STAGES["profile"]), index

    def _answers(self, question: Entry) -> frozenset[str] | None:
        if question.text("kind") in _CHOOSING:
            return frozenset(choice.text("id") or "" for choice in question.entries("choices"))
        scale = self.scales.get(question.text("scale") or "")
        return frozenset(scale.keys("missing")) if scale else None

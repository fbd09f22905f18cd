"""Reference figures of papers and the press: each with source, place and date, its status computed and never typed.

They stand beside results and are never mixed with them: most have no n and no date, and none is a sample of who was asked here.
"""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

from instruments.model import Text
from servqual_desk.reported_figures.adds_up import Part, Status, Sum, summed
from servqual_desk.reported_figures.pasted import Number

LIBRARY = Path(__file__).parent / "library"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A figure or a small table, its parts named as the source names them.

    `place` is where in the source it stands, `date` when it was true; "" where not given.
    """

    id: str
    city: str
    title: Text
    source: str
    place: str
    date: str
    check: Sum

    @property
    def status(self) -> Status:
        return self.check.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one source says of a subject."""

    subject: str
    about: Text
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Sources that say different things of one subject, each with its words."""

    about: Text
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law that the papers or the survey rest on; `city` is "" for a law of the whole country."""

    name: str
    about: Text
    city: str


@cache
def cards() -> tuple[Card, ...]:
    """Every card, in the file's order."""
    return tuple(_card(table) for table in _read("cards.toml")["cards"])


@cache
def contradictions() -> tuple[Contradiction, ...]:
    """Every subject of which the sources' words differ; one of which they agree is none."""
    said = [
        Said(subject=table["subject"], about=Text(words=table["about"]), value=one["value"], source=one["source"])
        for table in _read("said.toml")["subjects"]
        for one in table["said"]
    ]
    grouped = [tuple(group) for _subject, group in groupby(said, key=attrgetter("subject"))]
    return tuple(Contradiction(about=group[0].about, said=group) for group in grouped if _differ(group))


@cache
def laws() -> tuple[Law, ...]:
    """The laws, those of the country first."""
    return tuple(
        Law(name=table["name"], about=Text(words=table["about"]), city=table.get("city", ""))
        for table in _read("laws.toml")["laws"]
    )


def laws_for(places: Collection[str]) -> tuple[Law, ...]:
    """The country's laws, and those of the city whose code is among the places; the other city's never."""
    return tuple(law for law in laws() if not law.city or law.city in places)


def _differ(said: Sequence[Said]) -> bool:
    return len({one.value for one in said}) > 1


def _card(table: dict[str, Any]) -> Card:
    parts = [
        Part(label=row["label"], number=Number(value=row["value"]), printed=_printed(row)) for row in table["parts"]
    ]
    return Card(
        id=table["id"],
        city=table.get("city", ""),
        title=Text(words=table["title"]),
        source=table["source"],
        place=table.get("place", ""),
        date=table.get("date", ""),
        check=summed("", parts, table.get("total")),
    )


def _printed(row: dict[str, Any]) -> Number | None:
    """The percentage as it is printed: its decimals are part of it."""
    if "percent" not in row:
        return None
    _whole, _point, decimals = row["percent"].partition(".")
    return Number(value=float(row["percent"]), decimals=len(decimals))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((LIBRARY / name).read_text(encoding="utf-8"))

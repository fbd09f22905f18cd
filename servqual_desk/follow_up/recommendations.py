"""What an office may do about a weak dimension or element: the library's entries, and the office's own.

The library is a data file. An office adds entries to its survey, writes one of the library in its own words, or hides it.
"""

import secrets
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from instruments.i18n import _
from instruments.model import Instrument, Text
from servqual_desk.errors import DataError
from servqual_desk.people.rights import Right
from servqual_desk.store.event_log import Event
from servqual_desk.store.project_file import ProjectPart

LIBRARY = Path(__file__).parent / "library" / "recommendations.toml"
OWN = "own-"  # how the id of an office's own entry begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something to be done.

    Attributes:
        about: the dimensions and items that it may help, by id; empty for any.
        source: the paper that says so and what it is there, or whatever the office wrote.
        is_own: the office wrote it, or changed the library's words.
        is_hidden: the office does not want it offered.
    """

    id: str = ""
    about: tuple[str, ...] = ()
    words: Text
    source: Text
    is_own: bool = False
    is_hidden: bool = False

    def helps(self, instrument: Instrument, *, item: str | None = None, dimension: str | None = None) -> bool:
        """Whether it is about this item, its dimension, or this dimension."""
        found = next((one for one in instrument.items if one.id == item), None)
        return bool({item, dimension, found.dimension if found else None} & set(self.about))


@cache
def library() -> tuple[Recommendation, ...]:
    """The entries that come with the program."""
    read: dict[str, Any] = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return tuple(
        Recommendation(
            id=one["id"],
            about=tuple(one["about"]),
            words=Text(words=one["words"]),
            source=_source(read["papers"][one["paper"]], read["kinds"][one["kind"]]),
        )
        for one in read["recommendations"]
    )


def _source(paper: dict[str, str], kind: dict[str, str]) -> Text:
    return Text(words={language: f"{paper[language]}: {kind[language]}" for language in paper})


def own_words(words: str) -> Text:
    """Words that an office wrote, in whatever language."""
    return Text(words={"": words.strip()})


class Recommendations(ProjectPart):
    """The library as one survey has it."""

    def list(self, *, hidden: bool = False) -> tuple[Recommendation, ...]:
        """The library's, as the office has written them, then its own; `hidden`: those too that it does not want."""
        rows = self.project.database.query("SELECT * FROM recommendation ORDER BY id")
        own = {row["id"]: _of_row(row) for row in rows}
        known = {one.id for one in library()}
        every = [*(own.get(one.id, one) for one in library()), *(one for id_, one in own.items() if id_ not in known)]
        return tuple(one for one in every if hidden or not one.is_hidden)

    def fitting(self, *, item: str | None = None, dimension: str | None = None) -> tuple[Recommendation, ...]:
        """Those that may help, first, then the others."""
        every = self.list()
        fit = [one for one in every if one.helps(self.project.instrument, item=item, dimension=dimension)]
        return (*fit, *(one for one in every if one not in fit))

    def keep(self, one: Recommendation, *, who: str | None = None) -> Recommendation:
        """Add an entry of the office's own, or keep what it made of one; the library's file stays as it is.

        Raises:
            DataError: it says nothing, or is about something that neither the questionnaire nor the library knows.
            RightError: whoever is signed in may not do this.
        """
        self.project.require(Right.FOLLOW_UP)
        words = one.words.get("")
        if not words.strip():
            raise DataError(_("Say what the office may do."))
        self._check(one.about)
        kept = replace(one, id=one.id or OWN + secrets.token_hex(6), is_own=True)
        row = {
            "id": kept.id,
            "about": ";".join(kept.about),
            "words": words.strip(),
            "source": one.source.get(""),
            "is_hidden": int(one.is_hidden),
        }
        with self.project.transaction():
            self.project.database.table("recommendation").upsert(row, pk="id")
            self.project.log(Event(kind="recommendation", variable=kept.id, new=words.strip(), who=who))
        return kept

    def remove(self, one: Recommendation, *, who: str | None = None) -> None:
        """Take an entry of the office's own out; one of the library is as it was again.

        Raises:
            RightError: whoever is signed in may not do this.
        """
        self.project.require(Right.FOLLOW_UP)
        with self.project.transaction():
            self.project.database.table("recommendation").delete_where("id = ?", [one.id])
            self.project.log(Event(kind="removed", variable="recommendation", old=one.id, who=who))

    def _check(self, about: tuple[str, ...]) -> None:
        instrument = self.project.instrument
        asked = {item.id for item in instrument.items} | {dimension.id for dimension in instrument.dimensions}
        known = asked | {part for one in library() for part in one.about}
        for part in about:
            if part not in known:
                raise DataError(_("The questionnaire has no item or dimension “{part}”.").format(part=part))


def _of_row(row: dict[str, Any]) -> Recommendation:
    return Recommendation(
        id=row["id"],
        about=tuple(filter(None, row["about"].split(";"))),
        words=own_words(row["words"]),
        source=own_words(row["source"]),
        is_own=True,
        is_hidden=bool(row["is_hidden"]),
    )

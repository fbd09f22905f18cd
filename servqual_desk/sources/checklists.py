"""Sheets for an observation or the trial of an application: what is looked at, as data in `library/checklists.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from instruments.model import Text

LIBRARY = Path(__file__).parent / "library" / "checklists.toml"
YES, NO = "yes", "no"
ANSWERS = {YES: Text(words={"id": "ya", "en": "yes"}), NO: Text(words={"id": "tidak", "en": "no"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of a sheet; `answer` is `yes_no`, `number` (a whole one) or `text`."""

    id: str
    text: Text
    answer: str

    def said(self, value: str, language: str) -> str:
        """An answer in words."""
        return ANSWERS[value].get(language) if self.answer == "yes_no" and value in ANSWERS else value

    def can_hold(self, value: str) -> bool:
        """Whether an answer can stand here; "" is none."""
        if self.answer == "yes_no":
            return value in ("", YES, NO)
        return self.answer == "text" or not value or (value.isascii() and value.isdigit() and len(value) <= 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A sheet for sources of one kind."""

    id: str
    kind: str
    title: Text
    items: tuple[Check, ...]

    def faulty(self, checks: Mapping[str, str]) -> list[str]:
        """The lines, of those answered, that the sheet does not have or that cannot hold their answer."""
        known = {item.id: item for item in self.items}
        return [one for one, value in checks.items() if one not in known or not known[one].can_hold(value)]


@cache
def checklists() -> Mapping[str, Checklist]:
    """The sheets of the library, by their id."""
    read: dict[str, Any] = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return {one["id"]: _checklist(one) for one in read["checklists"]}


def _checklist(one: Mapping[str, Any]) -> Checklist:
    items = (Check(id=item["id"], text=Text(words=item["text"]), answer=item["answer"]) for item in one["items"])
    return Checklist(id=one["id"], kind=one["kind"], title=Text(words=one["title"]), items=tuple(items))

"""Informants by category and role: how many are wanted, and how many interviews there are.

The categories of the pentahelix stand in `library/informants.toml`; an office may write its own beside them.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from instruments.i18n import _
from instruments.model import Text
from servqual_desk.errors import DataError
from servqual_desk.people.rights import Right
from servqual_desk.sources.sources import INTERVIEW, Sources
from servqual_desk.store.project_file import ProjectPart
from servqual_desk.words.source_words import ROLES

LIBRARY = Path(__file__).parent / "library" / "informants.toml"
SETTING = "informant_quotas"  # all of them, as older programs kept them
ONE_SETTING = "informant_quota "  # one, as it is kept now: category and role follow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How many informants of a category and a role are wanted (0: no quota), and how many were interviewed."""

    category: str
    role: str
    target: int
    reached: int

    @property
    def missing(self) -> int:
        return max(self.target - self.reached, 0)


@cache
def pentahelix() -> Mapping[str, Text]:
    """The categories of the library, in their order."""
    read = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return {one["id"]: Text(words=one["title"]) for one in read["categories"]}


def category_word(category: str, language: str) -> str:
    """A category in words: the library's, or the office's own."""
    known = pentahelix().get(category)
    return known.get(language) if known else category


class Informants(ProjectPart):
    """The quotas of a survey, and how far they are filled."""

    def quotas(self) -> dict[tuple[str, str], int]:
        """(category, role) → how many are wanted."""
        kept = json.loads(self.project.setting(SETTING, "[]"))
        every = {(category, role): target for category, role, target in kept}
        rows = self.project.database.conn.execute(
            "SELECT key, value FROM project WHERE substr(key, 1, ?) = ?", (len(ONE_SETTING), ONE_SETTING)
        )
        for key, value in rows:
            category, _space, role = key.removeprefix(ONE_SETTING).rpartition(" ")
            every[category, role] = int(value)
        return {key: every[key] for key in sorted(every) if every[key]}

    def set_quota(self, category: str, role: str, target: int, *, who: str | None = None) -> None:
        """Want so many informants of a category and role; 0 takes the quota away.

        Each is kept by itself, so that quotas set on two laptops both come out of a merge.

        Raises:
            DataError: there is no category, the role is none, or the number is below 0.
            RightError: whoever is signed in may not change the set-up.
        """
        self.project.require(Right.SET_UP)
        category = category.strip()
        if not category or role not in ROLES or target < 0:
            raise DataError(_("A quota needs a category, a role and a whole number."))
        self.project.set_setting(f"{ONE_SETTING}{category} {role}", str(target), who=who)

    def categories(self) -> tuple[str, ...]:
        """The library's categories, then the office's own by name."""
        used = {category for category, _role in self.quotas()} | {one.category for one in Sources(self.project).list()}
        return (*pentahelix(), *sorted(used - {""} - set(pentahelix())))

    def reached(self) -> tuple[Reached, ...]:
        """Every category and role that has a quota or an informant, in the order of the categories."""
        quotas = self.quotas()
        held = Counter((one.category, one.role) for one in Sources(self.project).list() if one.kind == INTERVIEW)
        every = [(category, role) for category in self.categories() for role in (*ROLES, "")]
        return tuple(
            Reached(category=key[0], role=key[1], target=quotas.get(key, 0), reached=held[key])
            for key in every
            if key in quotas or held[key]
        )

"""A small register of SPBE risks, beside the SPBE team's own: what may happen, how likely, how grave, and who treats it.

Categories and the level of a pair of likelihood and impact stand in `library/spbe-risks.toml`, which says how far they
were checked. A risk's level is never stored.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from instruments.i18n import _
from instruments.model import Text
from servqual_desk.errors import DataError
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.words.follow_up_words import RISK_LEVELS, RISK_STATUSES

LIBRARY = Path(__file__).parent / "library" / "spbe-risks.toml"
STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """The guideline's categories and matrix, as far as they are known.

    Attributes:
        categories: id → its name.
        matrix: by likelihood, then impact (both from 1 to 5, so one more than the place), the size of the risk.
        limits: level → the largest size that it holds, lowest first.
        caution: that this was not checked against the regulation's own text.
    """

    categories: Mapping[str, Text]
    matrix: tuple[tuple[int, ...], ...]
    limits: Mapping[str, int]
    likelihood: tuple[Text, ...]
    impact: tuple[Text, ...]
    caution: Text

    def level(self, likelihood: int, impact: int) -> str:
        """A key of `RISK_LEVELS`."""
        size = self.matrix[likelihood - 1][impact - 1]
        return next(level for level, most in self.limits.items() if size <= most)


@cache
def guideline() -> Guideline:
    """The guideline of the library."""
    read: dict[str, Any] = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    return Guideline(
        categories={one["id"]: Text(words=one["title"]) for one in read["categories"]},
        matrix=tuple(tuple(row) for row in read["matrix"]),
        limits={level: read["limits"][level] for level in RISK_LEVELS},
        likelihood=tuple(Text(words=words) for words in read["likelihood"]),
        impact=tuple(Text(words=words) for words in read["impact"]),
        caution=Text(words=read["caution"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One risk; likelihood and impact from 1 to 5, `status` a key of `RISK_STATUSES`, `category` one of the guideline's."""

    id: int = 0
    what: str
    category: str
    likelihood: int
    impact: int
    owner: str = ""
    treatment: str = ""
    status: str = "open"

    @property
    def name(self) -> str:
        return self.what

    @property
    def level(self) -> str:
        return guideline().level(self.likelihood, self.impact)

    @property
    def size(self) -> int:
        return guideline().matrix[self.likelihood - 1][self.impact - 1]


class Risks(NumberedRows[Risk]):
    """The register of a survey."""

    table = "risk"
    kind = Risk

    def faults(self, row: Risk) -> list[str]:
        faults = []
        if not row.what.strip():
            faults.append(_("Say what may happen."))
        if row.category not in guideline().categories:
            faults.append(_("“{category}” is no category of risks.").format(category=row.category))
        if row.likelihood not in STEPS or row.impact not in STEPS:
            faults.append(_("Likelihood and impact are whole numbers from 1 to 5."))
        if row.status not in RISK_STATUSES:
            faults.append(_("“{status}” is no status of a risk.").format(status=row.status))
        return faults

    def remove(self, row: Risk, *, who: str | None = None) -> None:
        """Take a risk out of the register.

        Raises:
            DataError: an action treats it.
        """
        if self.project.database.conn.execute("SELECT 1 FROM action WHERE risk = ?", (row.id,)).fetchone():
            raise DataError(
                _("“{risk}” cannot be removed: an action treats it. Close it instead.").format(risk=row.what)
            )
        super().remove(row, who=who)

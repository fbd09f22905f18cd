"""Does this table add up? Parts against their total, printed percentages against the computed ones.

A total is the row (or, of a table with a column a part, the column) that says so: total, jumlah, masuk, received. The status is
`adds_up`, `does_not`, or `unknown` where there is no total to check against. A sum counts to the last decimal that is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from servqual_desk.reported_figures.pasted import Number

Status = Literal["adds_up", "does_not", "unknown"]
TOTALS = frozenset({"total", "totals", "jumlah", "masuk", "diterima", "received", "sum", "seluruhnya", "semua"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part: its words, its number, and the percentage printed beside it."""

    label: str
    number: Number
    printed: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentCheck:
    """A printed percentage and what it is of the total, to the same decimals."""

    label: str
    printed: float
    computed: float
    decimals: int
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One sum: `label` is the month or table that it is of, `difference` the parts' sum less the total."""

    label: str
    parts: tuple[Part, ...]
    total: float | None
    found: float
    percents: tuple[PercentCheck, ...] = ()

    @property
    def difference(self) -> float | None:
        return None if self.total is None else round(self.found - self.total, 9)

    @property
    def status(self) -> Status:
        if self.total is None:
            return "unknown"
        is_sound = self.difference == 0 and all(check.is_right for check in self.percents)
        return "adds_up" if is_sound else "does_not"


def summed(label: str, parts: Sequence[Part], total: float | None) -> Sum:
    """The parts' sum beside the total, and each printed percentage beside its part's."""
    found = round(sum(part.number.value for part in parts), 9)
    checks = tuple(_percent(part, part.printed, total) for part in parts if part.printed is not None and total)
    return Sum(label=label, parts=tuple(parts), total=total, found=found, percents=checks)


def total_line(labels: Sequence[str]) -> int | None:
    """Which line names the total: of several (Jumlah masuk, Jumlah selesai) the one that says nothing else."""
    named = [place for place, label in enumerate(labels) if is_total(label)]
    if len(named) > 1:
        named = [place for place in named if set(_words(labels[place])) <= TOTALS]
    return named[0] if len(named) == 1 else None


def is_total(words: str) -> bool:
    """Whether the words name a total."""
    return bool(TOTALS & set(_words(words)))


def _words(text: str) -> list[str]:
    return text.lower().replace("(", " ").replace(")", " ").replace(":", " ").split()


def _percent(part: Part, printed: Number, total: float | None) -> PercentCheck:
    computed = round(100 * part.number.value / total, printed.decimals) if total else 0.0
    is_right = abs(computed - printed.value) < 10**-9
    return PercentCheck(
        label=part.label, printed=printed.value, computed=computed, decimals=printed.decimals, is_right=is_right
    )

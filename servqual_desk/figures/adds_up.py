"""Does this table add up? Parts against their total, printed percentages against the computed ones.

A total is the row (or, of a table with a column a part, the column) that says so: total, jumlah, masuk, received. The status is
`adds_up`, `does_not`, or `unknown` where there is no total to check against. A sum counts to the last decimal that is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from servqual_desk.figures.pasted import Number, number_of

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


def check_table(cells: Sequence[Sequence[str]]) -> tuple[Sum, ...]:
    """One sum, or one a row where the header names a part a column and a total: a sheet of months."""
    header = cells[0]
    totals = [place for place, cell in enumerate(header) if is_total(cell)]
    if len(cells) > 1 and len(totals) == 1 and sum(number_of(cell) is None for cell in header) > 2:
        return tuple(_across(header, row, totals[0]) for row in cells[1:] if _numbers(row))
    return (_down(cells),)


def summed(label: str, parts: Sequence[Part], total: float | None) -> Sum:
    """The parts' sum beside the total, and each printed percentage beside its part's."""
    found = round(sum(part.number.value for part in parts), 9)
    checks = tuple(_percent(part, part.printed, total) for part in parts if part.printed is not None and total)
    return Sum(label=label, parts=tuple(parts), total=total, found=found, percents=checks)


def is_total(words: str) -> bool:
    """Whether the words name a total."""
    return bool(TOTALS & set(words.lower().replace("(", " ").replace(")", " ").split()))


def _numbers(row: Sequence[str]) -> list[Number]:
    return [number for cell in row if (number := number_of(cell))]


def _across(header: Sequence[str], row: Sequence[str], total: int) -> Sum:
    """A row of a sheet: its total stands in the column `total`, its parts in the others that hold a number (no percentages)."""
    named = [(name, cell) for name, cell in zip(header, row, strict=False) if not cell.endswith("%")]
    numbers = [(name, number_of(cell)) for name, cell in named[1:] if name != header[total]]
    parts = [Part(label=name, number=number) for name, number in numbers if number]
    whole = number_of(row[total]) if total < len(row) else None
    return summed(row[0], parts, whole.value if whole else None)


def _down(cells: Sequence[Sequence[str]]) -> Sum:
    """A line a part: its words, its number, perhaps a percentage."""
    lines = [(row[0], _numbers(row[1:])) for row in cells]
    told = [
        Part(label=label, number=numbers[0], printed=numbers[1] if len(numbers) > 1 else None)
        for label, numbers in lines
        if numbers
    ]
    totals = [part for part in told if is_total(part.label)]
    parts = [part for part in told if not is_total(part.label)]
    return summed("", parts, totals[-1].number.value if len(totals) == 1 else None)


def _percent(part: Part, printed: Number, total: float | None) -> PercentCheck:
    computed = round(100 * part.number.value / total, printed.decimals) if total else 0.0
    is_right = abs(computed - printed.value) < 10**-9
    return PercentCheck(
        label=part.label, printed=printed.value, computed=computed, decimals=printed.decimals, is_right=is_right
    )

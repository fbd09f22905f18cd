"""How an answer is told less exactly, step by step: numbers in bands, days by month, quarter and year, choices together."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from exports.datasets.dataset import DataColumn
from exports.shareable.neighbouring_choices import LEFT, merged_choices
from servqual_desk.importing.raw_table import Value

BANDS = (10, 20, 40)  # years, or whatever the number counts
COMBINED = "combined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A column at each of its steps, the most exact first; after the last it is left out altogether."""

    steps: tuple[DataColumn, ...]

    @property
    def name(self) -> str:
        return self.steps[0].name


def ladder(column: DataColumn) -> Ladder:
    """The steps of a column by which people could be known."""
    if column.holds == "date":
        return Ladder(steps=tuple(_told(column, tell) for tell in (_month, _quarter, _year)))
    if is_counted(column):
        return Ladder(steps=tuple(_told(column, _Band(width)) for width in BANDS))
    if column.variable is not None:
        is_one_choice = column.variable.traits.is_one_choice and bool(column.variable.choices)
        return Ladder(steps=(column, *(merged_choices(column, column.variable) if is_one_choice else ())))
    return Ladder(steps=(column, *_with_rare_combined(column)))


def is_counted(column: DataColumn) -> bool:
    """Whether the column is a number that tells a person's age, years or the like, and is no scale or points."""
    variable = column.variable
    return column.is_numeric and variable is not None and variable.scale is None and not variable.traits.divides


def _told(column: DataColumn, tell: Callable[[Value], str]) -> DataColumn:
    values = [None if value is None else tell(value) for value in column.values]
    return replace(column, kind="meta", variable=None, values=values)


def _month(day: Value) -> str:
    return str(day)[:7]


def _quarter(day: Value) -> str:
    return f"{str(day)[:4]}-Q{(int(str(day)[5:7]) + 2) // 3}"


def _year(day: Value) -> str:
    return str(day)[:4]


class _Band:
    """`30–39` for 34."""

    def __init__(self, width: int) -> None:
        self._width = width

    def __call__(self, value: Value) -> str:
        least = math.floor(float(value or 0) / self._width) * self._width
        return f"{least}–{least + self._width - 1}"


def _with_rare_combined(column: DataColumn) -> Iterator[DataColumn]:
    """The column of codes with fewer and fewer of them, the rarest told as one."""
    frequent = [value for value, _n in Counter(filter(None, column.values)).most_common()]
    for n in LEFT:
        if len(frequent) > n:
            kept = {None, *frequent[: n - 1]}
            yield replace(column, values=[value if value in kept else COMBINED for value in column.values])

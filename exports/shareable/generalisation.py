"""How an answer is told less exactly, step by step: numbers in bands, days by month, quarter and year, rare choices as one."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exports.datasets.dataset import DataColumn
from instruments.columns import Variable
from instruments.i18n import LANGUAGES, _, use_language
from instruments.model import Choice, Text
from servqual_desk.importing.raw_table import Value

BANDS = (10, 20, 40)  # years, or whatever the number counts
RARE = 0.05  # of the responses: a choice that fewer made is told together with the other rare ones
COMBINED = "combined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A column at each of its steps, the most exact first; after the last it is left out altogether."""

    steps: tuple[DataColumn, ...]

    @property
    def name(self) -> str:
        return self.steps[0].name


def ladder(column: DataColumn, k: int) -> Ladder:
    """The steps of a column by which people could be known.

    Args:
        k: choices of fewer responses than that are rare in any case.
    """
    if column.holds == "date":
        return Ladder(steps=tuple(_told(column, tell) for tell in (_month, _quarter, _year)))
    if is_counted(column):
        return Ladder(steps=tuple(_told(column, _Band(width)) for width in BANDS))
    if column.variable is not None and (not column.variable.traits.is_one_choice):
        return Ladder(steps=(column,))
    combined = _with_rare_combined(column, k)
    return Ladder(steps=(column,) if combined is None else (column, combined))


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


def _with_rare_combined(column: DataColumn, k: int) -> DataColumn | None:
    """The column with its rare choices told as one; None where that would change nothing."""
    counts = Counter(value for value in column.values if value is not None)
    least = max(k, math.ceil(RARE * len(column.values)))
    rare: set[Value] = {value for value, count in counts.items() if count < least}
    if len(rare) < 2:
        return None
    values = [COMBINED if value in rare else value for value in column.values]
    return replace(column, values=values, variable=_with_choice(column.variable, rare))


def _with_choice(variable: Variable | None, rare: set[Value]) -> Variable | None:
    if variable is None:
        return None
    kept: Sequence[Choice] = [choice for choice in variable.choices if choice.id not in rare]
    return replace(variable, choices=(*kept, Choice(id=COMBINED, label=_combined_words())))


def _combined_words() -> Text:
    words = {}
    for language in LANGUAGES:
        with use_language(language):
            words[language] = _("Other answers together")
    return Text(words=words)

"""A survey's results as they may leave the office: numbers of fewer people than the minimum are taken out before a word is said.

Results first (`published`), so that no sentence can be made of them; then their tables (`published_table`), where `<5` and `…`
stand in the places.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

import numpy as np

from analysis.methods.skm.satisfaction_index import SkmIndex
from analysis.survey import Analysis
from analysis.table import Cell, Chart, Hidden, Sample, Table

Result = TypeVar("Result")
_KEPT = frozenset(
    {"options", "questionnaire", "notes", "data", "sample", "waves"}
)  # fields that hold no result of few people
_CODES = frozenset({"class_", "quadrant"})  # verdicts that a number alone gives
_LISTS = frozenset({"mend", "keep", "clear"})
_PEOPLE = ("n", "count")  # columns that count people


def published(analysis: Analysis, smallest: int) -> Analysis:
    """The results with every number of fewer than `smallest` people undefined."""
    return _without_few(analysis, smallest, is_few=False)


def _without_few(result: Result, smallest: int, *, is_few: bool) -> Result:
    """A frozen result and all within it; what is within a result of few is of few too."""
    own = cast(Any, result)
    is_few = is_few or 0 < _people(own) < smallest or _has_thin_element(own, smallest)
    changes = {}
    for name in (f.name for f in fields(own) if f.name not in _KEPT):
        before = getattr(own, name)
        after = _part(name, before, smallest, is_few)
        if after is not before:
            changes[name] = after
    return cast(Result, replace(own, **changes)) if changes else result


def _people(result: Any) -> int:
    n, sample = getattr(result, "n", None), getattr(result, "sample", None)
    if isinstance(n, int):
        return n
    return sample.used if isinstance(sample, Sample) else 0


def _has_thin_element(result: Any, smallest: int) -> bool:
    """The index is the mean of its elements: with the others known it tells the one that is hidden."""
    return isinstance(result, SkmIndex) and any(0 < element.n < smallest for element in result.elements)


def _part(name: str, value: Any, smallest: int, is_few: bool) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _without_few(value, smallest, is_few=is_few)
    if isinstance(value, tuple):
        if is_few and name in _LISTS:
            return ()
        parts = tuple(_part(name, one, smallest, is_few) for one in value)
        return parts if any(part is not one for part, one in zip(parts, value, strict=True)) else value
    if not is_few:
        return value
    return None if isinstance(value, float | np.ndarray | Mapping) or name in _CODES else value


def published_table(table: Table, smallest: int) -> Table:
    """The table with `<5` for a number of people below the minimum, and `…` for the numbers that rest on them."""
    people = [place for place, column in enumerate(table.columns) if column.id in _PEOPLE]
    of_few = 0 < table.sample.used < smallest
    rows = tuple(_row(row, people, table, smallest, of_few=of_few) for row in table.rows)
    return replace(table, rows=rows)


def published_chart(chart: Chart, smallest: int) -> Chart:
    """The chart without what its table hides."""
    return replace(chart, table=published_table(chart.table, smallest))


def _row(row: tuple[Cell, ...], people: list[int], table: Table, smallest: int, *, of_few: bool) -> tuple[Cell, ...]:
    few = [place for place in people if _is_few(row[place], smallest)]
    if not few and not of_few:
        return row
    return tuple(
        Hidden(below=smallest) if place in few else Hidden() if table.columns[place].tells_a_number else cell
        for place, cell in enumerate(row)
    )


def _is_few(cell: Cell, smallest: int) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool) and 0 < cell < smallest


def published_tables(made: Result, smallest: int) -> Result:
    """Sections, or whatever else holds tables and charts, with each of them as it may be printed."""
    return cast(Result, _tables(made, smallest))


def _tables(made: Any, smallest: int) -> Any:
    if isinstance(made, Table):
        return published_table(made, smallest)
    if isinstance(made, Chart):
        return published_chart(made, smallest)
    if isinstance(made, tuple):
        return tuple(_tables(one, smallest) for one in made)
    if isinstance(made, Mapping):
        return {key: _tables(one, smallest) for key, one in made.items()}
    if is_dataclass(made) and not isinstance(made, type):
        return replace(made, **{f.name: _tables(getattr(made, f.name), smallest) for f in fields(made)})
    return made

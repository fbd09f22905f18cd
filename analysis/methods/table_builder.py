"""Short hands for tables: columns by what their cells are, and cells that are never NaN."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from analysis.item_matrices import Mask
from analysis.table import Cell, Chart, ChartKind, Column, ColumnKind, Hidden, Note, Sample, Table, Value


def part(column: str, kind: ColumnKind) -> Column:
    """A column of ids: of the instrument's parts, or of our codes."""
    return Column(id=column, kind=kind)


def code(column: str) -> Column:
    """A column of our own codes."""
    return Column(id=column, kind="code")


def count(column: str) -> Column:
    """A column of whole numbers."""
    return Column(id=column, kind="integer", decimals=0)


def number(column: str, decimals: int = 2) -> Column:
    """A column of numbers."""
    return Column(id=column, kind="number", decimals=decimals)


def share(column: str, decimals: int = 1) -> Column:
    """A column of shares (0 to 1), shown in percent."""
    return Column(id=column, kind="percent", decimals=decimals)


def p_value(column: str) -> Column:
    """A column of probabilities under the null hypothesis."""
    return Column(id=column, kind="p", decimals=3)


def alike(made: Callable[..., Column], *columns: str, **about: int) -> tuple[Column, ...]:
    """Columns of one kind, `number` or another of the above, each `about` the same."""
    return tuple(made(column, **about) for column in columns)


# A mean difference tested by Student's t: its interval, and p as it is and by Holm over the table.
T_TEST = (number("lower"), number("upper"), number("t"), count("df"), p_value("p"), p_value("p_holm"))


def cell(value: Any) -> Value:
    """A Python value for a table's cell; None for NaN, infinity and None itself."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int | bool):
        return value
    raise TypeError(f"{type(value).__name__} is no cell")


def table(
    table_id: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    *,
    method: str,
    started: int = 0,
    sample: Sample | None = None,
    notes: Iterable[Note] = (),
    params: Mapping[str, Any] | None = None,
) -> Table:
    """A table with clean cells; every row must have as many as there are columns.

    Without a `sample` each row has its own n: the largest of the column `n` stands for the table, `started` is how many
    responses the method was given.
    """
    cells = tuple(tuple(value if isinstance(value, Hidden) else cell(value) for value in row) for row in rows)
    if any(len(row) != len(columns) for row in cells):
        raise ValueError(f"a row of {table_id} does not fit its columns")
    values = {name: cell(value) for name, value in (params or {}).items()}
    return Table(
        id=table_id,
        columns=tuple(columns),
        rows=cells,
        sample=sample or _per_row(columns, cells, started),
        method=method,
        notes=tuple(notes),
        params=values,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """Columns that an option adds to a table, and their cells: as many rows as the table has."""

    columns: tuple[Column, ...] = ()
    rows: Sequence[Sequence[Any]] = ()

    def beside(self, rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
        """The table's own rows with these cells at their end."""
        own = [tuple(row) for row in rows]
        return [(*row, *further) for row, further in zip(own, self.rows or [()] * len(own), strict=True)]


NOTHING_FURTHER = Further()


def attributes(results: Iterable[object], columns: Sequence[Column]) -> list[tuple[Any, ...]]:
    """A row a result: what it holds under each column's id."""
    return [tuple(getattr(result, column.id) for column in columns) for result in results]


def results(
    table_id: str, found: Iterable[object], columns: Sequence[Column], further: Further = NOTHING_FURTHER, **about: Any
) -> Table:
    """A table with a row a result, `further` columns at the right; `about` is as for `table`."""
    rows = further.beside(attributes(found, columns))
    return table(table_id, (*columns, *further.columns), rows, **about)


INTERVAL = {"lower": "lower", "upper": "upper"}


def chart(drawn: Table, kind: ChartKind, **roles: str) -> Chart:
    """A picture of the table, under its name; `roles` are its columns."""
    return Chart(id=drawn.id, kind=kind, table=drawn, roles=roles)


def under(notes: Iterable[Note], where: str) -> tuple[Note, ...]:
    """The notes about a section and its parts."""
    return tuple(note for note in notes if note.where == where or note.where.startswith(f"{where}/"))


def each_row(everyone: Sample, numbers: Iterable[int]) -> Sample:
    """The sample of a table whose rows have their own n: the largest stands for the table."""
    return replace(everyone, used=max(numbers, default=0), rule="per_row")


def rows_where(whole: Table, column: str, value: Cell) -> Table:
    """The table with only those rows that have `value` in the column: what one chart draws of it."""
    at = [own.id for own in whole.columns].index(column)
    return replace(whole, rows=tuple(row for row in whole.rows if row[at] == value))


def listwise(used: Mask) -> Sample:
    """The sample of a table over the rows that are complete on the columns used."""
    return of_complete(int(used.sum()), len(used))


def of_complete(n: int, started: int) -> Sample:
    """The sample of `n` complete responses of those that were `started`."""
    return Sample(started=started, complete=n, used=n, rule="listwise")


def _per_row(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], started: int) -> Sample:
    at = [column.id for column in columns].index("n")
    most = max((int(n) for row in rows if isinstance(n := row[at], int)), default=0)
    return Sample(started=started, complete=most, used=most, rule="per_row")


def note(note_code: str, where: str, **params: Any) -> Note:
    """A note with clean values; `code` and `params` are declared in `analysis/notes.py`."""
    return Note(code=note_code, where=where, params={name: cell(value) for name, value in params.items()})

"""Many rows put into a table by column, some hundred by one statement: SQLite begins and ends a statement at half its cost."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from servqual_desk.store.coded_cells import CodedCells, in_full
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.sqlite import Database

Columns = Mapping[str, Sequence[Cell]]

ROWS_AT_ONCE = 100  # rows of one statement; more of them save nothing
_MOST_CELLS = 30_000  # of one statement, below SQLite's limit (32,766 unless it is built otherwise)


def insert_many(database: Database, table: str, columns: Columns) -> None:
    """Put rows into a table in their order, each with these columns, as many cells in each."""
    n = len(next(iter(columns.values())))
    same = {name: column[0] for name, column in columns.items() if n and _is_one(column)}
    other = {name: in_full(column) for name, column in columns.items() if name not in same}
    at_once = min(ROWS_AT_ONCE, _MOST_CELLS // max(1, len(other)))
    whole = n - n % at_once if n >= at_once else 0
    if whole:
        _insert(database, table, same, other, at_once, range(0, whole, at_once))
    if whole < n:
        _insert(database, table, same, other, 1, range(whole, n))


def _insert(
    database: Database, table: str, same: Mapping[str, Cell], other: Columns, at_once: int, starts: range
) -> None:
    names = ", ".join(f'"{name}"' for name in (*same, *other))
    sql = f'INSERT INTO "{table}" ({names}) VALUES {_marks(len(same), len(other), at_once)}'
    ever, cells = tuple(same.values()), other.values()
    database.conn.executemany(
        sql,
        (
            (*ever, *chain.from_iterable(zip(*(column[at : at + at_once] for column in cells), strict=True)))
            for at in starts
        ),
    )


@lru_cache
def _marks(n_same: int, n_other: int, at_once: int) -> str:
    """`(?1, ?, ?), (?1, ?, ?)` for one column with the same cell in every row and two others.

    SQLite looks for a number that it has met among all numbered ones from the first on, which takes seconds where all of tens of
    thousands have one.
    """
    ever = [f"?{number}" for number in range(1, n_same + 1)]
    return ", ".join([f"({', '.join((*ever, *['?'] * n_other))})"] * at_once)


def _is_one(cells: Sequence[Cell]) -> bool:
    """Whether every row has the same text, or nothing; numbers may be alike to Python and unlike in a file."""
    if isinstance(cells, CodedCells):
        return len(cells.different) == 1
    first = cells[0]
    return (first is None or isinstance(first, str)) and cells[-1] == first and cells.count(first) == len(cells)

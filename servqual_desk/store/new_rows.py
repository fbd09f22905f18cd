"""Many new rows put into a table by column, and what each of them is sealed as without being read back: a large import.

What SQLite gives back of a cell is known from the type of its column (its affinity), so a seal over what was put in is the
seal over what stands in the file; `verification` reads it all the same.
"""

from collections.abc import Callable, Mapping, Sequence

from servqual_desk.store.coded_cells import CodedCells
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.many_rows import Columns, insert_many
from servqual_desk.store.response_state import rows_as_sealed
from servqual_desk.store.sqlite import Database


def insert_rows(database: Database, table: str, columns: Columns) -> list[bytes]:
    """Put rows into a table, each with these columns; gives what each row is in its response's seal."""
    types = {row[1]: row[2] for row in database.conn.execute(f'PRAGMA main.table_info("{table}")')}
    stored = {name: as_stored(types[name], cells) for name, cells in columns.items()}
    insert_many(database, table, stored)
    return rows_as_sealed(table, stored, len(next(iter(stored.values()))))


def as_stored(type_: str, cells: Sequence[Cell]) -> Sequence[Cell]:
    """What SQLite gives back of cells that are put into a column of this type: the same, unless it is of another kind."""
    if isinstance(cells, CodedCells):
        return CodedCells(as_stored(type_, cells.different), cells.codes)
    stored = _CONVERTED.get(type_)
    kinds = set(map(type, cells)) - {type(None)}
    if stored is None or kinds <= _AS_THEY_ARE[type_]:
        return cells
    return list(map(stored, cells))


def _whole(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return int(cell) if cell.isascii() and cell.isdigit() else cell
    return int(cell) if isinstance(cell, int | float) and cell == int(cell) else cell


def _real(cell: Cell) -> Cell:
    # No negative zero: SQLite keeps it as a whole number.
    return cell if cell is None or isinstance(cell, bytes) else float(cell) + 0.0


def _text(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, int | float) else cell


_CONVERTED: Mapping[str, Callable[[Cell], Cell]] = {"INTEGER": _whole, "REAL": _real, "TEXT": _text}
_AS_THEY_ARE: Mapping[str, set[type]] = {"INTEGER": {int}, "REAL": set(), "TEXT": {str}}

"""Which tables a project file may have, with the columns in their order, and which rows can be theirs."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field

from instruments.model import Instrument
from servqual_desk.salvaging.stored_rows import StoredRow
from servqual_desk.store.changed_rows import ANSWERS, RESPONSE
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.schema import ensure_answers, read_of_new_project
from servqual_desk.store.sqlite import Database, empty_in_memory, sqlite

_KINDS: Mapping[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (float, int),
    "BLOB": (bytes,),
    "": (str, int, float, bytes),
}

_UUID = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownTable:
    """A table: its columns in order, each with its declared type, whether it may be empty, and whether it is the row's number."""

    name: str
    columns: tuple[tuple[str, str, bool, bool], ...]
    # What each column takes (`_accepted`), and the columns up to the last one that may not be empty.
    accepted: tuple[tuple[frozenset[type], bool], ...] = field(init=False, repr=False)
    n_needed: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        needed = [place for place, (_n, _k, may_be_empty, _number) in enumerate(self.columns, 1) if not may_be_empty]
        object.__setattr__(self, "accepted", tuple(_accepted(*column) for column in self.columns))
        object.__setattr__(self, "n_needed", max(needed, default=1))

    def fits(self, row: StoredRow) -> bool:
        """Whether a row can be one of this table. Every row of a file is held against many tables."""
        if not self.n_needed <= len(row.cells) <= len(self.columns):
            return False
        for cell, (types, is_uuid) in zip(row.cells, self.accepted, strict=False):
            if type(cell) not in types or (is_uuid and isinstance(cell, str) and len(cell) != _UUID):
                return False
        return True

    def cells(self, row: StoredRow) -> dict[str, Cell]:
        """Column → cell."""
        found: dict[str, Cell] = {}
        for cell, (name, _kind, _may_be_empty, is_number) in zip(row.cells, self.columns, strict=False):
            found[name] = row.number if is_number else cell
        return found


def _accepted(name: str, kind: str, may_be_empty: bool, is_number: bool) -> tuple[frozenset[type], bool]:
    """The types that a column's cells have, and whether they have the length of a response's identifier.

    Nothing but its length tells an identifier from a code. The row's number stands beside the cells.
    """
    is_uuid = not is_number and name in (RESPONSE, "uuid")
    types = () if is_number else (str,) if is_uuid else _KINDS.get(kind, (str,))
    return frozenset(types if not (may_be_empty or is_number) else (*types, type(None))), is_uuid


def tables_of_ours(instruments: Iterable[Instrument] = ()) -> dict[str, KnownTable]:
    """The tables that a project file of this program has, with answers to these questionnaires."""
    with closing(empty_in_memory()) as memory:
        for instrument in instruments:
            ensure_answers(memory, instrument)
        return read_of_new_project(_all_known) | _all_known(memory)


def _all_known(database: Database) -> dict[str, KnownTable]:
    names = [row[0] for row in database.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _known(database, name) for name in names if not name.startswith("sqlite_")}


def tables_told(definitions: Mapping[str, str]) -> dict[str, KnownTable]:
    """The tables that a file says it has: name → the statement that made it; one that is no statement any more is left out."""
    found = {}
    with closing(empty_in_memory()) as memory:
        for name, statement in definitions.items():
            if not statement.upper().startswith("CREATE TABLE"):
                continue
            try:
                memory.conn.execute(statement)
                found[name] = _known(memory, name)
            except (sqlite.Error, sqlite.Warning, ValueError):
                continue  # what damage left of it; our own definition serves
    return {name: table for name, table in found.items() if table.columns}


def _known(database: Database, name: str) -> KnownTable:
    """A column of an answer takes any cell: a number, or the code of why there is none."""
    columns = database.conn.execute(f'PRAGMA table_info("{name}")').fetchall()
    key = [column for column in columns if column[5]]
    is_number = len(key) == 1 and str(key[0][2]).upper() == "INTEGER"
    return KnownTable(
        name=name,
        columns=tuple(
            (
                column[1],
                "" if name.startswith(ANSWERS) else str(column[2]).upper(),
                not column[3] and not column[5],
                is_number and bool(column[5]),
            )
            for column in columns
        ),
    )

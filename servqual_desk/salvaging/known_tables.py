"""Which tables a project file may have, with the columns in their order, and which rows can be theirs."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from instruments.model import Instrument
from servqual_desk.salvaging.stored_rows import StoredRow
from servqual_desk.store.changed_rows import ANSWERS, RESPONSE
from servqual_desk.store.log_digests import Cell
from servqual_desk.store.schema import ensure_answers, migrations
from servqual_desk.store.sqlite import Database, sqlite

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

    def fits(self, row: StoredRow) -> bool:
        """Whether a row can be one of this table."""
        if not row.cells or len(row.cells) > len(self.columns):
            return False
        if not all(may_be_empty for _name, _kind, may_be_empty, _is_number in self.columns[len(row.cells) :]):
            return False
        return all(
            cell is None
            if is_number
            else (cell is None and may_be_empty) or (isinstance(cell, _KINDS.get(kind, (str,))) and _can_be(name, cell))
            for cell, (name, kind, may_be_empty, is_number) in zip(row.cells, self.columns, strict=False)
        )

    def cells(self, row: StoredRow) -> dict[str, Cell]:
        """Column → cell."""
        found: dict[str, Cell] = {}
        for cell, (name, _kind, _may_be_empty, is_number) in zip(row.cells, self.columns, strict=False):
            found[name] = row.number if is_number else cell
        return found


def _can_be(column: str, cell: Cell) -> bool:
    """An identifier of a response has its length; nothing else tells it from a code."""
    return column not in (RESPONSE, "uuid") or (isinstance(cell, str) and len(cell) == _UUID)


def tables_of_ours(instruments: Iterable[Instrument] = ()) -> dict[str, KnownTable]:
    """The tables that a project file of this program has, with answers to these questionnaires."""
    with closing(Database(sqlite.connect(":memory:"))) as memory:
        for instrument in instruments:
            ensure_answers(memory, instrument)
        return _of_a_new_project(migrations.names) | _all_known(memory)


@cache
def _of_a_new_project(_made_by: tuple[str, ...]) -> dict[str, KnownTable]:
    with closing(Database(sqlite.connect(":memory:"))) as fresh:
        migrations.apply(fresh)
        return _all_known(fresh)


def _all_known(database: Database) -> dict[str, KnownTable]:
    names = [row[0] for row in database.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: _known(database, name) for name in names if not name.startswith("sqlite_")}


def tables_told(definitions: Mapping[str, str]) -> dict[str, KnownTable]:
    """The tables that a file says it has: name → the statement that made it; one that is no statement any more is left out."""
    found = {}
    with closing(Database(sqlite.connect(":memory:"))) as memory:
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

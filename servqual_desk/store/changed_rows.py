"""Which rows a transaction changes: noted by SQLite itself, in temporary triggers, so that no write can forget to say so.

A row that tells of one response (its own, its answers, a flag, a code, ...) is noted as that response. Any other row has a name,
its table and its key: `unit["north"]`.
"""

import json
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from servqual_desk.store.log_digests import canonical, filled
from servqual_desk.store.migrations import MIGRATIONS
from servqual_desk.store.sqlite import Database

# What the chain itself proves.
CHAINED = ("event", "chain")
# Who holds a draft, who has the file open at this moment, and by whose passphrase this file opens: no content of the survey, and
# no line of the log.
PASSING = ("lease", "open_window", "key_slot")
RESPONSE = "response"
ANSWERS = "answers_"


class _Known(Struct):
    """What was learnt of a schema, as long as it is the same: each answer asks for the columns of many tables."""

    version: int
    columns: dict[str, list[str]] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    telling: tuple[str, ...] | None = None
    answers: tuple[str, ...] | None = None


_schemas: "weakref.WeakKeyDictionary[Database, _Known]" = weakref.WeakKeyDictionary()


class Table(Struct, frozen=True, kw_only=True):
    """A table of named rows, and the columns of its key."""

    name: str
    key: tuple[str, ...]

    def name_of(self, row: str) -> str:
        """SQL for the name of the row `NEW` or `OLD`."""
        return f"""'{self.name}' || json_array({", ".join(f'{row}."{column}"' for column in self.key)})"""


def named_tables(database: Database) -> tuple[Table, ...]:
    """The tables whose rows each have a line of their own in the log."""
    known = _known(database)
    return tuple(
        Table(name=name, key=_key(database, known, name))
        for name in _names(database)
        if name not in (*CHAINED, *PASSING) and not _tells_of_a_response(database, known, name)
    )


def telling_tables(database: Database) -> tuple[str, ...]:
    """The tables whose rows tell of a response, each by its uuid in `response`, apart from the answers."""
    known = _known(database)
    if known.telling is None:
        known.telling = tuple(
            name
            for name in _names(database)
            if name not in (*CHAINED, *PASSING, RESPONSE)
            and not name.startswith(ANSWERS)
            and _tells_of_a_response(database, known, name)
        )
    return known.telling


def answers_tables(database: Database) -> tuple[str, ...]:
    """The wide tables; a project has one."""
    known = _known(database)
    if known.answers is None:
        known.answers = tuple(name for name in _names(database) if name.startswith(ANSWERS))
    return known.answers


def columns_of(database: Database, table: str) -> list[str]:
    """The columns of a table; asked anew when the schema has changed."""
    return _columns(database, _known(database), table)


def _columns(database: Database, known: _Known, table: str) -> list[str]:
    if table not in known.columns:
        found = database.conn.execute(f'PRAGMA main.table_info("{table}")').fetchall()
        known.columns[table] = [row[1] for row in found]
        known.keys[table] = tuple(name for _place, name in sorted((row[5], row[1]) for row in found if row[5]))
    return known.columns[table]


def _key(database: Database, known: _Known, table: str) -> tuple[str, ...]:
    _columns(database, known, table)
    return known.keys[table]


def _known(database: Database) -> _Known:
    (version,) = database.conn.execute("PRAGMA main.schema_version").fetchone()
    known = _schemas.get(database)
    if known is None or known.version != version:
        known = _schemas[database] = _Known(version)
    return known


def named_row(database: Database, name: str) -> str | None:
    """The content of the row with this name; None where it is gone."""
    table, bracket, key = name.partition("[")
    condition = " AND ".join(f'"{column}" IS ?' for column in _key(database, _known(database), table))
    cursor = database.conn.execute(f'SELECT * FROM "{table}" WHERE {condition}', json.loads(bracket + key))
    cells = cursor.fetchone()
    columns = [column[0] for column in cursor.description]
    return None if cells is None else canonical(filled(zip(columns, cells, strict=True)))


def named_rows(database: Database, table: Table) -> Iterator[tuple[str, str]]:
    """(name, content) of every row of a table."""
    cursor = database.conn.execute(f'SELECT * FROM "{table.name}"')
    columns = [column[0] for column in cursor.description]
    for cells in cursor:
        row = dict(zip(columns, cells, strict=True))
        yield table.name + canonical([row[column] for column in table.key]), canonical(filled(row.items()))


def watch(database: Database) -> None:
    """Note from now on, on this connection, which rows are written. Call it outside a transaction."""
    database.conn.execute("PRAGMA temp_store = MEMORY")
    database.conn.execute("CREATE TEMP TABLE IF NOT EXISTS changed_row (kind TEXT NOT NULL, name TEXT NOT NULL)")
    _note_writes(database)


@contextmanager
def new_rows_told(database: Database, *tables: str) -> Iterator[None]:
    """Inside, new rows of these tables are not noted: whoever puts them in seals them (`ChainedLog.log_new`).

    Call it inside a transaction, which takes it back where it fails.
    """
    for table in tables:
        database.conn.execute(f'DROP TRIGGER temp."{table}_INSERT"')
    yield
    _note_writes(database)


@contextmanager
def only_numbered(database: Database) -> Iterator[None]:
    """Inside, what is written to responses is not noted: nothing but their numbers, which are in no seal. As `new_rows_told`."""
    database.conn.execute(f'DROP TRIGGER temp."{RESPONSE}_UPDATE"')
    yield
    _note_writes(database)


def _note_writes(database: Database) -> None:
    noted = {table.name: ("row", table.name_of("NEW"), table.name_of("OLD")) for table in named_tables(database)}
    noted |= dict.fromkeys(
        (*answers_tables(database), *telling_tables(database)), (RESPONSE, "NEW.response", "OLD.response")
    )
    noted[RESPONSE] = (RESPONSE, "NEW.uuid", "OLD.uuid")
    for table, (kind, new, old) in noted.items():
        for doing, names in (("INSERT", (new,)), ("UPDATE", (new, old)), ("DELETE", (old,))):
            notes = " ".join(f"INSERT INTO changed_row VALUES ('{kind}', {name});" for name in names)
            database.conn.execute(
                f'CREATE TEMP TRIGGER IF NOT EXISTS "{table}_{doing}" AFTER {doing} ON main."{table}" BEGIN {notes} END'
            )


def touch(database: Database, name: str) -> None:
    """Have a named row looked at that was not written: the log may say something else of it now."""
    database.conn.execute("INSERT INTO changed_row VALUES ('row', ?)", (name,))


def touch_response(database: Database, uuid: str) -> None:
    """Have a response looked at that was not written: another laptop may have sealed another state of it since."""
    database.conn.execute("INSERT INTO changed_row VALUES ('response', ?)", (uuid,))


def touch_migrations(database: Database) -> None:
    """Have the rows looked at that say which changes of the schema the file has seen."""
    _touch(database, next(table for table in named_tables(database) if table.name == MIGRATIONS))


def touch_everything(database: Database) -> None:
    """Have every row looked at: what an older program left is sealed as it is."""
    database.conn.execute(f"INSERT INTO changed_row SELECT '{RESPONSE}', uuid FROM response ORDER BY id")
    for table in named_tables(database):
        _touch(database, table)


def unlogged_migrations(database: Database) -> bool:
    """Whether the log does not say yet which changes of the schema the file has seen."""
    name = f"'{MIGRATIONS}[' || {MIGRATIONS}.id || ']'"
    said = f"SELECT 1 FROM event WHERE kind = 'row' AND variable = {name}"  # a line that an erasure blanked has no variable
    found = database.conn.execute(f"SELECT EXISTS (SELECT 1 FROM {MIGRATIONS} WHERE NOT EXISTS ({said}))")
    return bool(found.fetchone()[0])


def changed_responses(database: Database) -> list[str]:
    """The responses that were written since the last `forget`, in the order of the first write."""
    return list(dict.fromkeys(_noted(database, RESPONSE)))


def changed_rows(database: Database) -> list[str]:
    """The names of the other rows that were written since."""
    return list(dict.fromkeys(_as_written(name) for name in _noted(database, "row")))


def forget(database: Database) -> None:
    """What was written is accounted for."""
    database.conn.execute("DELETE FROM changed_row")


def _touch(database: Database, table: Table) -> None:
    names = [(name,) for name, _content in named_rows(database, table)]
    database.conn.executemany("INSERT INTO changed_row VALUES ('row', ?)", names)


def _noted(database: Database, kind: str) -> Iterator[str]:
    for row in database.conn.execute("SELECT name FROM changed_row WHERE kind = ? ORDER BY rowid", (kind,)):
        yield row[0]


def _as_written(name: str) -> str:
    """SQLite leaves letters beyond ASCII as they are."""
    table, bracket, key = name.partition("[")
    return table + canonical(json.loads(bracket + key))


def _names(database: Database) -> list[str]:
    found = database.conn.execute(
        r"SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name"
    )
    return [row[0] for row in found]


def _tells_of_a_response(database: Database, known: _Known, table: str) -> bool:
    return table == RESPONSE or RESPONSE in _columns(database, known, table)

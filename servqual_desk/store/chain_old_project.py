"""An older project gets its chain: its log is linked as it stands, and everything that it holds is sealed as it is.

What migrations after that change of a row is sealed too, by the functions here.
"""

from collections.abc import Sequence
from pathlib import Path

from servqual_desk.store import changed_rows
from servqual_desk.store.chained_log import ChainedLog, begin_keyed_chain
from servqual_desk.store.chains import chain_of_this_device, new_salts, put_chain
from servqual_desk.store.device import copy_mark
from servqual_desk.store.event_log import COLUMNS, CONTENT, Event
from servqual_desk.store.sqlite import Database

_FIELDS = ("response", "at", "who", "kind", "variable", "old", "new", "reason", "elapsed_ms")
_NEW = ("device", "sequence", "salt", "digest", "chain")


def chain_what_is_there(database: Database, *, change: str) -> None:
    """Link every line of the log, and seal every row. Inside the transaction of the migration named `change`."""
    run = database.conn.execute
    if not run("SELECT EXISTS (SELECT 1 FROM event)").fetchone()[0]:
        return
    blanks = ", ".join(f"{column} = NULL" for column in CONTENT)
    run(f"UPDATE event SET {blanks} WHERE response IN (SELECT uuid FROM response WHERE status = 'erased')")
    path = _path(database)
    _link(database, path)
    changed_rows.watch(database)
    log = ChainedLog(database, path)
    with log.transaction():
        log.log(Event(kind="device", new=copy_mark(path)), Event(kind="migrated", variable=change))
        changed_rows.touch_everything(database)


def key_what_is_there(database: Database) -> None:
    """Begin the first chain with a key, where an older program protected the file. Inside the transaction of a migration."""
    if database.conn.execute("SELECT EXISTS (SELECT 1 FROM event)").fetchone()[0]:
        begin_keyed_chain(database, _path(database))


def seal_anew(database: Database, sql: str, parameters: Sequence[tuple[str, ...]]) -> None:
    """Change rows, with a line in the log for each response that they tell of. Inside the transaction of a migration."""
    log = ChainedLog(database, _path(database))
    with log.transaction():
        database.conn.executemany(sql, parameters)


def _path(database: Database) -> Path:
    return Path(database.conn.execute("PRAGMA database_list").fetchone()[2])


def _link(database: Database, path: Path) -> None:
    chain = chain_of_this_device(database, path)
    lines = database.conn.execute(f"SELECT id, {', '.join(_FIELDS)} FROM event ORDER BY id").fetchall()
    linked = []
    for (row, *cells), salt in zip(lines, new_salts(len(lines)), strict=True):
        event = Event(**dict(zip(_FIELDS, cells, strict=True)))
        line = dict(zip(COLUMNS, chain.append(event, salt=salt, seal=None), strict=True))
        linked.append((*(line[column] for column in _NEW), row))
    assignments = ", ".join(f"{column} = ?" for column in _NEW)
    database.conn.executemany(f"UPDATE event SET {assignments} WHERE id = ?", linked)
    put_chain(database, chain)

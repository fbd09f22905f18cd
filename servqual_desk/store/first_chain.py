"""An older project gets its chain: its log is linked as it stands, and everything that it holds is sealed as it is."""

import secrets
from pathlib import Path

from servqual_desk.store import changed_rows
from servqual_desk.store.chain_heads import head_of_this_device, put_heads
from servqual_desk.store.chained_log import ChainedLog, chain_on
from servqual_desk.store.digests import SALT_BYTES
from servqual_desk.store.event_log import CONTENT, Event
from servqual_desk.store.sqlite import Database


def chain_what_is_there(database: Database, *, change: str) -> None:
    """Link every line of the log, and seal every row. Inside the transaction of the migration named `change`."""
    run = database.conn.execute
    if not run("SELECT EXISTS (SELECT 1 FROM event)").fetchone()[0]:
        return
    blanks = ", ".join(f"{column} = NULL" for column in CONTENT)
    run(f"UPDATE event SET {blanks} WHERE response IN (SELECT uuid FROM response WHERE status = 'erased')")
    path = Path(run("PRAGMA database_list").fetchone()[2])
    _link(database, path)
    changed_rows.watch(database)
    log = ChainedLog(database, path)
    with log.transaction():
        log.log(Event(kind="migrated", variable=change))
        changed_rows.touch_everything(database)


def _link(database: Database, path: Path) -> None:
    head = head_of_this_device(database, path)
    lines = database.conn.execute(
        "SELECT id, response, at, who, kind, variable, old, new, reason, elapsed_ms FROM event ORDER BY id"
    ).fetchall()
    names = ("response", "at", "who", "kind", "variable", "old", "new", "reason", "elapsed_ms")
    linked = []
    for row, *cells in lines:
        event = Event(**dict(zip(names, cells, strict=True)))
        chained, head = chain_on(head, event, salt=secrets.token_bytes(SALT_BYTES), seal=None, key=b"")
        linked.append((chained.device, chained.sequence, chained.salt, chained.digest, chained.chain, row))
    database.conn.executemany(
        "UPDATE event SET device = ?, sequence = ?, salt = ?, digest = ?, chain = ? WHERE id = ?", linked
    )
    put_heads(database, head)

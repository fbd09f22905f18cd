"""How many rows each table holds and what they hold, in one short text a table: by this a copy is compared with its source."""

import hashlib
import marshal
from collections.abc import Mapping

from servqual_desk.store.sqlite import Database

_ROWS = 1_000
# Numbers and texts by their value alone; later formats also tell which objects are the same, which says nothing of a row.
_PLAIN_FORMAT = 2


def table_digests(database: Database) -> Mapping[str, str]:
    """Table (and “schema”) → its number of rows and the SHA-256 of them in their order.

    Only files read by the same program may be compared: the digest is made of Python's own bytes, and is not kept anywhere.
    """
    tables = [row[0] for row in database.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
    found = {name: _digest(database, f'SELECT * FROM "{name}"') for name in tables}
    return found | {"schema": _digest(database, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name")}


def _digest(database: Database, query: str) -> str:
    summed, count = hashlib.sha256(), 0
    cursor = database.conn.execute(query)
    while rows := cursor.fetchmany(_ROWS):
        summed.update(marshal.dumps([tuple(row) for row in rows], _PLAIN_FORMAT))
        count += len(rows)
    return f"{count} {summed.hexdigest()}"

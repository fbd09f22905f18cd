"""One digest of what a project says, whichever laptop holds it and in whatever order its parts came together."""

import json
from collections.abc import Iterator
from hashlib import blake2b

from servqual_desk.store.changed_rows import named_rows, named_tables
from servqual_desk.store.event_log import BOOKKEEPING
from servqual_desk.store.migrations import MIGRATIONS
from servqual_desk.store.response_state import response_states
from servqual_desk.store.sqlite import Database

# What a file says of itself: its title and where its backups go, which program opened it first.
_OWN = ("project", MIGRATIONS)
_NOTED_BY_EACH_FILE = {"instrument": ("added_at",)}
# Lines about the file and its copies, not about the survey.
_OF_THE_FILE = (
    *BOOKKEEPING,
    "created",
    "device",
    "migrated",
    "merged",
    "kept",
    "second_entry_differs",
    "withdrawal_code_dropped",
    "setting",
)


def content_digest(database: Database) -> str:
    """The responses with all that tells of them, the field tables, people, codes and analyses, and the log of each response.

    Two files have the same one exactly where they hold the same, however they came to it. Rows' numbers, the order of rows, and
    what each file says of itself (title, backups, merges) do not count.
    """
    parts = sorted(blake2b(part, digest_size=32).digest() for part in _parts(database))
    return blake2b(b"".join(parts), digest_size=32, person=b"sqd survey").hexdigest()


def _parts(database: Database) -> Iterator[bytes]:
    for state in response_states(database):
        yield b"\x00".join(state.rows)
    for table in named_tables(database):
        if table.name not in _OWN:
            for name, content in named_rows(database, table):
                yield f"{name} {_without(content, _NOTED_BY_EACH_FILE.get(table.name, ()))}".encode()
    lines = database.conn.execute(f"SELECT device, sequence, chain FROM event WHERE kind NOT IN {_OF_THE_FILE}")
    for device, sequence, chain in lines:
        yield f"event {device} {sequence} {chain.hex()}".encode()


def _without(content: str, columns: tuple[str, ...]) -> str:
    if not columns:
        return content
    return json.dumps({name: cell for name, cell in json.loads(content).items() if name not in columns}, sort_keys=True)

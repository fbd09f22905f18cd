"""Where each device's chain stands: the table `chain`, one row a device."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from servqual_desk.store.device import copy_mark
from servqual_desk.store.digests import START, canonical
from servqual_desk.store.sqlite import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A chain up to its newest line.

    Attributes:
        device: drawn at random when the chain began.
        mark: of the computer and the copy that go on with it; see `device`.
        sequence: of the newest line; 0 before the first.
        chain: its link.
    """

    device: str
    mark: str
    sequence: int
    chain: bytes


def head_of_this_device(database: Database, path: Path) -> Head:
    """The chain that this copy on this computer goes on with; a new one, not written yet, where there is none."""
    mark = copy_mark(path)
    row = database.conn.execute("SELECT device, mark, sequence, head FROM chain WHERE mark = ?", (mark,)).fetchone()
    if row is None:
        return Head(device=secrets.token_hex(8), mark=mark, sequence=0, chain=START)
    return Head(device=row[0], mark=row[1], sequence=row[2], chain=row[3])


def highest_sequence(database: Database) -> int:
    """The highest number of any line in the file."""
    return int(database.conn.execute("SELECT coalesce(max(sequence), 0) FROM chain").fetchone()[0])


def heads(database: Database) -> str:
    """Where every chain in the file stands, as a line of the log can say it: device → sequence and link."""
    rows = database.conn.execute("SELECT device, sequence, head FROM chain ORDER BY device")
    return canonical({row[0]: f"{row[1]}:{row[2].hex()}" for row in rows})


def put_heads(database: Database, *moved: Head) -> None:
    """Say where chains stand now."""
    database.conn.executemany(
        "INSERT OR REPLACE INTO chain (device, mark, sequence, head) VALUES (?, ?, ?, ?)",
        [(head.device, head.mark, head.sequence, head.chain) for head in moved],
    )

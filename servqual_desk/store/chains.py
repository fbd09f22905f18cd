"""Where each device's chain stands (the table `chain`, one row a device), and how a line is linked to it."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from servqual_desk.store.clock import now
from servqual_desk.store.device import copy_mark
from servqual_desk.store.event_log import Event, Line
from servqual_desk.store.log_digests import SALT_BYTES, START, canonical, content_digest, link
from servqual_desk.store.sqlite import Database


@dataclass(slots=True, kw_only=True)
class Chain:
    """A device's chain up to its newest line.

    Attributes:
        device: drawn at random when the chain began.
        mark: of the computer and the copy that go on with it; see `device`.
        sequence: of the newest line; 0 before the first.
        head: its link.
    """

    device: str
    mark: str
    sequence: int = 0
    head: bytes = START

    def append(self, event: Event, *, salt: bytes, seal: bytes | None, key: bytes) -> Line:
        """Link the line that comes next, and stand at it."""
        self.sequence += 1
        at = event.at or now()
        content = (event.variable, event.old, event.new, event.reason, event.elapsed_ms)
        digest = content_digest(salt, content)
        open_fields = (self.device, self.sequence, event.response, at, event.who, event.kind)
        self.head = link(self.head, digest, seal, open_fields, key)
        return (*open_fields, *content, salt, digest, seal, self.head)


def chain_of_this_device(database: Database, path: Path) -> Chain:
    """The chain that this copy on this computer goes on with; a new one, not written yet, where there is none."""
    mark = copy_mark(path)
    row = database.conn.execute("SELECT device, mark, sequence, head FROM chain WHERE mark = ?", (mark,)).fetchone()
    if row is None:
        return Chain(device=secrets.token_hex(8), mark=mark)
    return Chain(device=row[0], mark=row[1], sequence=row[2], head=row[3])


def put_chain(database: Database, chain: Chain) -> None:
    """Say where a chain stands now."""
    database.conn.execute(
        "INSERT OR REPLACE INTO chain (device, mark, sequence, head) VALUES (?, ?, ?, ?)",
        (chain.device, chain.mark, chain.sequence, chain.head),
    )


def highest_sequence(database: Database) -> int:
    """The highest number of any line in the file."""
    return int(database.conn.execute("SELECT coalesce(max(sequence), 0) FROM chain").fetchone()[0])


def heads(database: Database) -> str:
    """Where every chain in the file stands, as a line of the log can say it: device → sequence and link."""
    rows = database.conn.execute("SELECT device, sequence, head FROM chain ORDER BY device")
    return canonical({row[0]: f"{row[1]}:{row[2].hex()}" for row in rows})


def read_heads(written: str) -> dict[str, tuple[int, str]]:
    """What `heads` wrote: device → sequence and link in hexadecimal; empty where it is something else."""
    try:
        parted = {device: str(head).split(":") for device, head in json.loads(written).items()}
        return {device: (int(sequence), link_) for device, (sequence, link_) in parted.items()}
    except (ValueError, AttributeError):
        return {}


def new_salts(n: int) -> Iterable[bytes]:
    """Salts for `n` lines."""
    drawn = secrets.token_bytes(SALT_BYTES * n)
    return (drawn[start : start + SALT_BYTES] for start in range(0, len(drawn), SALT_BYTES))

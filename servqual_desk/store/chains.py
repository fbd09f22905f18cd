"""Where each device's chain stands (the table `chain`, one row a device), and how a line is linked to it.

A chain that begins in a protected file has a key of its own, which its links are made with. The key stands in the file, where
encryption keeps it, and goes where the chain goes: into merged files, and into a copy whose protection was taken away.
"""

import json
import secrets
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from msgspec import Struct

from servqual_desk.store.changed_rows import columns_of
from servqual_desk.store.clock import now
from servqual_desk.store.coded_cells import alike
from servqual_desk.store.device import copy_mark
from servqual_desk.store.event_log import COLUMNS, Event, Line
from servqual_desk.store.log_digests import KEY_BYTES, SALT_BYTES, START, canonical, content_digests, link
from servqual_desk.store.many_rows import Columns
from servqual_desk.store.sqlite import Database


class Chain(Struct, kw_only=True):
    """A device's chain up to its newest line.

    Attributes:
        device: drawn at random when the chain began.
        mark: of the computer and the copy that go on with it; see `device`.
        sequence: of the newest line; 0 before the first.
        head: its link.
        key: what its links are made with; empty where it began in a file that anybody can read.
    """

    device: str
    mark: str
    sequence: int = 0
    head: bytes = START
    key: bytes = b""

    def __repr__(self) -> str:
        """Without the key."""
        return f"Chain(device={self.device!r}, mark={self.mark!r}, sequence={self.sequence})"

    def append(self, event: Event, *, salt: bytes, seal: bytes | None) -> Line:
        """Link the line that comes next, and stand at it."""
        columns = self.append_like(event, [event.response], [salt], [seal])
        return tuple(cells[0] for cells in columns.values())

    def append_like(
        self, event: Event, responses: Sequence[str | None], salts: Sequence[bytes], seals: Sequence[bytes | None]
    ) -> Columns:
        """Link a line like the event for each response, and stand at the last; gives the lines by column."""
        at, who, kind = event.at or now(), event.who, event.kind
        content = (event.variable, event.old, event.new, event.reason, event.elapsed_ms)
        digests = content_digests(salts, content)
        sequences = range(self.sequence + 1, self.sequence + 1 + len(responses))
        links: list[bytes] = []
        for sequence, response, digest, seal in zip(sequences, responses, digests, seals, strict=True):
            self.head = link(self.head, digest, seal, (self.device, sequence, response, at, who, kind), self.key)
            links.append(self.head)
        self.sequence += len(links)
        device, *same = (alike(cell, len(links)) for cell in (self.device, at, who, kind, *content))
        cells = (device, sequences, responses, *same, salts, digests, seals, links)
        return dict(zip(COLUMNS, cells, strict=True))


def chain_of_this_device(database: Database, path: Path) -> Chain:
    """The chain that this copy on this computer goes on with; a new one, not written yet, where there is none."""
    mark, must_be_keyed = copy_mark(path), has_keyed_chains(database)
    own = [one for one in chains(database) if one.mark == mark and (one.key or not must_be_keyed)]
    if own:
        return max(own, key=attrgetter("sequence"))
    return Chain(device=secrets.token_hex(8), mark=mark, key=secrets.token_bytes(KEY_BYTES) if must_be_keyed else b"")


def has_keyed_chains(database: Database) -> bool:
    """Whether a chain that begins in this file has a key: it is protected, and not as an older program left it."""
    (is_protected,) = database.conn.execute("PRAGMA cipher_status").fetchone() or ("0",)
    return is_protected == "1" and "key" in columns_of(database, "chain")


def chains(database: Database) -> tuple[Chain, ...]:
    """Every chain in the file; none where an older program made it."""
    columns = columns_of(database, "chain")
    key = "key" if "key" in columns else "NULL"
    found = database.conn.execute(f"SELECT device, mark, sequence, head, {key} FROM chain") if columns else ()
    return tuple(Chain(device=row[0], mark=row[1], sequence=row[2], head=row[3], key=row[4] or b"") for row in found)


def put_chain(database: Database, chain: Chain) -> None:
    """Say where a chain stands now."""
    database.conn.execute(
        """INSERT INTO chain (device, mark, sequence, head) VALUES (?, ?, ?, ?)
           ON CONFLICT (device) DO UPDATE SET mark = excluded.mark, sequence = excluded.sequence, head = excluded.head""",
        (chain.device, chain.mark, chain.sequence, chain.head),
    )
    if chain.key:
        database.conn.execute("UPDATE chain SET key = ? WHERE device = ?", (chain.key, chain.device))


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

"""Which line of the log knew of which, over all laptops: so that a later correction is told from one that crossed it.

A device knows its own earlier lines, and those of another chain as far as that chain stood in its file when it began or
when it merged: the lines `device` and `merged` say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from servqual_desk.store.chains import read_heads
from servqual_desk.store.event_log import Stored
from servqual_desk.store.sqlite import Database

MERGED = "merged"
_TELLING = ("device", MERGED)
# The device of lines that have no chain of their own to prove their place.
UNCHAINED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A line of the log, as far as a merge looks at it. `place` orders the lines of all devices as every file does."""

    sequence: int
    device: str
    kind: str
    at: str
    who: str | None
    variable: str | None
    new: Stored

    @property
    def place(self) -> tuple[int, str]:
        return self.sequence, self.device


class Knowledge:
    """What each device knew at each of its lines.

    Args:
        unchained: the places that lines of the device `UNCHAINED` know, beside their own earlier ones.
    """

    def __init__(
        self,
        clocks: Mapping[str, list[tuple[int, Mapping[str, int]]]],
        unchained: frozenset[tuple[int, str]] = frozenset(),
    ) -> None:
        self._clocks, self._unchained = clocks, unchained

    def with_unchained(self, known: Iterable[tuple[int, str]]) -> "Knowledge":
        """The same, where unchained lines know these places."""
        return Knowledge(self._clocks, frozenset(known))

    def knows(self, later: LogLine, earlier: LogLine) -> bool:
        """Whether the first line was written where the second one stood already."""
        if later.device == earlier.device:
            return later.sequence > earlier.sequence
        if UNCHAINED in (later.device, earlier.device):
            return later.device == UNCHAINED and earlier.place in self._unchained
        heads: Mapping[str, int] = {}
        for sequence, stood in self._clocks.get(later.device, ()):
            if sequence <= later.sequence:
                heads = stood
        return heads.get(earlier.device, 0) >= earlier.sequence

    def newest(self, lines: Iterable[LogLine]) -> list[LogLine]:
        """The lines that no other of them knows, in their order."""
        lines = list(lines)
        return [line for line in lines if not any(self.knows(other, line) for other in lines)]


def read_knowledge(*databases: Database) -> Knowledge:
    """What the logs of open files say together of who knew what."""
    said: dict[tuple[int, str], str | None] = {}
    for database in databases:
        rows = database.conn.execute(f"SELECT sequence, device, old FROM event WHERE kind IN {_TELLING}")
        said |= {(sequence, device): stood for sequence, device, stood in rows}
    clocks: dict[str, list[tuple[int, Mapping[str, int]]]] = {}
    for sequence, device in sorted(said):
        clocks.setdefault(device, []).append((sequence, _heads(said[sequence, device])))
    return Knowledge(clocks)


def lineage(database: Database) -> frozenset[str]:
    """The devices whose chains this copy of the file went on with, one after the other; others came by a merge."""
    heads = dict(database.conn.execute("SELECT device, sequence FROM chain").fetchall())
    first = dict(
        database.conn.execute("SELECT device, old FROM event WHERE kind = 'device' ORDER BY sequence DESC").fetchall()
    )
    found: set[str] = set()
    while heads:
        # Each line's number is one more than the highest in its file, so the highest is of the one who wrote last.
        device = max(heads, key=lambda name: (heads[name], name))
        if device in found:
            break
        found.add(device)
        heads = _heads(first.get(device))
    return frozenset(found)


def _heads(said: str | None) -> dict[str, int]:
    """Device → sequence, from what `chains.heads` wrote."""
    return {device: sequence for device, (sequence, _link) in read_heads(said or "{}").items()}

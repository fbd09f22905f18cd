"""The append-only log of a project: one line a change (old, new, who, when, why), written in the change's own transaction.

`chained_log` writes it, and adds the kinds `row` and `sealed`: what a row of another table holds from now on (`variable` names
the row, `new` is its content, None where it is gone), and that a response was changed without a line of its own.
"""

from dataclasses import dataclass

from servqual_desk.store.digests import Cell
from servqual_desk.store.sqlite import Database

Stored = str | int | float | None

ROW = "row"
SEALED = "sealed"
BOOKKEEPING = frozenset({ROW, SEALED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the log. `kind` is a code: started, answered, finished, corrected, voided, restored, erased, imported, ..."""

    kind: str
    response: str | None = None
    at: str = ""
    who: str | None = None
    variable: str | None = None
    old: Stored = None
    new: Stored = None
    reason: str | None = None
    elapsed_ms: int | None = None


# What an erasure blanks, and what it never touches.
CONTENT = ("variable", "old", "new", "reason", "elapsed_ms")
OPEN = ("device", "sequence", "response", "at", "who", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainedEvent:
    """A line of the log as it stands in the file.

    Attributes:
        device: whose chain it belongs to.
        sequence: one more than the highest in the file when it was written, so that (sequence, device) puts the lines of several
            devices in one order that is the same in every file.
        salt: of the content digest and the seal; None where the line was blanked.
        seal: what the response was after this line; None where the line changed none.
        chain: the link up to and with this line.
    """

    device: str
    sequence: int
    event: Event
    salt: bytes | None
    digest: bytes
    seal: bytes | None
    chain: bytes

    @property
    def content(self) -> tuple[Cell, ...]:
        return content_of(self.event)

    @property
    def open_fields(self) -> tuple[Cell, ...]:
        return open_fields_of(self.device, self.sequence, self.event)


def content_of(event: Event) -> tuple[Cell, ...]:
    """The cells of `CONTENT`."""
    return event.variable, event.old, event.new, event.reason, event.elapsed_ms


def open_fields_of(device: str, sequence: int, event: Event) -> tuple[Cell, ...]:
    """The cells of `OPEN`."""
    return device, sequence, event.response, event.at, event.who, event.kind


def read(database: Database, response: str | None = None) -> tuple[Event, ...]:
    """The log of one response, or of the whole project, oldest first, without what the log notes for itself."""
    where, parameters = ("response = ?", (response,)) if response else ("1", ())
    kinds = ", ".join(f"'{kind}'" for kind in sorted(BOOKKEEPING))
    rows = database.conn.execute(
        f"""SELECT kind, response, at, who, variable, old, new, reason, elapsed_ms FROM event
            WHERE {where} AND kind NOT IN ({kinds}) ORDER BY id""",
        parameters,
    )
    names = ("kind", "response", "at", "who", "variable", "old", "new", "reason", "elapsed_ms")
    return tuple(Event(**dict(zip(names, row, strict=True))) for row in rows)

"""The append-only log of a project: one line a change (old, new, who, when, why), written in the change's own transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from servqual_desk.store.clock import now
from servqual_desk.store.sqlite import Database

Stored = str | int | float | None


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


_INSERT = """INSERT INTO event (response, at, who, kind, variable, old, new, reason, elapsed_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def _row(event: Event) -> tuple[Stored, ...]:
    return (
        event.response,
        event.at or now(),
        event.who,
        event.kind,
        event.variable,
        event.old,
        event.new,
        event.reason,
        event.elapsed_ms,
    )


def write(database: Database, *events: Event) -> None:
    """Append to the log. Call it inside the transaction that makes the change."""
    if len(events) == 1:
        database.conn.execute(_INSERT, _row(events[0]))
    else:
        write_many(database, events)


def write_many(database: Database, events: Iterable[Event]) -> None:
    """Append many lines, for an import."""
    database.conn.executemany(_INSERT, map(_row, events))


def read(database: Database, response: str | None = None) -> tuple[Event, ...]:
    """The log of one response, or of the whole project, oldest first."""
    where, parameters = ("WHERE response = ?", (response,)) if response else ("", ())
    rows = database.conn.execute(
        f"SELECT kind, response, at, who, variable, old, new, reason, elapsed_ms FROM event {where} ORDER BY id",
        parameters,
    )
    names = ("kind", "response", "at", "who", "variable", "old", "new", "reason", "elapsed_ms")
    return tuple(Event(**dict(zip(names, row, strict=True))) for row in rows)

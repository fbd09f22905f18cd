"""The append-only log of a project: one line a change (old, new, who, when, why), written in the change's own transaction.

`chained_log` writes it, and adds the kinds `row` and `sealed`: what a row of another table holds from now on (`variable` names
the row, `new` is its content, None where it is gone), and that a response was changed without a line of its own.

The columns of a line:
- `device`: whose chain it belongs to.
- `sequence`: one more than the highest in the file when it was written, so that (sequence, device) puts the lines of several
  devices in one order that is the same in every file.
- `salt`: of the content digest and the seal; NULL where an erasure blanked the line.
- `digest`: of its content; `seal`: of what the response was after it, NULL where the line changed none.
- `chain`: the link up to and with this line.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from servqual_desk.store.many_rows import Columns, insert_many
from servqual_desk.store.sqlite import Database

Stored = str | int | float | None

ROW = "row"
SEALED = "sealed"
DEVICE = "device"  # how a chain begins
VOUCHES = "vouches"  # … the first with a key, for what stood there before
BOOKKEEPING = (ROW, SEALED)
ANSWERING = ("answered", "hidden", "corrected", "kept")  # lines that say what an answer is from then on

# What an erasure never touches, what it blanks (with the salt), and what proves both.
OPEN = ("device", "sequence", "response", "at", "who", "kind")
CONTENT = ("variable", "old", "new", "reason", "elapsed_ms")
PROOF = ("salt", "digest", "seal", "chain")
# A line as it stands in the file, and its columns in this order.
Line = tuple[str | int | float | bytes | None, ...]
COLUMNS = (*OPEN, *CONTENT, *PROOF)


class Event(Struct, frozen=True, kw_only=True):
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


_ASKED_AT_ONCE = 500  # responses
_FIELDS = ("kind", "response", "at", "who", "variable", "old", "new", "reason", "elapsed_ms")


def read(database: Database, response: str | None = None) -> tuple[Event, ...]:
    """The log of one response, or of the whole project, oldest first, without what the log notes for itself."""
    where, parameters = ("response = ?", (response,)) if response else ("1", ())
    rows = database.conn.execute(
        f"SELECT {', '.join(_FIELDS)} FROM event WHERE {where} AND kind NOT IN {BOOKKEEPING} ORDER BY sequence, device",
        parameters,
    )
    return tuple(Event(**dict(zip(_FIELDS, row, strict=True))) for row in rows)


def insert(database: Database, lines: Iterable[Line]) -> None:
    """Put lines into the file as they are. `ChainedLog` does it with its own, a merge with those of another file."""
    if columns := list(zip(*lines, strict=True)):
        insert_columns(database, dict(zip(COLUMNS, columns, strict=True)))


def insert_columns(database: Database, lines: Columns) -> None:
    """Put lines into the file that are given as column → a cell a line."""
    insert_many(database, "event", lines)


def said_of_row(database: Database, name: str) -> str | None:
    """What the newest line on a row says that it holds; None where it is gone or never was."""
    row = database.conn.execute(
        f"SELECT new FROM event WHERE variable = ? AND kind = '{ROW}' ORDER BY sequence DESC, device DESC LIMIT 1",
        (name,),
    ).fetchone()
    return row[0] if row else None


def newest_seals(database: Database, responses: Sequence[str]) -> dict[str, tuple[bytes | None, bytes]]:
    """Response → the salt and the seal of its newest line that has one; no entry where none has."""
    found: dict[str, tuple[bytes | None, bytes]] = {}
    for start in range(0, len(responses), _ASKED_AT_ONCE):
        asked = responses[start : start + _ASKED_AT_ONCE]
        rows = database.conn.execute(
            f"""SELECT response, salt, seal FROM event WHERE response IN ({", ".join("?" * len(asked))})
                AND seal IS NOT NULL ORDER BY sequence, device""",
            asked,
        )
        found |= {response: (salt, seal) for response, salt, seal in rows}
    return found

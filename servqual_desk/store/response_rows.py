"""Where a response's own row is written: the one INSERT into the table `response`."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence

from servqual_desk.store.sqlite import Database

Cell = str | None
_UUID_BYTES = 16
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def insert_response(database: Database, row: Mapping[str, Cell]) -> None:
    """Write one response; `row` says column → value."""
    insert_responses(database, tuple(row), [tuple(row.values())])


def insert_responses(database: Database, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write many responses, each with these columns of the table."""
    marks = ", ".join("?" * len(columns))
    database.conn.executemany(f"INSERT INTO response ({', '.join(columns)}) VALUES ({marks})", rows)


def new_uuids(n: int) -> Iterator[str]:
    """Identifiers of `n` new responses, drawn in one call to the system; version 4 of RFC 9562, as Python's `uuid4`."""
    drawn = secrets.token_bytes(_UUID_BYTES * n).hex()
    for at in range(0, len(drawn), 2 * _UUID_BYTES):
        one = drawn[at : at + 2 * _UUID_BYTES]
        yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{_VARIANT[one[16]]}{one[17:20]}-{one[20:]}"

"""Where a response's own row is written at its beginning, and how new ones are named; many at once are `new_rows`'."""

import secrets
from collections.abc import Iterator, Mapping

from servqual_desk.store.sqlite import Database

Cell = str | None
_UUID_BYTES = 16
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def insert_response(database: Database, row: Mapping[str, Cell]) -> None:
    """Write one response; `row` says column → value."""
    marks = ", ".join("?" * len(row))
    database.conn.execute(f"INSERT INTO response ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def new_uuids(n: int) -> Iterator[str]:
    """Identifiers of `n` new responses, drawn in one call to the system; version 4 of RFC 9562, as Python's `uuid4`."""
    drawn = secrets.token_bytes(_UUID_BYTES * n).hex()
    for at in range(0, len(drawn), 2 * _UUID_BYTES):
        one = drawn[at : at + 2 * _UUID_BYTES]
        yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{_VARIANT[one[16]]}{one[17:20]}-{one[20:]}"

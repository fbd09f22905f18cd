"""Where a response stands: its own row at the beginning, its answers' table, and how new ones are named; many are `new_rows`'."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping

from servqual_desk.store.schema import answers_table
from servqual_desk.store.sqlite import Database

Cell = str | None
_UUID_BYTES = 16
_FORM = b"00000000-0000-0000-0000-000000000000"
_DIGITS = [place for place, letter in enumerate(_FORM) if letter != ord("-")]
_VERSION = bytes(
    octet & 0x0F | 0x40 for octet in range(256)
)  # what stands in place of an octet, for two of the sixteen
_VARIANT = bytes(octet & 0x3F | 0x80 for octet in range(256))


def insert_response(database: Database, row: Mapping[str, Cell]) -> None:
    """Write one response; `row` says column → value."""
    marks = ", ".join("?" * len(row))
    database.conn.execute(f"INSERT INTO response ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def answers_table_of(database: Database, uuid: str) -> str:
    """The wide table that holds a response's answers."""
    row = database.conn.execute(
        "SELECT i.id FROM response AS r JOIN instrument AS i ON i.digest = r.instrument WHERE r.uuid = ?", (uuid,)
    ).fetchone()
    return answers_table(row[0])


def rising_uuids(n: int) -> Iterator[str]:
    """Identifiers of `n` new responses in their order, version 4 of RFC 9562 (`uuid4`), each drawn when it is asked for.

    The first octet of each is drawn beforehand; then those with the same one are drawn and sorted together, so that a million
    cost the memory of some thousand and are distributed as if they had been sorted as a whole.
    """
    beginnings = Counter(secrets.token_bytes(n))
    for first in sorted(beginnings):
        yield from sorted(_drawn(beginnings[first], bytes([first])))


def _drawn(n: int, first: bytes) -> list[str]:
    octets = bytearray(secrets.token_bytes(_UUID_BYTES * n))
    octets[::_UUID_BYTES] = first * n
    octets[6::_UUID_BYTES] = octets[6::_UUID_BYTES].translate(_VERSION)
    octets[8::_UUID_BYTES] = octets[8::_UUID_BYTES].translate(_VARIANT)
    digits, letters = octets.hex().encode(), bytearray(_FORM * n)
    for digit, place in enumerate(_DIGITS):  # of all of them at once
        letters[place :: len(_FORM)] = digits[digit :: 2 * _UUID_BYTES]
    said = letters.decode()
    return [said[at : at + len(_FORM)] for at in range(0, len(said), len(_FORM))]

"""What the log is chained and sealed with: salted digests of contents, and the chain that links them (BLAKE2b, RFC 7693).

A *content digest* stands for what an event says, a *seal* for a response with its answers. Both are salted with 16 random
bytes of the event's own, so that a digest without its salt says nothing: an erasure blanks content and salt and leaves the
digest. A *link* goes over the link before it on the same device, the content digest, and the fields that no erasure blanks.

The bytes that are digested are JSON in ASCII, keys sorted, no blanks, so that another program can compute them again; a cell
that is NULL is left out of a row, so that a column that a later version brings changes no seal.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

SALT_BYTES = 16
DIGEST_BYTES = 32
START = bytes(DIGEST_BYTES)  # what the first link of a device goes over

Cell = str | int | float | bytes | None

_encode = json.JSONEncoder(
    separators=(",", ":"),
    sort_keys=True,
    default=bytes.hex,  # a blob is in no column of ours, but must not stop a check
).encode


def canonical(value: Sequence[Cell] | Mapping[str, Cell]) -> str:
    """The one way in which a value is written down to be digested."""
    return _encode(value)


def filled(row: Iterable[tuple[str, Cell]]) -> dict[str, Cell]:
    """A row, given as pairs of column and cell, without its empty cells."""
    return {column: cell for column, cell in row if cell is not None}


def content_digest(salt: bytes, content: Sequence[Cell]) -> bytes:
    """The digest of what an event says."""
    return _salted(salt, b"sqd content", _encode(content))


def row_seal(salt: bytes, fields: Mapping[str, Cell], answers: Mapping[str, Cell], besides: Sequence[str]) -> bytes:
    """The digest of a response: its own row and its answers, both `filled`, and what else is kept of it."""
    return _salted(salt, b"sqd seal", _encode((fields, answers, besides)))


def link(previous: bytes, digest: bytes, seal: bytes | None, open_fields: Sequence[Cell], key: bytes) -> bytes:
    """The chain up to and with an event.

    Args:
        previous: the link before it on the same device; `START` for the first.
        key: of a protected project, at most 64 bytes; empty where the project is open to whoever has the file.
    """
    said = _encode((*open_fields, seal.hex() if seal else None))
    return blake2b(
        previous + digest + said.encode("ascii"), digest_size=DIGEST_BYTES, key=key, person=b"sqd link"
    ).digest()


def _salted(salt: bytes, person: bytes, said: str) -> bytes:
    return blake2b(said.encode("ascii"), digest_size=DIGEST_BYTES, salt=salt, person=person).digest()

"""What the log is chained and sealed with: salted digests of contents, and the chain that links them (BLAKE2b, RFC 7693).

A *content digest* stands for what an event says, a *seal* for a response with its answers. Both are salted with 16 random
bytes of the event's own, so that a digest without its salt says nothing: an erasure blanks content and salt and leaves the
digest. A *link* goes over the link before it on the same device, the content digest, and the fields that no erasure blanks.

The bytes that are digested are MessagePack (each number and text in its shortest form, real numbers in 64 bits), so that
another program can compute them again. A cell that is NULL is left out of a row, so that a column that a later version brings
changes no seal.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import compress, repeat
from operator import is_not

import msgspec

SALT_BYTES = 16
DIGEST_BYTES = 32
KEY_BYTES = 32
START = bytes(DIGEST_BYTES)  # what the first link of a device goes over

Cell = str | int | float | bytes | None

_pack = msgspec.msgpack.Encoder().encode
_MASKS = 4096


def canonical(value: Sequence[Cell] | Mapping[str, Cell]) -> str:
    """The one way in which a row or a key is written into the log, to be read and compared."""
    # A blob is in no such column of ours, but must not stop a check.
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False, default=bytes.hex)


def filled(row: Iterable[tuple[str, Cell]]) -> dict[str, Cell]:
    """A row, given as pairs of column and cell, without its empty cells."""
    return {column: cell for column, cell in row if cell is not None}


class RowBytes:
    """Says rows of the same columns, given in alphabetical order, as bytes: the filled cells and the names of their columns."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._names: dict[tuple[bool, ...], bytes] = {}  # which cells are filled is much the same in most rows

    def __call__(self, row: Sequence[Cell]) -> bytes:
        filled_ones = tuple(map(is_not, row, repeat(None)))
        names = self._names.get(filled_ones) or self._note(filled_ones)
        return names + _pack(tuple(compress(row, filled_ones)))

    def _note(self, filled_ones: tuple[bool, ...]) -> bytes:
        if len(self._names) >= _MASKS:
            self._names.clear()
        names = names_said(tuple(compress(self._columns, filled_ones)))
        self._names[filled_ones] = names
        return names


def names_said(names: Sequence[str]) -> bytes:
    """The digest of the names of a row's filled columns."""
    return blake2b(_pack(names), digest_size=DIGEST_BYTES, person=b"sqd columns").digest()


def content_digest(salt: bytes, content: Sequence[Cell]) -> bytes:
    """The digest of what an event says."""
    return content_digests([salt], content)[0]


def content_digests(salts: Iterable[bytes], content: Sequence[Cell]) -> list[bytes]:
    """The digests of what several events say, each with its own salt."""
    said = _pack(content)
    return [blake2b(said, digest_size=DIGEST_BYTES, salt=salt, person=b"sqd content").digest() for salt in salts]


def seal_of(salt: bytes, rows: Sequence[bytes]) -> bytes:
    """The digest of a response: the `RowBytes` of its own row, of its answers, and of what else is kept of it."""
    return blake2b(_pack(rows), digest_size=DIGEST_BYTES, salt=salt, person=b"sqd seal").digest()


def link(previous: bytes, digest: bytes, seal: bytes | None, open_fields: Sequence[Cell], key: bytes) -> bytes:
    """The chain up to and with an event.

    Args:
        previous: the link before it on the same device; `START` for the first.
        key: of the chain, at most 64 bytes; empty where it began in a file that is open to whoever has it.
    """
    said = _pack((previous, digest, seal, open_fields))
    return blake2b(said, digest_size=DIGEST_BYTES, key=key, person=b"sqd link").digest()

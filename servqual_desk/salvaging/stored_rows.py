"""Rows as they are stored in a page: the cells of a leaf of a table's tree, each decoded on its own.

A cell that does not add up (a length beyond the page, a text that is none) is left out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from servqual_desk.salvaging.file_pages import FilePages
from servqual_desk.store.log_digests import Cell

LEAF, INTERIOR = 0x0D, 0x05
_LEAF_HEAD, _INTERIOR_HEAD = 8, 12
_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type → bytes
_LONGEST_ROW = 1 << 28


class _UnreadableError(Exception):
    """The bytes are no row."""


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row's number and its cells in the order of the table's columns; columns that were added later may be missing."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a leaf page holds, and how many of its cells could not be read."""

    rows: tuple[StoredRow, ...]
    n_unreadable: int = 0


def leaf(pages: FilePages, number: int) -> Leaf | None:
    """The rows of a page; None where it is no leaf of a table."""
    page, start = pages[number], pages.start_of_tree(number)
    if len(page) < pages.size or page[start] != LEAF:
        return None
    rows, unreadable = [], 0
    for place in _places(page, start, _LEAF_HEAD):
        try:
            rows.append(_row(pages, page, place))
        except (_UnreadableError, IndexError, struct.error, UnicodeDecodeError):
            unreadable += 1
    return Leaf(tuple(rows), unreadable)


def children(pages: FilePages, number: int) -> list[int] | None:
    """The pages below an interior page of a table's tree; None where it is none."""
    page, start = pages[number], pages.start_of_tree(number)
    if len(page) < pages.size or page[start] != INTERIOR:
        return None
    below = [int.from_bytes(page[place : place + 4], "big") for place in _places(page, start, _INTERIOR_HEAD)]
    return [*below, int.from_bytes(page[start + 8 : start + 12], "big")]


def _places(page: bytes, start: int, head: int) -> Iterator[int]:
    """Where the cells begin."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for at in range(start + head, min(start + head + 2 * count, len(page) - 1), 2):
        yield int.from_bytes(page[at : at + 2], "big")


def _row(pages: FilePages, page: bytes, place: int) -> StoredRow:
    length, place = _varint(page, place)
    number, place = _varint(page, place)
    if not 0 < length < _LONGEST_ROW:
        raise _UnreadableError
    return StoredRow(_signed(number), _cells(_payload(pages, page, place, length)))


def _payload(pages: FilePages, page: bytes, place: int, length: int) -> bytes:
    """The bytes of a row, from the page and, where it is long, from the chain of pages that goes on with it."""
    local = _local_length(pages.usable, length)
    if place + local > pages.usable:
        raise _UnreadableError
    parts, missing = [page[place : place + local]], length - local
    following = int.from_bytes(page[place + local : place + local + 4], "big") if missing else 0
    while missing > 0:
        more = pages[following]
        if following < 2 or len(more) < pages.size:
            raise _UnreadableError
        parts.append(more[4 : min(4 + missing, pages.usable)])
        missing -= pages.usable - 4
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _local_length(usable: int, length: int) -> int:
    """How much of a row stands in its own page."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (length - least) % (usable - 4)
    return kept if kept <= usable - 35 else least


def _cells(payload: bytes) -> tuple[Cell, ...]:
    head, place = _varint(payload, 0)
    at, cells = head, list[Cell]()
    while place < head:
        kind = payload[place]
        if kind == 0:  # empty, as most cells are
            cells.append(None)
            place += 1
            continue
        if kind < 0x80:  # a number of one byte
            place += 1
        else:
            kind, place = _varint(payload, place)
        size = _size(kind)
        if at + size > len(payload):
            raise _UnreadableError
        cells.append(_cell(kind, payload[at : at + size]))
        at += size
    if place != head or at != len(payload):
        raise _UnreadableError
    return tuple(cells)


def _size(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11):
        raise _UnreadableError
    return 8 if kind == 7 else _WHOLE_NUMBERS.get(kind, 0)


def _cell(kind: int, content: bytes) -> Cell:
    if kind == 0:  # written in two bytes, as damage may
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind in _WHOLE_NUMBERS:
        return int.from_bytes(content, "big", signed=True)
    return content.decode("utf-8") if kind % 2 else bytes(content)


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it."""
    value = 0
    for _byte in range(8):
        byte = content[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | content[place], place + 1


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number

"""The dictionary of an SPSS file, where the library that writes it stops: multiple-response sets, and no moment of writing.

The layout is GNU PSPP's description of it (System File Format): a header, then records that begin with their type; extension
records (type 7) hold what was added to the format later, and record 999 ends the dictionary. Numbers are little-endian, as our
library writes them on every machine that we run on.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_HEADER, _VARIABLE, _VALUE_LABELS, _VARIABLES, _DOCUMENT, _EXTENSION, _END = 176, 2, 3, 4, 6, 7, 999
_SETS, _LONG_NAMES = 7, 13  # subtypes of extensions
_MOMENT, _NO_MOMENT = 92, b"01 Jan 7000:00:00"  # where in the header the day and the time of writing stand
_FEWEST = 2  # variables that make a set


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseSet:
    """A question of several choices: its variables, of which 1 counts."""

    name: str
    label: str
    variables: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    start: int
    kind: int
    subtype: int = 0
    data: bytes = b""


def add_response_sets(path: Path, sets: Sequence[ResponseSet]) -> None:
    """Write the sets into the file; those of fewer than two variables are no sets."""
    sets = [one for one in sets if len(one.variables) >= _FEWEST]
    if not sets:
        return
    content = path.read_bytes()
    records = list(_records(content))
    short = _short_names(records)
    lines = "".join(_line(one, short) for one in sets).encode()
    end = records[-1].start
    added = struct.pack("<4i", _EXTENSION, _SETS, 1, len(lines)) + lines
    after = content[end:]
    if content[:4] == b"$FL3":
        after = _moved(after, len(added), end)
    path.write_bytes(content[:end] + added + after)


def without_moment(path: Path) -> None:
    """Take the day and the time of writing out of the header."""
    with path.open("r+b") as file:
        file.seek(_MOMENT)
        file.write(_NO_MOMENT)


def _line(one: ResponseSet, short: dict[str, str]) -> str:
    label = " ".join(one.label.split())
    members = " ".join(short.get(name, name).lower() for name in one.variables)
    return f"${one.name[:63]}=D1 1 {len(label.encode())} {label} {members}\n"


def _short_names(records: Sequence[_Record]) -> dict[str, str]:
    """Name → the eight letters by which the dictionary itself knows the variable."""
    pairs = next((record.data for record in records if record.subtype == _LONG_NAMES), b"").decode()
    return {long: short for short, _sign, long in (pair.partition("=") for pair in pairs.split("\t") if pair)}


def _records(content: bytes) -> Iterator[_Record]:
    """The records of the dictionary, its end included."""
    at = _HEADER
    while True:
        start, kind = at, _int(content, at)
        at += 4
        if kind == _VARIABLE:
            at = _after_variable(content, at)
        elif kind == _VALUE_LABELS:
            count, at = _int(content, at), at + 4
            for _label in range(count):
                at += 8 + (content[at + 8] // 8 + 1) * 8
        elif kind == _VARIABLES:
            at += 4 + 4 * _int(content, at)
        elif kind == _DOCUMENT:
            at += 4 + 80 * _int(content, at)
        elif kind == _EXTENSION:
            subtype, size, count = struct.unpack_from("<3i", content, at)
            at += 12 + size * count
            yield _Record(start=start, kind=kind, subtype=subtype, data=content[at - size * count : at])
            continue
        yield _Record(start=start, kind=kind)
        if kind == _END:
            return


def _after_variable(content: bytes, at: int) -> int:
    _width, has_label, missing = struct.unpack_from("<3i", content, at)
    at += 28
    if has_label:
        at += 4 + (_int(content, at) + 3) // 4 * 4
    return at + 8 * abs(int(missing))


def _moved(after: bytes, by: int, end: int) -> bytes:
    """What follows the dictionary of a ZSAV file, with the places that it names moved by so many bytes.

    Args:
        after: the file from the record 999 on, which began at `end`.
    """
    moved = bytearray(after)
    header, trailer, length = struct.unpack_from("<3q", after, 8)
    struct.pack_into("<3q", moved, 8, header + by, trailer + by, length)
    at = trailer - end + 24
    for _block in range(_int(after, at - 4)):
        uncompressed, compressed = struct.unpack_from("<2q", after, at)
        struct.pack_into("<2q", moved, at, uncompressed + by, compressed + by)
        at += 24
    return bytes(moved)


def _int(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "little", signed=True)

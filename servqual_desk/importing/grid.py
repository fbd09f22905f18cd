"""The cells of a foreign file on disk: chunks of rows, in every chunk each column's different cells once and a code a row.

A child process writes the file (`GridWriter`) and the program reads it (`Grid`), both flat in memory: one chunk at a time.
A cell is a text, "" where it is empty, as it stands in the file. A cell that cannot be read, which is another thing than an
empty one, begins with `UNREADABLE`, then says why (`formula`, `error`, `merged`) and what stands there.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import compress, count
from pathlib import Path
from typing import IO

import msgspec

UNREADABLE = "\0"
CHUNK_ROWS = 10_000
CHUNK_CELLS = 1_000_000
_DIGEST = 16  # bytes of a row's hash
_LENGTH = 8  # bytes of the number before each chunk


def unreadable(why: str, shown: str) -> str:
    """A cell that cannot be read: why, and what stands there."""
    return f"{UNREADABLE}{why}{UNREADABLE}{shown}"


class GridColumn(msgspec.Struct, array_like=True):
    """A column within a chunk: its different cells, and for each row which of them (unsigned, one, two or four bytes)."""

    cells: list[str]
    codes: bytes

    def places(self) -> Sequence[int]:
        """For each row the place of its cell in `cells`."""
        if len(self.cells) <= 1 << 8:
            return self.codes
        return memoryview(self.codes).cast("H" if len(self.cells) <= 1 << 16 else "I")


class Chunk(msgspec.Struct, array_like=True):
    """Rows that stand together: `numbers` as a spreadsheet counts, `lengths` in cells, `digests` of 16 bytes a row."""

    numbers: bytes
    lengths: bytes
    digests: bytes
    columns: list[msgspec.Raw]

    def row_numbers(self) -> Sequence[int]:
        return memoryview(self.numbers).cast("I")

    def row_lengths(self) -> Sequence[int]:
        return memoryview(self.lengths).cast("I")

    def row_digests(self) -> list[bytes]:
        return [self.digests[at : at + _DIGEST] for at in range(0, len(self.digests), _DIGEST)]

    def rows(self, count: int) -> list[tuple[int, list[str]]]:
        """The first rows, each with its number."""
        lengths = self.row_lengths()[:count]
        columns = [self.column(place) for place in range(max(lengths, default=0))]
        places = [column.places() for column in columns]
        return [
            (number, [column.cells[codes[at]] for column, codes in zip(columns, places, strict=True)][: lengths[at]])
            for at, number in enumerate(self.row_numbers()[:count])
        ]

    def column(self, place: int) -> GridColumn:
        """A column; an empty one where the rows of this chunk do not reach so far."""
        if place >= len(self.columns):
            return GridColumn([""], bytes(len(self.numbers) // 4))
        return msgspec.msgpack.decode(self.columns[place], type=GridColumn)


class GridWriter:
    """Writes rows of any length, in order."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._rows: list[Sequence[str]] = []
        self._numbers = array("I")
        self._cells = 0
        self.n_rows = 0
        self.width = 0

    def add(self, number: int, row: Sequence[str]) -> None:
        """Add a row; `number` is its place as a spreadsheet counts."""
        self._rows.append(row)
        self._numbers.append(number)
        self._cells += len(row)
        if len(self._rows) >= CHUNK_ROWS or self._cells >= CHUNK_CELLS:
            self.flush()

    def add_rows(self, number: int, rows: Sequence[Sequence[str]]) -> None:
        """Add rows that stand together from this place on; those without a cell are left out."""
        for at in range(0, len(rows), CHUNK_ROWS):
            some = rows[at : at + CHUNK_ROWS]
            if len(self._rows) + len(some) > CHUNK_ROWS:
                self.flush()
            numbers = range(number + at, number + at + len(some))
            self._rows += filter(None, some)
            self._numbers.extend(numbers if all(some) else compress(numbers, some))
            self._cells += sum(map(len, some))
            if self._cells >= CHUNK_CELLS:
                self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        if not self._rows:
            return
        chunk = chunk_of(self._numbers, self._rows)
        block = msgspec.msgpack.encode(chunk)
        self._file.write(len(block).to_bytes(_LENGTH, "little"))
        self._file.write(block)
        self.n_rows += len(self._rows)
        self.width = max(self.width, len(chunk.columns))
        self._rows, self._numbers, self._cells = [], array("I"), 0


def chunk_of(numbers: Sequence[int], rows: Sequence[Sequence[str]]) -> Chunk:
    """Rows of any length as a chunk."""
    lengths = array("I", map(len, rows))
    width = max(lengths, default=0)
    is_even = width == min(lengths, default=0)
    even = rows if is_even else [row if len(row) == width else [*row, *[""] * (width - len(row))] for row in rows]
    return Chunk(
        numbers=array("I", numbers).tobytes(),
        lengths=lengths.tobytes(),
        digests=_digests(rows),
        columns=[msgspec.Raw(msgspec.msgpack.encode(_encoded(column))) for column in zip(*even, strict=True)],
    )


def _digests(rows: Sequence[Sequence[str]]) -> bytes:
    """What tells one row from another: the hash of its cells, empty ones at its end left out."""
    said = ("\x1f".join(row).rstrip("\x1f").encode("utf-8", "surrogatepass") for row in rows)
    return b"".join([blake2b(one, digest_size=_DIGEST).digest() for one in said])


def _encoded(column: Sequence[str]) -> GridColumn:
    place_of: dict[str, int] = defaultdict(count().__next__)
    codes = list(map(place_of.__getitem__, column))
    if len(place_of) <= 1 << 8:
        return GridColumn(list(place_of), bytes(codes))
    return GridColumn(list(place_of), array("H" if len(place_of) <= 1 << 16 else "I", codes).tobytes())


class Grid:
    """The chunks of a file that a `GridWriter` wrote, read one at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def chunks(self) -> Iterator[Chunk]:
        """Chunk after chunk."""
        with self.path.open("rb") as file:
            while head := file.read(_LENGTH):
                yield msgspec.msgpack.decode(file.read(int.from_bytes(head, "little")), type=Chunk)

    def rows(self) -> list[tuple[int, list[str]]]:
        """Every row with its number; for a table that fits into memory."""
        return [row for chunk in self.chunks() for row in chunk.rows(len(chunk.row_numbers()))]

    def first_rows(self, count: int) -> list[tuple[int, list[str]]]:
        """The first rows that are not empty, with their numbers."""
        rows: list[tuple[int, list[str]]] = []
        for chunk in self.chunks():
            rows += [(number, row) for number, row in chunk.rows(count) if any(map(str.strip, row))]
            if len(rows) >= count:
                break
        return rows[:count]

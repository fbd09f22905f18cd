"""Rows that are given by column, said as bytes as `RowBytes` says each: what is alike in many rows is made once.

A whole number from 0 to 127 is in MessagePack one byte, the number itself. So SQLite writes the answers of columns that stand
side by side as one run of bytes a row, and none of them becomes an object of Python. It gives some thousand rows in one step: a
thread that reads waits for Python's lock once and not at each row.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, compress, groupby, repeat
from struct import iter_unpack
from typing import Any

import msgspec

from servqual_desk.store.coded_cells import CodedCells, as_bytes
from servqual_desk.store.log_digests import Cell, RowBytes, names_said

Shape = tuple[object, ...]  # which cells of a row are empty, part by part

EMPTY, _UNFIT = 126, 127  # what a run says of a cell that is NULL, and of one that is no whole number below these
_ARGUMENTS = 100  # that a function of SQLite takes at least
_SHAPES = 4096
_FIRST = 64  # cells of a column that tell whether most of them are unlike
_UNLIKE = {int, str, bytes, type(None)}  # of which no cell is like one of another kind
_GONE = bytes([EMPTY])
_EMPTIES = bytes(place == EMPTY for place in range(256))  # a run's bytes → 1 where the cell is empty

_pack = msgspec.msgpack.Encoder().encode
_decode = msgspec.json.Decoder(list[Any]).decode


def rows_said(columns: Mapping[str, Sequence[Cell]], n: int) -> list[bytes]:
    """What `RowBytes` says of `n` rows.

    Args:
        columns: column → a cell a row.
    """
    names = sorted(columns)
    if n == 1:  # as each answer asks
        return [RowBytes(tuple(names))([columns[name][0] for name in names])]
    runs = {name: run for name in names if (run := as_bytes(columns[name], EMPTY, EMPTY)) is not None}
    return RowsByColumn(names, runs).of_columns({**columns, **runs}, n) if n else []


class RowsByColumn:
    """Says rows of the same columns; those of `numbers`, which hold small whole numbers as good as always, in runs."""

    def __init__(self, columns: Collection[str], numbers: Collection[str] = ()) -> None:
        self._numbers = frozenset(numbers)
        self._parts: list[tuple[str, ...]] = []
        for is_run, names in groupby(sorted(columns), self._numbers.__contains__):
            side_by_side, width = tuple(names), _ARGUMENTS if is_run else 1
            self._parts += [side_by_side[at : at + width] for at in range(0, len(side_by_side), width)]
        self._is_run = [part[0] in self._numbers for part in self._parts]
        self._places = {name: (at, place) for at, part in enumerate(self._parts) for place, name in enumerate(part)}
        self._known: dict[Shape, bytes] = {}  # which cells are filled is much the same in most rows

    def without(self, unfit: Set[str]) -> "RowsByColumn":
        """The same columns, those that are `unfit` in no run."""
        return RowsByColumn([name for part in self._parts for name in part], self._numbers - unfit)

    def selected(self, table: str) -> list[str]:
        """What to select of many rows in one: an expression for each part, which is a run or another column."""
        parts = zip(self._parts, self._is_run, strict=True)
        return [_runs(table, part) if is_run else _cells(f'{table}."{part[0]}"') for part, is_run in parts]

    def unfit(self, together: Sequence[Any]) -> set[str]:
        """The columns in runs that hold something else in one of the rows, given as they were selected."""
        return {
            name
            for part, runs in compress(zip(self._parts, together, strict=True), self._is_run)
            if _UNFIT in runs
            for place, name in enumerate(part)
            if _UNFIT in runs[place :: len(part)]
        }

    def opened(self, together: Sequence[Any], n: int) -> list[Any]:
        """What was selected of `n` rows, for each part its runs, or a cell a row."""
        return [given if is_run else cells_read(given, n) for is_run, given in zip(self._is_run, together, strict=True)]

    def column(self, name: str, given: Sequence[Any]) -> Sequence[Any]:
        """A cell a row of one column, given as in `said`: bytes as in a run, `EMPTY` where it is NULL, or objects."""
        part, place = self._places[name]
        cells: Sequence[Any] = given[part]
        return cells[place :: len(self._parts[part])] if isinstance(cells, bytes) else cells

    def of_columns(self, columns: Mapping[str, Any], n: int) -> list[bytes]:
        """The bytes of `n` rows, given as column → a cell a row; of those in runs as column → bytes, one a row."""
        parts = zip(self._parts, self._is_run, strict=True)
        together = (
            _side_by_side([columns[name] for name in part], n) if is_run else columns[part[0]] for part, is_run in parts
        )
        return self.said([*together], n)

    def said(self, given: Sequence[Any], n: int) -> list[bytes]:
        """The bytes of `n` rows, at least one.

        Args:
            given: for each part a cell a row; of a run all its bytes, none of them unfit.
        """
        parts = [
            _of_run(own, len(part)) if is_run else _of_column(own)
            for part, is_run, own in zip(self._parts, self._is_run, given, strict=True)
        ]
        before = self._before([empty for _packed, empty in parts], n)
        cells = (packed for packed, empty in parts if empty != [True])
        return [*map(b"".join, zip(*_beside([before, *cells], n), strict=True))]

    def _before(self, empty: Sequence[Sequence[object]], n: int) -> list[bytes]:
        """What stands before a row's cells: once for all rows where it is the same in all."""
        if all(len(shape) == 1 for shape in empty):
            return [self._names(tuple(shape[0] for shape in empty))]
        each = (repeat(shape[0], n) if len(shape) == 1 else shape for shape in empty)
        return [*map(self._names, zip(*each, strict=True))]

    def _names(self, shape: Shape) -> bytes:
        """The names of the filled columns, and how many they are."""
        known = self._known.get(shape)
        if known is None:
            if len(self._known) >= _SHAPES:
                self._known.clear()
            names = [
                name
                for part, empty in zip(self._parts, shape, strict=True)
                for name, is_empty in zip(part, empty if isinstance(empty, bytes) else (empty,), strict=True)
                if not is_empty
            ]
            known = names_said(names) + _pack([None] * len(names))[: -len(names) or None]
            self._known[shape] = known
        return known


def _runs(table: str, names: Sequence[str]) -> str:
    columns = [f'{table}."{name}"' for name in names]
    fits = "iif({0} BETWEEN 0 AND {1} AND typeof({0}) = 'integer', {0}, iif({0} IS NULL, {2}, {3}))"
    run = f"char({', '.join(fits.format(column, EMPTY - 1, EMPTY, _UNFIT) for column in columns)})"
    return f"CAST(group_concat({run}, '') AS BLOB)"


def _cells(column: str) -> str:
    """JSON has no blobs; one, which no text and no number comes after, stands there as the list of its digits."""
    return f"json_group_array(iif({column} >= x'', json_array(hex({column})), {column}))"


def cells_read(said: str, n: int) -> Sequence[Any]:
    """The `n` cells that SQLite wrote as JSON, each of the type that it has in the table."""
    first = said[1 : 1 + (len(said) - 1 - n) // n]  # where all are as long as this
    # The text ",null," and none beside it are alike too, in their halves.
    is_whole = (first[0] == '"') == (first[-1] == '"')
    if is_whole and said == f"[{','.join([first] * n)}]":
        return CodedCells(_cells_of_json(f"[{first}]"), bytes(n))
    return _cells_of_json(said)


def _cells_of_json(said: str) -> list[Any]:
    try:
        cells = _decode(said)
    except msgspec.ValidationError:  # an infinite number, of which SQLite writes one that is larger than any
        cells = json.loads(said)
    if said.count("[") == 1:
        return cells
    return [bytes.fromhex(cell[0]) if type(cell) is list else cell for cell in cells]


def _side_by_side(columns: Sequence[bytes], n: int) -> bytes:
    """The runs of many rows."""
    width = len(columns)
    rows = bytearray(width * n)
    for place, column in enumerate(columns):
        rows[place::width] = column
    return bytes(rows)


def _beside(cells: Sequence[Sequence[bytes]], n: int) -> Iterator[Iterable[bytes]]:
    """The same columns, those that are the same in all rows put together where they stand side by side."""
    for is_same, columns in groupby(cells, lambda own: len(own) == 1):
        if is_same:
            yield repeat(b"".join(own[0] for own in columns), n)
        else:
            yield from columns


def _of_run(runs: bytes, width: int) -> tuple[Sequence[bytes], Sequence[object]]:
    """Each row's filled cells, and which are empty: one for all rows where it is the same in all."""
    rows = [*chain.from_iterable(iter_unpack(f"{width}s", runs))]
    full = bytes(width)
    if EMPTY not in runs:
        return rows, [full]
    empty = [row.translate(_EMPTIES) if EMPTY in row else full for row in rows]  # of most rows the same object
    return [row if shape is full else row.replace(_GONE, b"") for row, shape in zip(rows, empty, strict=True)], empty


def _of_column(cells: Sequence[Cell]) -> tuple[Sequence[bytes], Sequence[object]]:
    """As `_of_run`, of one column; its cells too are one where they are the same in all rows."""
    if isinstance(cells, CodedCells) and len(cells.different) == 1:
        cells = cells.different
    empty = cells.count(None)
    if empty == len(cells):
        return (), [True]
    return _packed(cells), [False] if not empty else [cell is None for cell in cells]


def _packed(cells: Sequence[Cell]) -> Sequence[bytes]:
    """Each cell as it stands in a row's bytes; nothing where it is empty."""
    if isinstance(cells, CodedCells):
        return list(CodedCells(_packed(cells.different), cells.codes))
    if not set(map(type, cells)) <= _UNLIKE:  # 5.0 is another cell than 5, and Python takes them for the same
        return [b"" if cell is None else _pack(cell) for cell in cells]
    if len(set(cells[:_FIRST])) > _FIRST // 2:  # identifiers and digests, of which none comes again
        return [b"" if cell is None else _pack(cell) for cell in cells]
    known = {cell: b"" if cell is None else _pack(cell) for cell in dict.fromkeys(cells)}
    return list(map(known.__getitem__, cells))

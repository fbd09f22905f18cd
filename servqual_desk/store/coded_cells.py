"""A column of a table as the different cells and, for each row, which of them it has: what is done to a cell is done once."""

from collections.abc import Iterator, Sequence
from operator import countOf
from typing import Generic, TypeVar, cast, overload

Cell = TypeVar("Cell", covariant=True)
OneCell = TypeVar("OneCell")


class CodedCells(Sequence[Cell], Generic[Cell]):
    """Cells, one a row.

    Attributes:
        different: what a row may have; no two need be unlike, and not every one need be in a row.
        codes: for each row the place of its cell in `different`; bytes where there are at most 256.
    """

    __slots__ = ("codes", "different")

    def __init__(self, different: Sequence[Cell], codes: Sequence[int]) -> None:
        self.different, self.codes = different, codes

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Cell]:
        return map(self.different.__getitem__, self.codes)

    def expanded(self) -> list[Cell]:
        """A cell a row."""
        return [self.different[0]] * len(self) if len(self.different) == 1 else list(self)

    def count(self, value: object) -> int:
        """How many rows have this cell."""
        equal = (place for place, cell in enumerate(self.different) if cell == value)
        return sum(countOf(self.codes, place) for place in equal)

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> "CodedCells[Cell]": ...
    def __getitem__(self, index: int | slice) -> "Cell | CodedCells[Cell]":
        if isinstance(index, slice):
            return CodedCells(self.different, self.codes[index])
        return self.different[self.codes[index]]


def alike(cell: OneCell, n: int) -> CodedCells[OneCell]:
    """The same cell in each of `n` rows."""
    return CodedCells([cell], bytes(n))


def in_full(cells: Sequence[Cell]) -> Sequence[Cell]:
    """A cell a row, in a list or a tuple, or in bytes where each is such a number."""
    if not isinstance(cells, CodedCells):
        return cells
    numbers = as_bytes(cells)
    return list(cells) if numbers is None else cast("Sequence[Cell]", numbers)


def as_bytes(cells: Sequence[object], below: int = 256, empty: int | None = None) -> bytes | None:
    """Coded cells that are whole numbers from 0 on, a byte a row; None where one is something else.

    Args:
        below: the first number that is something else.
        empty: the byte of an empty cell; where there is none, an empty cell is something else.
    """
    if not isinstance(cells, CodedCells) or not isinstance(cells.codes, bytes):
        return None
    numbers = [_byte(cell, below, empty) for cell in cells.different]
    known = [number for number in numbers if number is not None]
    return cells.codes.translate(bytes(known).ljust(256)) if len(known) == len(numbers) else None


def _byte(cell: object, below: int, empty: int | None) -> int | None:
    if cell is None:
        return empty
    return cell if type(cell) is int and 0 <= cell < below else None  # 1.0 and True are equal to 1, and other cells


def taken(cells: Sequence[Cell], places: Sequence[int]) -> Sequence[Cell]:
    """The cells of the rows at these places."""
    if not isinstance(cells, CodedCells):
        return [cells[at] for at in places]
    codes = map(cells.codes.__getitem__, places)
    return CodedCells(cells.different, bytes(codes) if isinstance(cells.codes, bytes) else list(codes))

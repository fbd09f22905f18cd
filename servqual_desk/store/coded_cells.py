"""A column of a table as the different cells and, for each row, which of them it has: what is done to a cell is done once."""

from collections.abc import Iterator, Sequence
from operator import countOf
from typing import Generic, TypeVar, overload

Cell = TypeVar("Cell", covariant=True)


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

    def count(self, value: object) -> int:
        """How many rows have this cell."""
        equal = (place for place, cell in enumerate(self.different) if cell is value or cell == value)
        return sum(countOf(self.codes, place) for place in equal)

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> "CodedCells[Cell]": ...
    def __getitem__(self, index: int | slice) -> "Cell | CodedCells[Cell]":
        if isinstance(index, slice):
            return CodedCells(self.different, self.codes[index])
        return self.different[self.codes[index]]


def in_full(cells: Sequence[Cell]) -> Sequence[Cell]:
    """A cell a row, in a list or a tuple."""
    return list(cells) if isinstance(cells, CodedCells) else cells


def taken(cells: Sequence[Cell], places: Sequence[int]) -> Sequence[Cell]:
    """The cells of the rows at these places."""
    if not isinstance(cells, CodedCells):
        return [cells[at] for at in places]
    codes = map(cells.codes.__getitem__, places)
    return CodedCells(cells.different, bytes(codes) if isinstance(cells.codes, bytes) else list(codes))

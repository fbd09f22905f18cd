"""Several columns of a file that fill one of ours, because a person says so: their cells joined, row by row."""

from collections.abc import Sequence

from servqual_desk.importing.grid import UNREADABLE
from servqual_desk.importing.words import BLANK, close

Encoded = tuple[Sequence[str], Sequence[int]]
"""The different cells of a column, and which of them each row has."""


def joined_cells(columns: Sequence[Encoded], sign: str) -> tuple[list[str], Sequence[int]]:
    """The columns as one: a day and its time, or an answer that stands in one of two columns.

    Args:
        sign: stands between two cells; where they say the same, or one is empty, one is left.
    """
    places: dict[tuple[int, ...], int] = {}
    codes = [places.setdefault(row, len(places)) for row in zip(*(codes for _cells, codes in columns), strict=True)]
    cells = [_joined([cells[code] for (cells, _codes), code in zip(columns, row, strict=True)], sign) for row in places]
    return cells, codes


def _joined(cells: Sequence[str], sign: str) -> str:
    told = [cell.strip() for cell in cells if cell.strip() and close(cell) not in BLANK]
    unreadable = next((cell for cell in told if cell.startswith(UNREADABLE)), "")
    return unreadable or sign.join(dict.fromkeys(told))

"""Why a cell of a data file cannot be taken."""

from collections.abc import Sequence

_LONGEST_SHOWN = 40
_MOST_LISTED = 8


class CellError(ValueError):
    """Why a cell cannot be taken: one sentence without the row and the column."""


def shown(cell: str) -> str:
    """The cell in quotes as a sentence shows it: on one line, and not too long."""
    flat = " ".join(cell.split())
    return f"“{flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 1] + '…'}”"


def listed(names: Sequence[str]) -> str:
    """The first of many names, each in quotes."""
    return ", ".join(map(shown, names[:_MOST_LISTED])) + (" …" if len(names) > _MOST_LISTED else "")


def listed_numbers(numbers: Sequence[int]) -> str:
    """The first of many numbers."""
    return ", ".join(map(str, numbers[:_MOST_LISTED])) + (" …" if len(numbers) > _MOST_LISTED else "")


def fault(sentence: str, cell: str, **named: object) -> CellError:
    """The fault of a cell, which the sentence calls `{cell}`."""
    return CellError(sentence.format(cell=shown(cell), **named))

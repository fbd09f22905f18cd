"""Where a printed difference is not that of the printed figures: it was computed before they were rounded, and says so."""

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from analysis.table import Cell, Table
from instruments.i18n import _

# In a row: what is left when the second is taken from the first.
_IN_ROWS = (("perception", "expectation", "gap"), ("after", "before", "difference"))
# From the row before to this one.
_OF_ROWS = (("ikm", "change"), ("gap", "change"))


def rounding_notes(table: Table) -> tuple[str, ...]:
    """The note that the table needs, or none."""
    decimals = {column.id: column.decimals for column in table.columns}
    apart = any(
        is_apart(*numbers, [decimals[name] for name in names])
        for names, numbers in (*_within_rows(table), *_between_rows(table))
    )
    return (rounding_sentence(),) if apart else ()


def rounding_sentence() -> str:
    """Said once, however many there are."""
    return _("Differences are computed before rounding, so the last digit may differ from that of the printed figures.")


def is_apart(first: float, second: float, difference: float, decimals: list[int]) -> bool:
    """Whether what is printed for the difference is not what the two printed figures leave."""
    shown = [_shown(value, places) for value, places in zip((first, second, difference), decimals, strict=True)]
    return shown[0] - shown[1] != shown[2]


def _shown(value: float, decimals: int) -> Decimal:
    """As `format_number` rounds it."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)


Numbers = tuple[tuple[str, str, str], tuple[float, float, float]]


def _within_rows(table: Table) -> Iterator[Numbers]:
    ids = [column.id for column in table.columns]
    for names in _IN_ROWS:
        if set(names) <= set(ids):
            for row in table.rows:
                yield from _numbers(names, [row[ids.index(name)] for name in names])


def _between_rows(table: Table) -> Iterator[Numbers]:
    """A change is in the index where the table has it, else in the gap."""
    ids = [column.id for column in table.columns]
    measured, change = next((names for names in _OF_ROWS if set(names) <= set(ids)), ("", ""))
    if change:
        for before, row in pairwise(table.rows):
            cells = [row[ids.index(measured)], before[ids.index(measured)], row[ids.index(change)]]
            yield from _numbers((measured, measured, change), cells)


def _numbers(names: tuple[str, str, str], cells: list[Cell]) -> Iterator[Numbers]:
    first, second, difference = (float(cell) if isinstance(cell, int | float) else None for cell in cells)
    if first is not None and second is not None and difference is not None:
        yield names, (first, second, difference)

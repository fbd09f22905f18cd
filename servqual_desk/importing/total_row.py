"""A last row that stands apart, below an empty one, and holds the mean or the sum of every column: no answers of a person."""

from collections.abc import Mapping, Sequence

from servqual_desk.importing.column_reader import ColumnReader
from servqual_desk.importing.raw_table import Table
from servqual_desk.store.coded_cells import in_full

_FEWEST = 2  # columns with numbers, and rows above; of fewer a mean is met by chance


def is_total(table: Table, readers: Sequence[ColumnReader], last: int) -> bool:
    """Whether the row with this number, the last that is filled, sums up those above it."""
    numeric = [one for one in readers if not one.source.ticks and one.variable is not None and one.variable.is_numeric]
    above: dict[str, list[float]] = {one.name: [] for one in numeric}
    said: Mapping[str, object] = {}
    for rows in table.parts():
        columns = {one.name: in_full(one.values(rows, None)) for one in numeric}
        for at, number in enumerate(rows.numbers):
            if number == last:
                said = {name: cells[at] for name, cells in columns.items()}
        for name, cells in columns.items():
            pairs = zip(rows.numbers, cells, strict=True)
            above[name] += [cell for number, cell in pairs if number < last and isinstance(cell, int | float)]
    told = {name: cell for name, cell in said.items() if isinstance(cell, int | float)}
    enough = len(told) >= _FEWEST and all(len(above[name]) >= _FEWEST for name in told)
    is_varied = any(len(set(above[name])) > 1 for name in told)  # else the row may be one more of the same
    return (enough and is_varied) and (
        all(cell == sum(above[name]) for name, cell in told.items())
        or all(cell * len(above[name]) == sum(above[name]) for name, cell in told.items())
    )

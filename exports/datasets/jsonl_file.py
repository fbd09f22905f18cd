"""JSON lines: a response a line, every column by its name; null where it is missing, several choices as a list."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from exports.datasets.dataset import DataColumn, Dataset, Difference
from servqual_desk.importing.raw_table import Value

Cell = Value | list[str]


def write(data: Dataset, path: Path) -> Difference:
    """Write the rows in UTF-8."""
    names = [column.name for column in data.columns]
    encode = msgspec.json.Encoder().encode
    with path.open("wb") as file:
        for cells in zip(*map(json_cells, data.columns), strict=True):
            file.write(encode(dict(zip(names, cells, strict=True))) + b"\n")
    return partial(difference, data, path)


def difference(data: Dataset, path: Path) -> str:
    """Read the file back: the first column that is not as it was written, "" where all are."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    if len(rows) != data.n_rows:
        return "?"
    return next(
        (column.name for column in data.columns if [row[column.name] for row in rows] != list(json_cells(column))), ""
    )


def json_cells(column: DataColumn) -> Sequence[Cell]:
    """The values as JSON has them."""
    if column.variable is not None and column.variable.traits.several:
        return [None if value is None else str(value).split(";") for value in column.values]
    return column.values

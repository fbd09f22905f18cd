"""CSV and TSV: UTF-8, a header, decimal points; commas or tabs part the columns.

A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written with an
apostrophe before it, as a person would type it there; reading takes that apostrophe away again, so the text comes back as it was.
"""

import csv
import re
from collections.abc import Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path

from exports.datasets.dataset import DataColumn, Dataset, Difference

DELIMITERS = {".csv": ",", ".tsv": "\t"}
LONGEST_CELL = 2**31 - 1  # characters; csv's own limit would refuse a long comment

_FIRST = frozenset("'=+-@\t\r")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns; lines end as the standard asks (CRLF)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=_delimiter(path))
        writer.writerow([column.name for column in data.columns])
        writer.writerows(zip(*(guarded_cells(column) for column in data.columns), strict=True))
    return partial(difference, data, path)


def difference(data: Dataset, path: Path) -> str:
    """Read the file back: the first column that is not as it was written, "" where all are."""
    earlier = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            records = csv.reader(file, delimiter=_delimiter(path), strict=True)
            header = next(records, [])
            columns = list(zip_longest(*records)) or [()] * len(header)
    finally:
        csv.field_size_limit(earlier)
    if header != [column.name for column in data.columns]:
        return "?"
    return next(
        (
            column.name
            for column, cells in zip(data.columns, columns, strict=True)
            if list(cells) != list(guarded_cells(column))
        ),
        "",
    )


def guarded_cells(column: DataColumn) -> Sequence[str]:
    """The cells as they stand in the file."""
    if not column.is_free_text:
        return column.cells
    return ["'" + cell if cell[:1] in _FIRST and _FORMULA.match(cell) else cell for cell in column.cells]


def _delimiter(path: Path) -> str:
    return DELIMITERS[path.suffix.lower()]

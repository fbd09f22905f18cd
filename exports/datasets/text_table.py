"""CSV and TSV: UTF-8, a header, decimal points; commas or tabs part the columns.

A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written with an
apostrophe before it, as a person would type it there; reading takes that apostrophe away again, so the text comes back as it was.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path

from exports.datasets.dataset import DataColumn, Dataset, Difference
from servqual_desk.words.formula_guard import guarded

DELIMITERS = {".csv": ",", ".tsv": "\t"}
_NUMBER = re.compile(r"[+-]?[0-9]+([.][0-9]+)?")
LONGEST_CELL = 2**31 - 1  # characters; csv's own limit would refuse a long comment


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns; lines end as the standard asks (CRLF)."""
    columns = {column.name: guarded_cells(column) for column in data.columns}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=_delimiter(path))
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    return partial(difference, columns, path)


def difference(columns: Mapping[str, Sequence[str]], path: Path) -> str:
    """Read the file back, a row at a time: the first column that is not as it was written, "" where all are."""
    earlier = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            records = csv.reader(file, delimiter=_delimiter(path), strict=True)
            if next(records, []) != list(columns):
                return "?"
            for record, expected in zip_longest(records, zip(*columns.values(), strict=True)):
                if record is None or expected is None or tuple(record) != expected:
                    return _first_different(columns, record or (), expected or ())
    finally:
        csv.field_size_limit(earlier)
    return ""


def _first_different(columns: Iterable[str], record: Sequence[str], expected: Sequence[str]) -> str:
    pairs = zip_longest(columns, record, expected, fillvalue=None)
    return next((name or "?" for name, cell, other in pairs if cell != other), "?")


def guarded_cells(column: DataColumn) -> Sequence[str]:
    """The cells as they stand in the file."""
    if not column.is_free_text:
        return column.cells
    return [guarded(cell) for cell in column.cells]


def write_texts(rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write a small table of texts as CSV, as it stands but for what would be taken for a formula; a code −2 is none."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([cell if _NUMBER.fullmatch(cell) else guarded(cell) for cell in row] for row in rows)


def _delimiter(path: Path) -> str:
    return DELIMITERS[path.suffix.lower()]

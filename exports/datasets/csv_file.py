"""CSV: UTF-8, comma, decimal point, a header. Reads also the semicolons and tabs that a spreadsheet may write.

A text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) is written with an
apostrophe before it, as a person would type it there; reading takes that apostrophe away again, so the text comes back as it was.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from exports.datasets.dataset import DataColumn, Dataset
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.store.whole_files import disk_faults

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 10_000_000  # characters; csv's own limit would refuse a long comment

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write(data: Dataset, path: Path) -> None:
    """Write the columns; lines end as the standard asks (CRLF)."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in data.columns])
        writer.writerows(zip(*(_guarded_cells(column) for column in data.columns), strict=True))


def cells(column: DataColumn) -> list[str]:
    """What reading gives back."""
    return column.cells


def read(path: Path) -> RawTable:
    """Read a CSV file.

    Raises:
        DataError: the file is empty, not UTF-8, or a quote is not closed.
    """
    text = _text(path)
    try:
        records = list(_records(text, _delimiter(text)))
    except csv.Error as error:
        raise DataError(
            _("{name}: cannot be read as CSV ({reason}); look for a quotation mark that is not closed.").format(
                name=path.name, reason=error
            )
        ) from None
    if "'" in text:
        records = [[_unguarded(cell) for cell in record] for record in records]
    header, *rows = records
    if not header:
        raise DataError(_("{name}: row 1 is empty; put the columns' names there.").format(name=path.name))
    width = len(header)
    numbered = list(enumerate(rows, start=2))
    return RawTable(
        name=path.name,
        header=tuple(header),
        rows=[row for row in rows if len(row) == width],
        numbers=[number for number, row in numbered if len(row) == width],
        # An empty line has no cells at all: it is no row, but it counts.
        ragged={number: len(row) for number, row in numbered if row and len(row) != width},
    )


def _guarded_cells(column: DataColumn) -> Sequence[str]:
    if not column.is_free_text:
        return column.cells
    return ["'" + cell if _FORMULA.match(cell) else cell for cell in column.cells]


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _text(path: Path) -> str:
    with disk_faults(path):
        content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            _("{name}: line {line} is not UTF-8; save the file again as “CSV UTF-8”.").format(
                name=path.name, line=content.count(b"\n", 0, error.start) + 1
            )
        ) from None
    if not text.strip():
        raise DataError(_("{name}: the file is empty.").format(name=path.name))
    if "\0" in text:
        raise DataError(_("{name}: is not a text file; save it again as “CSV UTF-8”.").format(name=path.name))
    return text


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    earlier = csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    finally:
        csv.field_size_limit(earlier)


def _delimiter(text: str) -> str:
    """The sign that splits the header into most names; the comma where it is as good as another."""

    def names(delimiter: str) -> int:
        try:
            return len(next(_records(text, delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=names)

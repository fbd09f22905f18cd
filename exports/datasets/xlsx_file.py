"""XLSX: the first sheet, header in row 1. Every text is written as a text, so that none becomes a formula."""

import datetime as dt
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from exports.datasets.dataset import DataColumn, Dataset, cell_text
from servqual_desk.errors import DataError
from servqual_desk.files import disk_faults
from servqual_desk.i18n import _
from servqual_desk.records import RawTable, Value

MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767  # characters in one cell
_EARLIEST = "1900-03-01"  # before it, spreadsheets disagree about the day (they believe in 29 February 1900)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write(data: Dataset, path: Path) -> None:
    """Write the columns to one sheet.

    Raises:
        DataError: more rows, or a longer text, than a spreadsheet holds.
    """
    import xlsxwriter

    _refuse_too_large(data)
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    try:
        sheet = book.add_worksheet("data")
        sheet.freeze_panes(1, 0)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        as_text = book.add_format({"quote_prefix": True})
        for place, column in enumerate(data.columns):
            sheet.write_string(0, place, column.name)
        for row, values in enumerate(zip(*(column.values for column in data.columns), strict=True), start=1):
            for place, (value, column) in enumerate(zip(values, data.columns, strict=True)):
                _write_cell(sheet, row, place, value, column, day=day, as_text=as_text)
    finally:
        book.close()


def _write_cell(sheet: Any, row: int, place: int, value: Value, column: DataColumn, *, day: Any, as_text: Any) -> None:
    if value is None:
        return
    if isinstance(value, int | float):
        sheet.write_number(row, place, _Exact(value))
    elif column.kind == "date" and value >= _EARLIEST:
        sheet.write_datetime(row, place, dt.datetime.fromisoformat(value), day)
    else:
        sheet.write_string(row, place, value, as_text if value[:1] in "=+-@" else None)


class _Exact(float):
    """xlsxwriter formats numbers to 16 digits; a double needs up to 17 to be read back as itself."""

    def __format__(self, _digits: str) -> str:
        return cell_text(float(self))


def _refuse_too_large(data: Dataset) -> None:
    if data.n_rows >= MOST_ROWS:
        raise DataError(
            _("{n} responses are more than a spreadsheet holds; export them as .csv or .parquet.").format(n=data.n_rows)
        )
    for column in data.columns:
        longest = max((len(cell) for cell in column.cells), default=0)
        if longest > LONGEST_TEXT:
            sentence = _("A text in {column} has {n} characters, more than a spreadsheet's cell holds; export .csv or .parquet.")
            raise DataError(sentence.format(column=column.name, n=longest))


def cells(column: DataColumn) -> list[str]:
    """What reading gives back."""
    return column.cells


def read(path: Path) -> RawTable:
    """Read the first sheet of a workbook; of a formula, the value that the spreadsheet saved with it.

    Raises:
        DataError: the file is no workbook, or its first sheet is empty.
    """
    rows = list(_rows(path))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise DataError(_("{name}: the first sheet is empty.").format(name=path.name))
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    return RawTable(name=path.name, header=tuple(rows[0]), rows=rows[1:], numbers=range(2, len(rows) + 1))


def _rows(path: Path) -> Iterator[list[str]]:
    import openpyxl

    with disk_faults(path), path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks on styles and validations that it does not keep
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # some programs write a wrong one
            for values in sheet.iter_rows(values_only=True):
                yield _trimmed([_cell(value) for value in values])
        except OSError:
            raise
        except Exception as error:  # openpyxl lets whatever a broken file leads to come through
            sentence = _("{name}: is not a readable workbook; open it in a spreadsheet and save it as .xlsx, without a password.")
            raise DataError(sentence.format(name=path.name)) from error


def _trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells at the end, which only formatting made."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _cell(value: object) -> str:
    """A cell's value as a text, with the characters that XML cannot hold put back."""
    text = cell_text(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text

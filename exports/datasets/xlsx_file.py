"""XLSX: the first sheet, header in row 1. Every text is written as a text, so that none becomes a formula."""

import datetime as dt
import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

import python_calamine as calamine

from exports.datasets.cell_text import cell_text
from exports.datasets.dataset import DataColumn, Dataset
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import RawTable, Value
from servqual_desk.store.whole_files import disk_faults

MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767  # characters in one cell
_EARLIEST = "1900-03-01"  # before it, spreadsheets disagree about the day (they believe in 29 February 1900)


def write(data: Dataset, path: Path) -> None:
    """Write the columns to one sheet.

    Raises:
        DataError: more rows, or a longer text, than a spreadsheet holds.
    """
    import xlsxwriter

    _refuse_too_large(data)
    # Through memory: closing a workbook on a full disk would leave the archive to Python's last moments, and a trace on stderr.
    archive = io.BytesIO()
    book = xlsxwriter.Workbook(
        archive, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
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
    path.write_bytes(archive.getvalue())


def _write_cell(sheet: Any, row: int, place: int, value: Value, column: DataColumn, *, day: Any, as_text: Any) -> None:
    if value is None:
        return
    if isinstance(value, int | float):
        sheet.write_number(row, place, _Exact(value) if isinstance(value, float) else value)
    elif column.storage == "date" and value >= _EARLIEST:
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
        longest = max((len(value) for value in column.values if isinstance(value, str)), default=0)
        if longest > LONGEST_TEXT:
            sentence = _(
                "A text in {column} has {n} characters, more than a spreadsheet's cell holds; export .csv or .parquet."
            )
            raise DataError(sentence.format(column=column.name, n=longest))


def cells(column: DataColumn) -> list[str]:
    """What reading gives back."""
    return column.cells


def read(path: Path) -> RawTable:
    """Read the first sheet of a workbook; of a formula, the value that the spreadsheet saved with it.

    Raises:
        DataError: the file is no workbook, or its first sheet is empty.
    """
    rows = _rows(path)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise DataError(_("{name}: the first sheet is empty.").format(name=path.name))
    return RawTable(name=path.name, header=tuple(rows[0]), rows=rows[1:], numbers=range(2, len(rows) + 1))


def _rows(path: Path) -> list[list[str]]:
    """The first sheet from A1 on, every cell a text."""
    with disk_faults(path), path.open("rb") as file:
        try:
            book = calamine.load_workbook(file)
            sheet = book.get_sheet_by_name(_first_sheet(book))
            rows = _texts(sheet)
            if _has_error_cells(path):
                _restore_errors(path, sheet.name, rows)
        except OSError:
            raise
        except Exception as error:  # the libraries let come through whatever a broken file leads to
            sentence = _(
                "{name}: is not a readable workbook; open it in a spreadsheet and save it as .xlsx, without a password."
            )
            raise DataError(sentence.format(name=path.name)) from error
    return rows


def _first_sheet(book: calamine.CalamineWorkbook) -> str:
    return next(sheet.name for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet)


def _texts(sheet: calamine.CalamineSheet) -> list[list[str]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)
    numbers = _NumberTexts()
    return [
        left
        + [
            value if type(value) is str else numbers[value] if type(value) is float else cell_text(value)
            for value in row
        ]
        for row in sheet.iter_rows()
    ]


class _NumberTexts(dict[float, str]):
    """The text of each different number, made once."""

    def __missing__(self, value: float) -> str:
        self[value] = text = cell_text(value)
        return text


def _has_error_cells(path: Path) -> bool:
    """Whether a cell holds an error such as #N/A, which calamine would hand over as empty."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                with archive.open(name) as sheet:
                    earlier = b""
                    while block := sheet.read(1 << 20):
                        if b' t="e"' in earlier + block:
                            return True
                        earlier = block[-8:]
    return False


def _restore_errors(path: Path, sheet_name: str, rows: list[list[str]]) -> None:
    """Put the texts of error cells where they stand, so that they are faults and not missing answers."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks on styles and validations that it does not keep
        sheet = openpyxl.load_workbook(path, data_only=True)[sheet_name]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "e":
                rows[cell.row - 1][cell.column - 1] = str(cell.value)

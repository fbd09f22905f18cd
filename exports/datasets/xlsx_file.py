"""XLSX: a sheet with the data (header in row 1), one with the codebook, one with the labels of every code.

Every text is written as a text, so that none becomes a formula.
"""

import datetime as dt
import io
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import python_calamine as calamine

from exports.codebook.entries import codebook
from exports.codebook.grids import column_grid, label_grid
from exports.datasets.cell_text import cell_text
from exports.datasets.dataset import DataColumn, Dataset, Difference
from instruments.i18n import _, use_language
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import Value
from servqual_desk.store.private_folder import private_temporary_folder

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
LONGEST_TEXT = 32_767  # characters in one cell
DATA_SHEET = "data"
_EARLIEST = "1900-03-01"  # before it, spreadsheets disagree about the day (they believe in 29 February 1900)
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NO_MOMENT = dt.datetime(2000, 1, 1)  # noqa: DTZ001  spreadsheets know no time zones


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns and what they mean.

    Raises:
        DataError: more rows or columns, or a longer text, than a spreadsheet holds.
    """
    import xlsxwriter

    _refuse_too_large(data)
    # Through memory: closing a workbook on a full disk would leave the archive to Python's last moments, and a trace on stderr.
    archive = io.BytesIO()
    with private_temporary_folder() as folder:  # where it keeps the rows meanwhile
        book = xlsxwriter.Workbook(archive, {**_OPTIONS, "tmpdir": str(folder)})
        try:
            _fill(book, data)
        finally:
            book.close()
    path.write_bytes(archive.getvalue())
    return partial(difference, data, path)


def _fill(book: Any, data: Dataset) -> None:
    if data.is_shareable:
        book.set_properties({"created": _NO_MOMENT})
    _write_data(book, data)
    with use_language(data.language):
        about = codebook(data)
        _write_sheet(book, "codebook", column_grid(about))
        _write_sheet(book, "labels", label_grid(about))
        if data.statement:
            _write_sheet(book, "statement", [[line] for line in data.statement.splitlines()])


def _write_data(book: Any, data: Dataset) -> None:
    sheet = book.add_worksheet(DATA_SHEET)
    sheet.freeze_panes(1, 0)
    formats = {
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
        "text": book.add_format({"quote_prefix": True}),
    }
    for place, column in enumerate(data.columns):
        sheet.write_string(0, place, column.name)
    kinds = [column.holds for column in data.columns]
    for row, values in enumerate(zip(*(column.values for column in data.columns), strict=True), start=1):
        for place, value in enumerate(values):
            if value is not None:
                _write_cell(sheet, row, place, value, kinds[place], formats)


def _write_sheet(book: Any, name: str, rows: Sequence[Sequence[str | int]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for row, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, place, cell)
            else:
                sheet.write_string(row, place, cell[:LONGEST_TEXT])


def _write_cell(sheet: Any, row: int, place: int, value: Value, holds: str, formats: dict[str, Any]) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, place, _Exact(value) if isinstance(value, float) else value)
    elif (moment := _calendar(value, holds)) is not None:
        sheet.write_datetime(row, place, moment, formats[holds])
    else:
        sheet.write_string(row, place, value, formats["text"] if (value or "")[:1] in "=+-@" else None)


def _calendar(value: Value, holds: str) -> dt.datetime | None:
    """A day or a moment (to the millisecond, in UTC) as a spreadsheet knows it; None for anything else."""
    if not value or holds not in ("date", "moment") or str(value) < _EARLIEST:
        return None
    moment = dt.datetime.fromisoformat(str(value))
    if moment.tzinfo is not None:
        moment = moment.astimezone(dt.UTC).replace(tzinfo=None)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class _Exact(float):
    """xlsxwriter formats numbers to 16 digits; a double needs up to 17 to be read back as itself."""

    def __format__(self, _digits: str) -> str:
        return cell_text(float(self))


def _refuse_too_large(data: Dataset) -> None:
    if data.n_rows >= MOST_ROWS:
        raise DataError(
            _("{n} responses are more than a spreadsheet holds; export them as .csv or .parquet.").format(n=data.n_rows)
        )
    if len(data.columns) > MOST_COLUMNS:
        sentence = _("There are {n} columns, more than this format holds ({most}); export some of them with --columns.")
        raise DataError(sentence.format(n=len(data.columns), most=MOST_COLUMNS))
    for column in data.columns:
        longest = max((len(value) for value in column.values if isinstance(value, str)), default=0)
        if longest > LONGEST_TEXT:
            sentence = _(
                "A text in {column} has {n} characters, more than a spreadsheet's cell holds; export .csv or .parquet."
            )
            raise DataError(sentence.format(column=column.name, n=longest))


def difference(data: Dataset, path: Path) -> str:
    """Read the data back: the first column that is not as it was written, "" where all are."""
    sheet = calamine.load_workbook(str(path)).get_sheet_by_name(DATA_SHEET)
    header, *rows = sheet.iter_rows()
    if header != [column.name for column in data.columns]:
        return "?"
    empty = [""] * len(header)
    filled = rows + [empty] * (data.n_rows - len(rows))  # rows without any cell at the end
    columns = list(zip(*filled, strict=True)) or [()] * len(header)
    return next(
        (
            column.name
            for column, cells in zip(data.columns, columns, strict=True)
            if [_plain(cell) for cell in cells] != _expected(column)
        ),
        "",
    )


def _expected(column: DataColumn) -> list[Any]:
    if column.holds in ("date", "moment"):
        return [_calendar(value, column.holds) or value or "" for value in column.values]
    return ["" if value is None else value for value in column.values]


def _plain(cell: Any) -> Any:
    """Days as midnights, moments to the millisecond."""
    if isinstance(cell, dt.datetime):
        rounded = cell + dt.timedelta(microseconds=500)
        return rounded.replace(microsecond=rounded.microsecond // 1000 * 1000)
    return dt.datetime.combine(cell, dt.time()) if isinstance(cell, dt.date) else cell

"""Workbooks (.xlsx): every visible sheet from A1 on; of a formula, the value that the spreadsheet saved with it."""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain

import python_calamine as calamine

from exports.datasets.cell_text import cell_text
from exports.datasets.reading.limits import MOST_CELLS
from exports.datasets.reading.reading import Reading
from exports.datasets.reading.workbook_parts import Area, Remarks, SheetPart, refuse_trickery, remarks, sheets
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Guess, Sheet
from servqual_desk.importing.grid import unreadable

_DAYS_1904 = "1904-01-01"
_DAYS_1900 = "1899-12-30"  # so that 1 March 1900 is day 61, as spreadsheets count


def read(reading: Reading) -> ForeignFile:
    """Read the visible sheets, or the one that a person named.

    Raises:
        DataError: a sheet is larger than can be held, or the named one is not there.
    """
    with zipfile.ZipFile(reading.path) as archive:
        refuse_trickery(archive, reading.name)
        parts, from_1904 = sheets(archive)
        wanted = _wanted(reading, parts)
        told = {part.name: remarks(archive, part.part) for part in wanted}
    for name, found in told.items():
        _refuse_large(reading, name, found)
    with reading.path.open("rb") as file:
        book = calamine.load_workbook(file)
        read_sheets = []
        for done, part in enumerate(parts):
            is_wanted = part in wanted
            read_sheets.append(
                _read_sheet(reading, book, part, told[part.name])
                if is_wanted
                else Sheet(name=part.name, hidden=part.hidden)
            )
            reading.progress((done + 1) / len(parts))
    return ForeignFile(name=reading.name, sheets=tuple(read_sheets), day_zero=_DAYS_1904 if from_1904 else _DAYS_1900)


def _wanted(reading: Reading, parts: list[SheetPart]) -> list[SheetPart]:
    said = reading.task.sheet
    if not said:
        return [part for part in parts if not part.hidden] or parts
    named = [part for part in parts if part.name.strip().casefold() == said.strip().casefold()]
    if not named:
        sentence = _("{name}: has no sheet “{sheet}”; it has {sheets}.")
        raise DataError(
            sentence.format(name=reading.name, sheet=said, sheets=", ".join(f"“{part.name}”" for part in parts))
        )
    return named


def _refuse_large(reading: Reading, sheet: str, found: Remarks) -> None:
    if found.n_rows * found.n_columns > MOST_CELLS:
        sentence = _(
            "{name}: the sheet “{sheet}” reaches to row {row} and column number {column}, which is too far; "
            "delete what stands beside the table, or save the sheet as CSV."
        )
        raise DataError(sentence.format(name=reading.name, sheet=sheet, row=found.n_rows, column=found.n_columns))


def _read_sheet(reading: Reading, book: calamine.CalamineWorkbook, part: SheetPart, found: Remarks) -> Sheet:
    merged = _Merged(found.merged)
    with reading.grid() as (file, grid):
        for number, row in enumerate(_rows(book, part.name, found, merged), start=1):
            grid.add(number, row)
    filled = tuple(
        Guess(what="merged", value=f"{top + 1}–{bottom + 1}", column=str(left), certain=True)
        for top, left, bottom, _right in merged.filled
    )
    return Sheet(
        name=part.name,
        hidden=part.hidden,
        file=file,
        n_rows=grid.n_rows,
        width=grid.width,
        guesses=filled,
        hidden_rows=tuple(found.hidden),
    )


def _rows(book: calamine.CalamineWorkbook, name: str, found: Remarks, merged: "_Merged") -> Iterator[list[str]]:
    """The rows from A1 on, every cell a text; merged cells filled, unreadable ones marked."""
    sheet = book.get_sheet_by_name(name)
    left = [""] * (sheet.start[1] if sheet.start else 0)
    numbers = _NumberTexts()
    marked = _by_row(found.unreadable)
    height, width = (sheet.end[0] + 1, sheet.width) if sheet.end else (0, 0)
    below = range(height, max(marked, default=-1) + 1)  # calamine ends with the last value
    rows: Iterator[Sequence[object]] = chain(sheet.iter_rows(), ([""] * width for _row in below))
    for at, row in enumerate(rows):
        cells = left + [
            value if type(value) is str else numbers[value] if type(value) is float else cell_text(value)
            for value in row
        ]
        for column, (why, shown) in marked.get(at, {}).items():
            cells += [""] * (column + 1 - len(cells))
            # A cell that says “not available” is an empty one, as it is in every other format.
            cells[column] = shown if shown == "#N/A" else unreadable(why, shown)
        merged.fill(at, cells)
        yield cells


class _NumberTexts(dict[float, str]):
    """The text of each different number, made once."""

    def __missing__(self, value: float) -> str:
        self[value] = text = cell_text(value)
        return text


def _by_row(found: dict[tuple[int, int], tuple[str, str]]) -> dict[int, dict[int, tuple[str, str]]]:
    rows: dict[int, dict[int, tuple[str, str]]] = {}
    for (row, column), told in found.items():
        rows.setdefault(row, {})[column] = told
    return rows


class _Merged:
    """Merged cells: one column wide, each row has the answer (`filled`, about which a person is asked); wider, nobody can tell
    whose it is, and the cells are marked."""

    def __init__(self, areas: list[Area]) -> None:
        self.filled: list[Area] = []
        self._waiting = sorted(areas, reverse=True)
        self._open: list[tuple[Area, str]] = []

    def fill(self, at: int, cells: list[str]) -> None:
        """Fill the row number `at` (from 0)."""
        while self._waiting and self._waiting[-1][0] <= at:
            area = self._waiting.pop()
            if area[0] == at:
                value = cells[area[1]] if area[1] < len(cells) else ""
                self._open.append((area, value))
                if value and area[1] == area[3]:
                    self.filled.append(area)
        self._open = [(area, value) for area, value in self._open if area[2] >= at]
        for (top, left, _bottom, right), value in self._open:
            if not value or (at == top and left == right):
                continue
            cells += [""] * (right + 1 - len(cells))
            for column in range(left, right + 1):
                if (at, column) != (top, left):
                    cells[column] = value if left == right else unreadable("merged", value)

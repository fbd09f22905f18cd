"""The sheets of an XLSForm: rows by the columns' names, texts by language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.datasets.reading.start_child import read_outside
from exports.xlsform.questionnaire_rows import EXACT, HELD_APART
from instruments.i18n import LANGUAGES, _, language
from servqual_desk.errors import DataError
from servqual_desk.importing.grid import Grid

_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)?)\)\s*$")
_NAMES = {"indonesian": "id", "bahasa": "id", "bahasa indonesia": "id", "indonesia": "id", "english": "en"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of a sheet: its number as a spreadsheet counts, cells by column, texts by column and language."""

    number: int
    cells: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]]

    def cell(self, column: str) -> str:
        """The cell, trimmed; "" where there is none."""
        return self.cells.get(column, "")


Sheets = Mapping[str, tuple[SheetRow, ...]]


def read_sheets(path: Path) -> Sheets:
    """Every sheet of a form that has rows, by its name in lower case.

    Raises:
        DataError: the file is no workbook, or has no sheet `survey`.
    """
    if path.suffix.lower() != ".xlsx":
        raise DataError(_("{path}: the file's name must end in {ending}.").format(path=path, ending=".xlsx"))
    reading = read_outside(path)
    sheets = {
        sheet.name.strip().lower(): tuple(Grid(reading.folder / sheet.file).rows())
        for sheet in reading.file.sheets
        if sheet.file
    }
    settings = _rows(sheets.get("settings", ()), "")
    spoken = code_of(next((row.cell("default_language") for row in settings), "")) or language()
    found = {name: tuple(_rows(rows, spoken)) for name, rows in sheets.items()}
    if not found.get("survey"):
        sentence = _("{name}: has no sheet “survey” with rows; is it an XLSForm?")
        raise DataError(sentence.format(name=path.name))
    return found


def code_of(words: str) -> str:
    """`English (en)` → en, `Bahasa Indonesia` → id; "" for a language that is not known."""
    if match := _LANGUAGE.search(words):
        return match[1].lower()
    name = words.strip().lower()
    return _NAMES.get(name, name if name in LANGUAGES else "")


def _rows(rows: tuple[tuple[int, list[str]], ...], spoken: str) -> Iterator[SheetRow]:
    filled = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if not filled:
        return
    header = [_column(name, spoken) for name in filled[0][1]]
    for number, cells in filled[1:]:
        plain: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for (column, code), cell in zip(header, cells, strict=False):
            if cell.strip() and column:
                plain.setdefault(column, cell.strip())
                texts.setdefault(column, {})[code] = (
                    cell.replace(HELD_APART, "${") if column.startswith(EXACT) else cell.strip()
                )
        yield SheetRow(number=number, cells=plain, texts=texts)


def _column(name: str, spoken: str) -> tuple[str, str]:
    """`Label::English (en)` → (`label`, `en`); without a language, the form's own."""
    column, sign, words = name.strip().partition("::" if "::" in name else ":")
    if sign and not code_of(words):
        return name.strip().lower(), spoken
    return column.strip().lower().replace(" ", "_"), code_of(words) if sign else spoken

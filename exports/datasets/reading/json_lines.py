"""JSON lines: an object a line, its keys the columns; several answers in a list are joined by `;`."""

import json
from typing import Any

from exports.datasets.cell_text import cell_text
from exports.datasets.reading.reading import Reading
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Sheet

_ROWS_AT_ONCE = 10_000  # between two words of how far it is


def read(reading: Reading) -> ForeignFile:
    """Read the file twice: for its columns, then for its rows.

    Raises:
        DataError: a line is no object, or holds an object within.
    """
    names: dict[str, None] = {}
    count = 0
    with reading.path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, start=1):
            count = number
            names.update(dict.fromkeys(_row(reading, line, number)))
    if not names:
        raise DataError(_("{name}: the file is empty.").format(name=reading.name))
    reading.refuse_wide(len(names))
    with reading.grid() as (grid_file, grid), reading.path.open(encoding="utf-8-sig") as file:
        grid.add(1, list(names))
        for number, line in enumerate(file, start=1):
            row = _row(reading, line, number)
            grid.add(number + 1, [_text(row.get(name)) for name in names])
            if number % _ROWS_AT_ONCE == 0:
                reading.progress(number / count)
    return ForeignFile(name=reading.name, sheets=(Sheet(file=grid_file, n_rows=grid.n_rows),))


def _row(reading: Reading, line: str, number: int) -> dict[str, Any]:
    if not line.strip():
        return {}
    row = json.loads(line)
    cells = row.values() if isinstance(row, dict) else [row, {}]
    if any(isinstance(part, dict) for cell in cells for part in (cell if isinstance(cell, list) else [cell])):
        sentence = _(
            "{name}: line {line} is no flat object; write a response a line, each answer under its column's name."
        )
        raise DataError(sentence.format(name=reading.name, line=number))
    return dict(row)


def _text(value: Any) -> str:
    return ";".join(map(cell_text, value)) if isinstance(value, list) else cell_text(value)

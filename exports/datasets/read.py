"""A small foreign table held in memory, as the catalogue of services is: the first sheet with content, its first row the header.

Data files of answers, which may be large and whose header may stand anywhere, are `reading.start_child`'s and `importing`'s.
"""

from pathlib import Path

from exports.datasets.reading.start_child import read_outside
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile
from servqual_desk.importing.grid import Grid
from servqual_desk.importing.raw_table import RawTable, Traits


def read_table(path: Path) -> RawTable:
    """Read a data file as texts.

    Raises:
        DataError: the extension is unknown, the file is not what its extension says, or it is empty.
        KnownError: the machine does not let us read it.
    """
    reading = read_outside(path)
    for sheet in reading.file.sheets:
        rows = Grid(reading.folder / sheet.file).rows() if sheet.file else []
        while rows and not any(rows[-1][1]):
            rows.pop()
        if rows:
            return _table(reading.file, rows)
    raise DataError(_("{name}: the first sheet is empty.").format(name=path.name))


def _table(file: ForeignFile, rows: list[tuple[int, list[str]]]) -> RawTable:
    (header_row, header), *below = rows
    width = len(header)
    return RawTable(
        name=file.name,
        header=tuple(header),
        rows=[row for _number, row in below if len(row) == width],
        numbers=[number for number, row in below if len(row) == width],
        ragged={number: len(row) for number, row in below if len(row) != width},
        labels=file.labels,
        user_missing=file.user_missing,
        traits=Traits(day_zero=file.day_zero, titles=file.titles),
        header_row=header_row,
    )

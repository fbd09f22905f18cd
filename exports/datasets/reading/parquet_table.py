"""Parquet: typed columns as texts; what our own files keep in `<column>.missing` comes back into its column."""

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from exports.datasets.cell_text import cell_text
from exports.datasets.reading.reading import Reading
from instruments.i18n import _
from servqual_desk.errors import DataError
from servqual_desk.importing.foreign_file import ForeignFile, Sheet

MISSING_BESIDE = ".missing"
_CELLS_AT_ONCE = 1_000_000


def read(reading: Reading) -> ForeignFile:
    """Read a Parquet file, some rows at a time.

    Raises:
        DataError: it holds no column.
    """
    file = pq.ParquetFile(reading.path)
    names: list[str] = list(file.schema_arrow.names)
    if not names:
        raise DataError(_("{name}: holds no variables.").format(name=reading.name))
    reading.refuse_wide(len(names))
    beside = {name: name + MISSING_BESIDE for name in names if name + MISSING_BESIDE in names}
    kept = [name for name in names if name not in beside.values()]
    total, done = max(file.metadata.num_rows, 1), 0
    with reading.grid() as (grid_file, grid):
        grid.add(1, kept)
        for batch in file.iter_batches(batch_size=max(_CELLS_AT_ONCE // len(names), 100)):
            cells = {name: _texts(batch.column(at)) for at, name in enumerate(names)}
            for name, other in beside.items():
                cells[name] = [cell or why for cell, why in zip(cells[name], cells[other], strict=True)]
            for number, row in enumerate(zip(*(cells[name] for name in kept), strict=True), start=done + 2):
                grid.add(number, row)
            done += batch.num_rows
            reading.progress(done / total)
    return ForeignFile(name=reading.name, sheets=(Sheet(file=grid_file, n_rows=grid.n_rows, width=grid.width),))


def _texts(column: pa.Array) -> list[str]:
    """A text a cell; of a column in which many cells are alike each different one is made a text once."""
    if not pa.types.is_dictionary(column.type):
        try:
            column = column.dictionary_encode()
        except pa.ArrowNotImplementedError:  # lists and other kinds of cells within cells
            return [_text(value) for value in column.to_pylist()]
    texts = [*map(_text, column.dictionary.to_pylist()), ""]
    places = column.indices.fill_null(len(texts) - 1)
    return list(map(texts.__getitem__, places.to_numpy(zero_copy_only=False).tolist()))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ";".join(map(cell_text, value))
    return cell_text(value)

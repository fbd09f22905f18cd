"""Parquet: typed columns, and the whole questionnaire in the file's metadata (key `servqual_desk`, JSON).

A number column holds numbers only. What a non-answer was stands beside it, in `<column>.missing` (a point is in no column's
own name), so that a mean of the column is a mean of answers.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from exports.datasets.cell_text import cell_text
from exports.datasets.dataset import DataColumn, Dataset
from instruments.kinds import Storage
from servqual_desk.importing.raw_table import RawTable
from servqual_desk.version import installed_version

METADATA_KEY = "servqual_desk"
_TYPES: dict[Storage, pa.DataType] = {"whole": pa.int64(), "real": pa.float64(), "date": pa.date32()}


def write(data: Dataset, path: Path) -> None:
    """Write the columns."""
    arrays, fields = [], []
    for column in data.columns:
        for name, values in _parts(column):
            kind = _TYPES.get(column.storage, pa.string()) if name == column.name else pa.string()
            arrays.append(pa.array(values, type=kind))
            fields.append(pa.field(name, kind, metadata={"label": column.label}))
    schema = pa.schema(fields, metadata={METADATA_KEY: json.dumps(_identity(data))})
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path)


def cells(column: DataColumn) -> list[str]:
    """What reading gives back."""
    return column.cells


def _identity(data: Dataset) -> dict[str, str]:
    return {
        "program": installed_version(),
        "title": data.title,
        "instrument": data.instrument.id,
        "version": data.instrument.version,
        "digest": data.instrument.digest,
        "language": data.language,
        "questionnaire": data.instrument.source,
    }


def _parts(column: DataColumn) -> Iterator[tuple[str, list[object]]]:
    """The column, and beside it its non-answers where its scale has any."""
    if column.storage == "date":
        yield column.name, [dt.date.fromisoformat(str(value)) if value else None for value in column.values]
    elif column.variable is not None and column.variable.scale is not None and column.variable.scale.missing:
        yield column.name, [None if isinstance(value, str) else value for value in column.values]
        yield missing_name(column.name), [value if isinstance(value, str) else None for value in column.values]
    else:
        yield column.name, list(column.values)


def missing_name(name: str) -> str:
    """Where the non-answers of a column stand."""
    return f"{name}.missing"


def read(path: Path) -> RawTable:
    """Read a Parquet file back, to verify what was written."""
    table = pq.read_table(path)
    columns = {name: [cell_text(value) for value in table[name].to_pylist()] for name in table.column_names}
    for name in list(columns):
        beside = columns.pop(missing_name(name), None)
        if beside is not None:
            columns[name] = [number or other for number, other in zip(columns[name], beside, strict=True)]
    rows = list(zip(*columns.values(), strict=True))
    return RawTable(name=path.name, header=tuple(columns), rows=rows, numbers=range(2, len(rows) + 2))

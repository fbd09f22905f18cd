"""Parquet: typed columns with their words in the metadata, and the whole questionnaire in the file's (key `servqual_desk`).

A number column holds numbers only. What a non-answer was stands beside it, in `<column>.missing` (a point is in no column's
own name), so that a mean of the column is a mean of answers. Choices are dictionaries of their ids. pandas finds labels and
value labels in `frame.attrs` again.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from exports.datasets.dataset import DataColumn, Dataset, Difference, Holds
from exports.datasets.statistical import scale_labels
from instruments.writing import document_of, toml_of
from servqual_desk.importing.raw_table import Value
from servqual_desk.version import installed_version

METADATA_KEY = "servqual_desk"
MISSING = ".missing"
_PANDAS_ATTRS = "PANDAS_ATTRS"  # where pandas keeps `frame.attrs`
_MOMENT = pa.timestamp("ms", tz="UTC")
_TYPES: dict[Holds, pa.DataType] = {
    "whole": pa.int64(),
    "real": pa.float64(),
    "date": pa.date32(),
    "moment": _MOMENT,
    "text": pa.string(),
}


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns; what each cell became is not worked out a second time to compare it."""
    table = _table(data)
    pq.write_table(table, path)
    return partial(_difference, table, path)


def _difference(ours: pa.Table, path: Path) -> str:
    theirs = pq.read_table(path)
    if ours.schema.names != theirs.schema.names:
        return "?"
    return next((name for name in ours.schema.names if not theirs[name].equals(ours[name])), "")


def _table(data: Dataset) -> pa.Table:
    arrays, fields = [], []
    for column in data.columns:
        for name, array in _parts(column):
            arrays.append(array)
            fields.append(pa.field(name, array.type, metadata=_about(column, data.language)))
    metadata = {METADATA_KEY: json.dumps(_identity(data)), _PANDAS_ATTRS: json.dumps(_attrs(data))}
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=metadata))


def _parts(column: DataColumn) -> Iterator[tuple[str, pa.Array]]:
    """The column, and beside it its non-answers where its scale has any."""
    kind = _TYPES[column.holds]
    if column.holds == "date":
        yield column.name, _read(column.values, kind, _date)
    elif column.holds == "moment":
        yield column.name, _read(column.values, kind, _moment)
    elif column.is_numeric and column.variable is not None and column.variable.scale is not None:
        numbers, reasons = _numbers_and_reasons(column, kind)
        yield column.name, numbers
        if column.variable.scale.missing:
            yield missing_name(column.name), reasons
    elif column.variable is not None and column.is_coded and column.variable.traits.is_one_choice:
        ids = [choice.id for choice in column.variable.choices]
        yield column.name, _dictionary(column, ids)
    else:
        yield column.name, pa.array(column.values, type=kind)


def _numbers_and_reasons(column: DataColumn, kind: pa.DataType) -> tuple[pa.Array, pa.Array]:
    try:
        return pa.array(column.values, type=kind), pa.nulls(len(column.values), pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError):  # a non-answer's id stands among them
        numbers = [None if isinstance(value, str) else value for value in column.values]
        reasons = [value if isinstance(value, str) else None for value in column.values]
        return pa.array(numbers, type=kind), pa.array(reasons, type=pa.string())


def _read(values: Sequence[Value], kind: pa.DataType, read: Callable[[object], object]) -> pa.Array:
    """Days or moments from their ISO text: by Arrow, and where one is written otherwise, each different value once by us."""
    try:
        return pa.array(values, type=pa.string()).cast(kind)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        known = {value: read(value) for value in set(values)}
        return pa.array(list(map(known.__getitem__, values)), type=kind)


def _dictionary(column: DataColumn, ids: list[str]) -> pa.Array:
    known = pa.array(ids, type=pa.string())
    codes = pc.index_in(pa.array(column.values, type=pa.string()), value_set=known)
    return pa.DictionaryArray.from_arrays(codes, known)


def _date(value: object) -> dt.date | None:
    return dt.date.fromisoformat(str(value)) if value else None


def _moment(value: object) -> dt.datetime | None:
    """A stored moment; what has no time zone is UTC."""
    if not value:
        return None
    at = dt.datetime.fromisoformat(str(value))
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at


def missing_name(name: str) -> str:
    """Where the non-answers of a column stand."""
    return name + MISSING


def is_missing_name(name: str) -> bool:
    """Whether a column holds another one's non-answers; names of ours have no point."""
    return name.endswith(MISSING)


def _about(column: DataColumn, language: str) -> dict[str, str]:
    about = {"label": column.label, "stem": column.stem}
    labels = value_labels(column, language)
    return {key: words for key, words in about.items() if words} | (
        {"labels": json.dumps(labels, ensure_ascii=False)} if labels else {}
    )


def value_labels(column: DataColumn, language: str) -> dict[str, str]:
    """Code → words, for the codes of a scale, its non-answers and the ids of choices."""
    variable = column.variable
    if variable is None or not column.is_coded:
        return {}
    if variable.scale is not None:
        points = {str(point): words for point, words in scale_labels(variable.scale, language).items()}
        return points | {id_: text.get(language) for id_, text in variable.scale.missing.items()}
    return {choice.id: choice.label.get(language) for choice in variable.choices}


def _identity(data: Dataset) -> dict[str, str]:
    about = {
        "program": "" if data.is_shareable else installed_version(),
        "title": data.title,
        "instrument": data.instrument.id,
        "version": data.instrument.version,
        "digest": data.instrument.digest,
        "language": data.language,
        "questionnaire": _questionnaire(data),
        "statement": data.statement,
    }
    return {key: words for key, words in about.items() if words}


def _questionnaire(data: Dataset) -> str:
    """Its file; in one that is handed on without the comments in which authors leave names, addresses and paths."""
    instrument = data.instrument
    return toml_of(document_of(instrument)) if data.is_shareable else instrument.source


def _attrs(data: Dataset) -> dict[str, Any]:
    instrument = data.instrument
    return {
        "instrument": {"id": instrument.id, "version": instrument.version, "digest": instrument.digest},
        "labels": {column.name: column.label for column in data.columns},
        "value_labels": {
            column.name: labels for column in data.columns if (labels := value_labels(column, data.language))
        },
    }

"""`datapackage.json`: what a Frictionless Data Package says of itself (Data Package and Table Schema, version 1)."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from exports.datasets.dataset import DataColumn, Dataset
from exports.datasets.parquet_file import value_labels
from exports.datasets.shape import RESPONSE

_NO_NAME = re.compile("[^a-z0-9._-]+")
_TYPES = {"whole": "integer", "real": "number", "text": "string", "date": "date", "moment": "datetime"}

Json = dict[str, Any]


def descriptor(tables: dict[str, Dataset], others: dict[str, str], folder: Path) -> bytes:
    """The descriptor.

    Args:
        tables: the name of a CSV file → what stands in it; the first is the data.
        others: the name of any other table → its title; its cells are texts.
        folder: where the files are.
    """
    data = next(iter(tables.values()))
    about = {
        "profile": "tabular-data-package",
        "name": _NO_NAME.sub("-", data.instrument.id.lower()),
        "title": data.title,
        "description": data.statement,
        "version": data.instrument.version,
        "languages": [data.language],
        "questionnaire": {
            "id": data.instrument.id,
            "version": data.instrument.version,
            "digest": data.instrument.digest,
        },
        "resources": [
            *(_resource(folder / name, _schema(table)) for name, table in tables.items()),
            *(_resource(folder / name, _text_schema(folder / name), title) for name, title in others.items()),
        ],
    }
    said = {key: value for key, value in about.items() if value}
    return json.dumps(said, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(path: Path, schema: Json, title: str = "") -> Json:
    content = path.read_bytes()
    about: Json = {
        "profile": "tabular-data-resource",
        "name": path.stem,
        "title": title,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }
    return {key: value for key, value in about.items() if value}


def _schema(data: Dataset) -> Json:
    schema: Json = {"fields": [_field(column, data.language) for column in data.columns], "missingValues": [""]}
    if len(data.columns) > 1 and any(column.name == RESPONSE for column in data.columns):
        values = next(column.values for column in data.columns if column.name == RESPONSE)
        schema |= {"primaryKey": [RESPONSE]} if len(set(values)) == len(values) else {}
    return schema


def _field(column: DataColumn, language: str) -> Json:
    field: Json = {"name": column.name, "type": _TYPES[column.holds], "title": column.label}
    if column.stem:
        field["description"] = column.stem
    if column.holds == "moment":
        field["format"] = "any"
    field |= _allowed(column)
    if labels := value_labels(column, language):
        field["labels"] = labels
    return field


def _allowed(column: DataColumn) -> Json:
    """Which values there may be; a scale's non-answers are missing values."""
    variable = column.variable
    if variable is None or not column.is_coded:
        return {}
    if variable.scale is not None:
        missing = list(variable.scale.missing)
        limits: Json = {"constraints": {"minimum": variable.scale.min, "maximum": variable.scale.max}}
        return limits | ({"missingValues": ["", *missing]} if missing else {})
    if variable.traits.is_one_choice:
        return {"constraints": {"enum": [choice.id for choice in variable.choices]}}
    return {}


def _text_schema(path: Path) -> Json:
    """The schema of a small table of texts: its header's names."""
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    return {"fields": [{"name": name, "type": "string"} for name in header], "missingValues": [""]}

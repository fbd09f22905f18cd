"""DTA (Stata 14 and later): value labels, non-answers as extended missing values (.a, .b, …), dates as dates."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pandas as pd
import pyreadstat

from exports.datasets.cell_text import cell_text
from exports.datasets.dataset import DataColumn, Dataset
from exports.datasets.sav_file import scale_labels
from exports.datasets.statistical import cut, file_names, refuse_long_texts
from instruments.model import Scale
from servqual_desk.importing.raw_table import RawTable, Value

VERSION = 14  # release 118; later releases' long strings are not read by every program
LONGEST_NAME, LONGEST_LABEL, LONGEST_TEXT = 32, 80, 2_000_000_000
RESERVED = (
    "_all",
    "_b",
    "_coef",
    "_cons",
    "_n",
    "_pi",
    "_pred",
    "_rc",
    "_skip",
    "byte",
    "double",
    "float",
    "if",
    "in",
    "int",
    "long",
    "str",
    "strl",
    "using",
    "with",
)


def write(data: Dataset, path: Path) -> None:
    """Write the columns."""
    refuse_long_texts(data.columns, bytes_=LONGEST_TEXT)
    names = _names(data.columns)
    columns = {names[column.name]: column for column in data.columns}
    scales = {
        name: column.variable.scale for name, column in columns.items() if column.variable and column.variable.scale
    }
    pyreadstat.write_dta(
        pd.DataFrame({name: _series(column) for name, column in columns.items()}),
        path,
        version=VERSION,
        file_label=cut(data.title, bytes_=LONGEST_LABEL),
        column_labels={name: cut(column.label, bytes_=LONGEST_LABEL) for name, column in columns.items()},
        variable_value_labels={name: _value_labels(scale, data.language) for name, scale in scales.items()},
        missing_user_values={name: list(letters(scale).values()) for name, scale in scales.items() if scale.missing},
        variable_format={name: "%td" for name, column in columns.items() if column.storage == "date"},
    )


def letters(scale: Scale) -> dict[str, str]:
    """Non-answer's id → Stata's extended missing value: the first is .a."""
    return dict(zip(scale.missing, ascii_lowercase, strict=False))


def cells(column: DataColumn) -> list[str]:
    """What reading gives back: non-answers as their letters."""
    if column.variable is None or column.variable.scale is None:
        return column.cells
    missing = letters(column.variable.scale)
    return [missing.get(cell, cell) for cell in column.cells]


def _names(columns: Sequence[DataColumn]) -> dict[str, str]:
    return file_names([column.name for column in columns], longest=LONGEST_NAME, reserved=RESERVED)


def _series(column: DataColumn) -> "pd.Series[Any]":
    if column.is_numeric:
        missing = letters(column.variable.scale) if column.variable and column.variable.scale else {}
        values: list[Value] = [missing[value] if isinstance(value, str) else value for value in column.values]
        return pd.Series(values, dtype="object" if any(isinstance(value, str) for value in values) else "float64")
    if column.storage == "date":
        if any(column.values):
            return pd.Series(
                [dt.date.fromisoformat(str(value)) if value else None for value in column.values], dtype="object"
            )
        return pd.Series([None] * len(column.values), dtype="float64")
    return pd.Series(column.cells, dtype="object")


def _value_labels(scale: Scale, language: str) -> dict[Any, str]:
    labels: dict[Any, str] = dict(scale_labels(scale, language))
    return labels | {letter: scale.missing[id_].get(language) for id_, letter in letters(scale).items()}


def read(path: Path) -> RawTable:
    """Read a Stata file back, to verify what was written."""
    data, _meta = pyreadstat.read_dta(path, user_missing=True, output_format="dict")
    rows = list(zip(*([cell_text(value) for value in values] for values in data.values()), strict=True))
    return RawTable(name=path.name, header=tuple(data), rows=rows, numbers=range(2, len(rows) + 2))

"""DTA (Stata 14 and later): value labels, non-answers as extended missing values (.a, .b, …), dates and times as such."""

import re
from functools import partial
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

from exports.datasets.dataset import Dataset, Difference
from exports.datasets.sav_file import first_difference, none_for_nan, refusal
from exports.datasets.statistical import FileCells, cut, cut_label, file_cells, refuse_long_texts, refuse_wide
from instruments.model import Scale
from instruments.short_names import STATA

VERSION = 14  # release 118; later releases' long strings are not read by every program
LONGEST_LABEL, LONGEST_TEXT, MOST_COLUMNS = 80, 2_000_000_000, 32_767

_FORMATS = {"date": "%td", "moment": "%tc"}
_DAYS, _DAY = 3653, 86_400_000  # from 1960 to 1970; milliseconds
_MOMENT = re.compile(rb"<timestamp>.[^<]*</timestamp>", re.DOTALL)


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns.

    Raises:
        DataError: a text or a number that Stata does not hold, or more columns.
    """
    columns = file_cells(data, STATA)
    refuse_wide(columns, most=MOST_COLUMNS)
    refuse_long_texts(columns, bytes_=LONGEST_TEXT)
    scales = {column.name: column.scale for column in columns if column.scale and column.scale.missing}
    try:
        pyreadstat.write_dta(
            pd.DataFrame({column.name: _series(column) for column in columns}),
            path,
            version=VERSION,
            file_label=cut(data.title, bytes_=LONGEST_LABEL),
            column_labels={column.name: cut_label(column, bytes_=LONGEST_LABEL) for column in columns},
            variable_value_labels={
                column.name: labels for column in columns if (labels := _value_labels(column, data.language))
            },
            missing_user_values={name: list(letters(scale).values()) for name, scale in scales.items()},
            variable_format={column.name: _FORMATS[column.holds] for column in columns if column.holds in _FORMATS},
        )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise refusal(path, error) from error
    if data.is_shareable:
        _take_moment_out(path)
    return partial(difference, data, path)


def letters(scale: Scale) -> dict[str, str]:
    """Non-answer's id → Stata's extended missing value: the first is .a."""
    return dict(zip(scale.missing, ascii_lowercase, strict=False))


def difference(data: Dataset, path: Path) -> str:
    """Read the file back: the first column that is not as it was written, "" where all are."""
    read, _meta = pyreadstat.read_dta(path, user_missing=True, output_format="dict", disable_datetime_conversion=True)
    return first_difference({column.name: _expected(column) for column in file_cells(data, STATA)}, read)


def _expected(column: FileCells) -> list[Any]:
    return list(column.texts or ()) if column.holds == "text" else _with_letters(column, none_for_nan(_numbers(column)))


def _series(column: FileCells) -> "pd.Series[Any]":
    if column.holds == "text":
        return pd.Series(column.texts, dtype="object")
    if column.reasons:
        return pd.Series(_with_letters(column, _numbers(column).tolist()), dtype="object")
    return pd.Series(_numbers(column))


def _numbers(column: FileCells) -> "np.ndarray[Any, Any]":
    """Numbers, dates (days since 1960) and times (milliseconds since 1960) as Stata counts them."""
    if column.numbers is not None:
        return column.numbers
    times = np.asarray(column.times, dtype="float64")
    return np.floor(times / _DAY) + _DAYS if column.holds == "date" else times + _DAYS * _DAY


def _with_letters(column: FileCells, cells: list[Any]) -> list[Any]:
    marks = letters(column.scale) if column.scale is not None else {}
    for reason, places in column.reasons.items():
        for place in places:
            cells[place] = marks[reason]
    return cells


def _value_labels(column: FileCells, language: str) -> dict[Any, str]:
    labels: dict[Any, str] = dict(column.labels)
    if column.scale is not None:
        labels |= {letter: column.scale.missing[id_].get(language) for id_, letter in letters(column.scale).items()}
    return labels


def _take_moment_out(path: Path) -> None:
    """Blank the day and the time of writing; the file's map of itself keeps its places."""
    content = path.read_bytes()
    found = _MOMENT.search(content)
    if found is not None:
        blank = found[0][:12] + b"01 Jan 1970 00:00"[: len(found[0]) - 24].ljust(len(found[0]) - 24)
        path.write_bytes(content[: found.start()] + blank + b"</timestamp>" + content[found.end() :])

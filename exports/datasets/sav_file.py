"""SAV and ZSAV (SPSS, PSPP): numbers with labels and a measure, non-answers as user-missing codes, multiple-response sets.

A choice is a number, in the questionnaire's order, with its id in the column beside it; `choices` are columns of 0 and 1 in a
multiple-response set, with the ids joined beside them.
"""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat

from exports.datasets.dataset import Dataset, Difference
from exports.datasets.sav_response_sets import ResponseSet, add_response_sets, without_moment
from exports.datasets.statistical import FileCells, cut, cut_label, file_cells, refuse_long_texts, refuse_wide
from instruments.i18n import _
from instruments.short_names import SPSS
from servqual_desk.errors import DataError
from servqual_desk.store.whole_files import blame_full_disk
from servqual_desk.words.missing_codes import non_answer_codes

# SPSS's limits: bytes of a variable's label, of a value's label, of a string; codes a variable may declare missing.
LONGEST_LABEL, LONGEST_VALUE_LABEL, LONGEST_TEXT, LONGEST_TITLE = 255, 120, 32_767, 64
MOST_MISSING_CODES, MOST_COLUMNS = 3, 32_767

_FORMATS = {"date": "DATE11", "moment": "DATETIME24.3"}
_EPOCH = (dt.datetime(1970, 1, 1) - dt.datetime(1582, 10, 14)).total_seconds()  # noqa: DTZ001  both in UTC


def write(data: Dataset, path: Path) -> Difference:
    """Write the columns; `.zsav` is compressed.

    Raises:
        DataError: a text or a number that SPSS does not hold, or more columns.
    """
    columns = file_cells(data, SPSS)
    refuse_wide(columns, most=MOST_COLUMNS)
    refuse_long_texts(columns, bytes_=LONGEST_TEXT)
    is_compressed = path.suffix.lower() == ".zsav"
    try:
        pyreadstat.write_sav(
            pd.DataFrame({column.name: _series(column) for column in columns}),
            path,
            file_label=cut(data.title, bytes_=LONGEST_TITLE),
            row_compress=not is_compressed,
            compress=is_compressed,
            note=_notes(data),
            column_labels={column.name: cut_label(column, bytes_=LONGEST_LABEL) for column in columns},
            variable_value_labels={
                column.name: labels for column in columns if (labels := _value_labels(column, data.language))
            },
            missing_ranges={column.name: missing for column in columns if (missing := _missing(column))},
            variable_measure={column.name: column.measure for column in columns},
            variable_format={column.name: format_ for column in columns if (format_ := _format(column))},
        )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise refusal(path, error) from error
    add_response_sets(path, _response_sets(columns, data))
    if data.is_shareable:
        without_moment(path)
    return partial(difference, data, path)


def refusal(path: Path, error: Exception) -> DataError:
    """The sentence about answers that the library does not write.

    Raises:
        OSError: it was the disk that had no room for them.
    """
    blame_full_disk(path)
    sentence = _("The answers do not fit into {ending} ({reason}); export them as .csv or .parquet.")
    return DataError(sentence.format(ending=path.suffix.lower(), reason=" ".join(str(error).split()).rstrip(".")))


def difference(data: Dataset, path: Path) -> str:
    """Read the file back: the first column that is not as it was written, "" where all are."""
    read, _meta = pyreadstat.read_sav(path, user_missing=True, output_format="dict", disable_datetime_conversion=True)
    return first_difference({column.name: _expected(column) for column in file_cells(data, SPSS)}, read)


def first_difference(expected: dict[str, list[Any]], read: dict[str, list[Any]]) -> str:
    """The first column whose cells are others than expected; "" where there is none."""
    if list(expected) != list(read):
        return next((name for name in expected if name not in read), "?")
    return next((name for name, cells in expected.items() if cells != read[name]), "")


def none_for_nan(numbers: "np.ndarray[Any, Any]") -> list[Any]:
    """The numbers as a list, None where they are missing."""
    cells: list[Any] = numbers.tolist()
    return [None if cell != cell else cell for cell in cells] if np.isnan(numbers).any() else cells


def _expected(column: FileCells) -> list[Any]:
    if column.holds == "text":
        return [text.rstrip(" ") for text in column.texts or ()]  # SPSS fills texts up with blanks
    return none_for_nan(_numbers(column))


def _notes(data: Dataset) -> list[str]:
    about = [f"{data.instrument.id} {data.instrument.version}", f"SHA-256 {data.instrument.digest}"]
    return [cut(line, bytes_=80) for line in (*about, *data.statement.splitlines())]


def _series(column: FileCells) -> "pd.Series[Any]":
    return pd.Series(column.texts, dtype="object") if column.holds == "text" else pd.Series(_numbers(column))


def _numbers(column: FileCells) -> "np.ndarray[Any, Any]":
    """Numbers, dates and times (seconds since the calendar's reform) as SPSS counts them; non-answers by their codes."""
    if column.numbers is None:
        return np.asarray(column.times / 1000 + _EPOCH, dtype="float64")
    if not column.reasons or column.scale is None:
        return column.numbers
    numbers, codes = column.numbers.copy(), non_answer_codes(column.scale)
    for reason, places in column.reasons.items():
        numbers[places] = codes[reason]
    return numbers


def _format(column: FileCells) -> str:
    if column.numbers is None:
        return _FORMATS.get(column.holds, "")
    return "F8.0" if column.measure != "scale" or not np.any(column.numbers % 1 > 0) else ""


def _value_labels(column: FileCells, language: str) -> dict[Any, str]:
    """Code → words, for every code that may stand in the column."""
    labels = dict(column.labels)
    if column.scale is not None:
        codes = non_answer_codes(column.scale)
        labels |= {codes[id_]: text.get(language) for id_, text in column.scale.missing.items()}
    return {code: cut(words, bytes_=LONGEST_VALUE_LABEL) for code, words in labels.items()}


def _missing(column: FileCells) -> list[Any]:
    """What SPSS is to count as missing: a blank text; a scale's non-answers, as a range where three codes are not enough."""
    if column.holds == "text":
        return [" "]
    codes = list(non_answer_codes(column.scale).values()) if column.scale is not None else []
    return codes if len(codes) <= MOST_MISSING_CODES else [{"lo": codes[0], "hi": codes[-1]}]


def _response_sets(columns: Sequence[FileCells], data: Dataset) -> list[ResponseSet]:
    """A set for each question of several choices."""
    labels = {column.name: column.label for column in data.columns}
    ticks = (column for column in columns if column.of.part == "tick")
    return [
        ResponseSet(name=question, label=labels[question], variables=[column.name for column in group])
        for question, group in groupby(ticks, key=lambda column: column.of.column)
    ]

"""SAV (SPSS, PSPP): Likert answers as numbers of measure ordinal, every code labelled, non-answers as user-missing codes.

A choice stays its id (a string with value labels), as in every data file; `AUTORECODE` makes numbers of it where SPSS
wants them. Reading takes numbers too, by the words that the file labels them with.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

from exports.datasets.cell_text import cell_text
from exports.datasets.dataset import DataColumn, Dataset
from exports.datasets.statistical import cut, file_names, refuse_long_texts
from instruments.i18n import _
from instruments.kinds import Storage
from instruments.model import Scale
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import RawTable, Value
from servqual_desk.store.whole_files import disk_faults
from servqual_desk.words.missing_codes import non_answer_codes

# SPSS's limits: bytes of a name, of a variable's label, of a value's label, of a string; codes a variable may declare missing.
LONGEST_NAME, LONGEST_LABEL, LONGEST_VALUE_LABEL, LONGEST_TEXT = 64, 255, 120, 32_767
MOST_MISSING_CODES = 3
MOST_LABELLED = 101  # points of a scale that are labelled one by one, those without words by their number
RESERVED = ("all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with")

_FORMATS: dict[Storage, str] = {"whole": "F8.0", "date": "DATE11"}


def write(data: Dataset, path: Path) -> None:
    """Write the columns.

    Raises:
        DataError: a text is longer than SPSS holds.
    """
    refuse_long_texts(data.columns, bytes_=LONGEST_TEXT)
    names = _names(data.columns)
    columns = {names[column.name]: column for column in data.columns}
    pyreadstat.write_sav(
        pd.DataFrame({name: _series(column) for name, column in columns.items()}),
        path,
        file_label=cut(data.title, bytes_=64),
        row_compress=True,
        note=[f"{data.instrument.id} {data.instrument.version}", f"SHA-256 {data.instrument.digest}"],
        column_labels={name: cut(column.label, bytes_=LONGEST_LABEL) for name, column in columns.items()},
        variable_value_labels={
            name: labels for name, column in columns.items() if (labels := _value_labels(column, data.language))
        },
        missing_ranges={name: missing for name, column in columns.items() if (missing := _missing(column))},
        variable_measure={name: _measure(column) for name, column in columns.items()},
        variable_format={
            name: _FORMATS[column.storage] for name, column in columns.items() if column.storage in _FORMATS
        },
    )


def cells(column: DataColumn) -> list[str]:
    """What reading gives back: non-answers as their codes."""
    return [cell_text(value) for value in _numbers(column)] if column.is_numeric else column.cells


def _names(columns: Sequence[DataColumn]) -> dict[str, str]:
    return file_names([column.name for column in columns], longest=LONGEST_NAME, reserved=RESERVED)


def _measure(column: DataColumn) -> str:
    if column.storage == "text":
        return "nominal"
    return "ordinal" if column.variable is not None and column.variable.scale is not None else "scale"


def _series(column: DataColumn) -> "pd.Series[Any]":
    if column.is_numeric:
        return pd.Series(_numbers(column), dtype="float64")
    if column.storage == "date":
        if any(column.values):
            return pd.Series(
                [dt.date.fromisoformat(str(value)) if value else None for value in column.values], dtype="object"
            )
        return pd.Series([None] * len(column.values), dtype="float64")
    return pd.Series(column.cells, dtype="object")


def _numbers(column: DataColumn) -> list[Value]:
    """Numbers, non-answers by their code, None where missing."""
    scale = column.variable.scale if column.variable else None
    codes = non_answer_codes(scale) if scale else {}
    return [codes[value] if isinstance(value, str) else value for value in column.values]


def _value_labels(column: DataColumn, language: str) -> dict[Any, str]:
    """Code → words, for every code that may stand in the column; none for several choices in one cell."""
    variable = column.variable
    labels: dict[Any, str] = {}
    if variable is not None and variable.traits.is_one_choice:
        labels = {choice.id: choice.label.get(language) for choice in variable.choices}
    elif variable is not None and variable.scale is not None:
        codes = non_answer_codes(variable.scale)
        labels = scale_labels(variable.scale, language) | {
            codes[id_]: text.get(language) for id_, text in variable.scale.missing.items()
        }
    return {code: cut(words, bytes_=LONGEST_VALUE_LABEL) for code, words in labels.items()}


def scale_labels(scale: Scale, language: str) -> dict[int, str]:
    """Every point's words, or its number where the questionnaire words only the ends."""
    points = scale.values if len(scale.values) <= MOST_LABELLED else scale.labels
    return {point: scale.labels[point].get(language) if point in scale.labels else str(point) for point in points}


def _missing(column: DataColumn) -> list[Any]:
    """What SPSS is to count as missing: a blank text; a scale's non-answers, as a range where three codes are not enough."""
    if not column.is_numeric:
        return [] if column.storage == "date" else [" "]
    scale = column.variable.scale if column.variable else None
    codes = list(non_answer_codes(scale).values()) if scale else []
    return codes if len(codes) <= MOST_MISSING_CODES else [{"lo": codes[0], "hi": codes[-1]}]


def read(path: Path) -> RawTable:
    """Read an SPSS file; user-missing codes are kept and named, system-missing cells are empty.

    Raises:
        DataError: the file is no SPSS file, or holds no variable.
    """
    with disk_faults(path):
        path.open("rb").close()  # pyreadstat would not say why
    try:
        data, meta = pyreadstat.read_sav(path, user_missing=True, output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        raise DataError(
            _("{name}: is not a readable SPSS file ({reason}); save it again as .sav.").format(
                name=path.name, reason=error
            )
        ) from error
    columns = {name: [cell_text(value) for value in values] for name, values in data.items()}
    if not columns:
        raise DataError(_("{name}: holds no variables.").format(name=path.name))
    rows = list(zip(*columns.values(), strict=True))
    return RawTable(
        name=path.name,
        header=tuple(columns),
        rows=rows,
        numbers=range(2, len(rows) + 2),
        labels={
            name: {cell_text(code): words for code, words in labels.items()}
            for name, labels in meta.variable_value_labels.items()
        },
        user_missing={name: _declared_missing(columns[name], ranges) for name, ranges in meta.missing_ranges.items()},
    )


def _declared_missing(cells: Sequence[str], ranges: Sequence[Any]) -> frozenset[str]:
    """Which of the column's cells the file declares as missing."""

    def declared(cell: str) -> bool:
        for bounds in ranges:
            low, high = bounds["lo"], bounds["hi"]
            value = cell if isinstance(low, str) else float(cell)
            if low <= value <= high:
                return True
        return False

    return frozenset(cell for cell in set(cells) if cell and declared(cell))

"""What every data file holds: the frame's columns with their words, before a format gives them its own shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from exports.datasets.cell_text import cell_text
from instruments.columns import Variable, variables
from instruments.i18n import _, use_language
from instruments.kinds import Storage, VariableKind, kind_of
from instruments.model import Instrument
from servqual_desk.importing.raw_table import Value
from servqual_desk.words.response_columns import RESPONSE_COLUMNS, ResponseColumn
from servqual_desk.words.responsible import named

ColumnKind = VariableKind | Literal["meta"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """One column of a data file.

    `values`: int (scale, integer, weight), float (number), a non-answer's or a choice's id, `a;b`, ISO date, text; None where
    it is missing. `label` says in words what was asked. `variable` is None for the program's own `sqd_*` columns.
    """

    name: str
    kind: ColumnKind
    label: str
    values: Sequence[Value]
    variable: Variable | None = None

    @property
    def storage(self) -> Storage:
        return storage_of(self.kind)

    @property
    def is_numeric(self) -> bool:
        return self.storage in ("whole", "real")

    @property
    def is_free_text(self) -> bool:
        """Whether the cells are anybody's words, and no codes of ours."""
        return self.kind == "meta" or kind_of(self.kind).own_words

    @property
    def cells(self) -> list[str]:
        """The values as texts; see `cell_text`."""
        return [cell_text(value) for value in self.values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The columns in the file's order, what they were asked with, and the language of their words."""

    columns: tuple[DataColumn, ...]
    instrument: Instrument
    language: str
    title: str

    @property
    def n_rows(self) -> int:
        return len(self.columns[0].values)


def storage_of(kind: ColumnKind) -> Storage:
    return "text" if kind == "meta" else kind_of(kind).storage


def dataset(frame: pd.DataFrame, instrument: Instrument, *, language: str, title: str = "") -> Dataset:
    """The frame's answers in the questionnaire's order, then its `sqd_*` columns; other columns are left out.

    Args:
        frame: as `Project.frame(non_answers=True)` gives it.
        language: of the labels; the questionnaire's first where it lacks this one.
    """
    answers = tuple(
        DataColumn(
            name=variable.name,
            kind=variable.kind,
            label=label(variable, language),
            values=_values(frame[variable.name], variable.kind),
            variable=variable,
        )
        for variable in variables(instrument)
        if variable.name in frame.columns
    )
    with use_language(language):
        of_response = tuple(_own_column(own, frame[own.name]) for own in RESPONSE_COLUMNS if own.name in frame.columns)
    return Dataset(columns=answers + of_response, instrument=instrument, language=language, title=title)


def _own_column(own: ResponseColumn, series: "pd.Series[Any]") -> DataColumn:
    kind: ColumnKind = "number" if own.holds == "number" else "meta"
    return DataColumn(name=own.name, kind=kind, label=_(own.label), values=_values(series, kind))


def label(variable: Variable, language: str) -> str:
    """What was asked, after the battery's own words where there is more than one battery's worth of them."""
    words = named(variable.label.get(language), language)
    stem = variable.battery.stem.get(language) if variable.battery else ""
    return f"{stem} {words}".strip()


def _values(series: "pd.Series[Any]", kind: ColumnKind) -> list[Value]:
    """Python values with None for missing; whole numbers as int."""
    plain = [
        None if value is None or value != value else value for value in series.tolist()
    ]  # NaN is unequal to itself
    storage = storage_of(kind)
    if storage == "whole":
        return [value if value is None or isinstance(value, str) else int(value) for value in plain]
    if storage == "real":
        return [None if value is None else float(value) for value in plain]
    return [None if value is None else str(value) for value in plain]

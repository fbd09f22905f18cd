"""What every data file holds: the frame's columns with their words, before a format gives them its own shape."""

from collections.abc import Callable, Sequence
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

# A text of the program's own, a number of its own, a point in time (ISO 8601 in UTC).
OwnKind = Literal["meta", "measure", "moment"]
ColumnKind = VariableKind | OwnKind
Holds = Storage | Literal["moment"]

_OWN: dict[str, Holds] = {"meta": "text", "measure": "real", "moment": "moment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """One column of a data file.

    `values`: int (scale, integer, weight), float (number), a non-answer's or a choice's id, `a;b`, ISO date or time, text; None
    where it is missing. `label` says in words what was asked, `stem` what the battery asks of each item. `variable` is None for
    columns that are no answers. `is_coded` is False where words stand in place of codes.
    """

    name: str
    kind: ColumnKind
    label: str
    values: Sequence[Value]
    stem: str = ""
    variable: Variable | None = None
    is_coded: bool = True

    @property
    def holds(self) -> Holds:
        """How a cell is kept."""
        if not self.is_coded and self.variable is not None and self.variable.traits.answers:
            return "text"
        return holds(self.kind)

    @property
    def is_numeric(self) -> bool:
        return self.holds in ("whole", "real")

    @property
    def is_free_text(self) -> bool:
        """Whether the cells are words, and no codes of ours."""
        return self.kind in _OWN or not self.is_coded or kind_of(self.kind).own_words

    @property
    def cells(self) -> list[str]:
        """The values as texts; see `cell_text`."""
        if self.holds in ("text", "date", "moment"):
            return ["" if value is None else str(value) for value in self.values]
        texts = {value: cell_text(value) for value in set(self.values)}  # few numbers are different ones
        return list(map(texts.__getitem__, self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The columns in the file's order, what they were asked with, and the language of their words.

    `is_shareable`: the file may not lead back to anybody, in its metadata neither; `statement` then says what was done.
    """

    columns: tuple[DataColumn, ...]
    instrument: Instrument
    language: str
    title: str
    is_shareable: bool = False
    statement: str = ""

    @property
    def n_rows(self) -> int:
        return len(self.columns[0].values) if self.columns else 0


Difference = Callable[[], str]
"""Reads a file that was written back: the first column that is not as it was written, "" where all are."""


def holds(kind: ColumnKind) -> Holds:
    """How a cell of a column of this kind is kept."""
    return _OWN[kind] if kind in _OWN else kind_of(kind).storage


def dataset(frame: pd.DataFrame, instrument: Instrument, *, language: str, title: str = "") -> Dataset:
    """The frame's answers in the questionnaire's order, then its `sqd_*` columns; other columns are left out.

    Args:
        frame: as `Project.frame(non_answers=True)` gives it.
        language: of the labels; the questionnaire's first where it lacks this one.
    """
    answers = tuple(
        _answer_column(variable, language, frame[variable.name])
        for variable in variables(instrument)
        if variable.name in frame.columns
    )
    with use_language(language):
        of_response = tuple(_own_column(own, frame[own.name]) for own in RESPONSE_COLUMNS if own.name in frame.columns)
    return Dataset(columns=answers + of_response, instrument=instrument, language=language, title=title)


def _answer_column(variable: Variable, language: str, series: "pd.Series[Any]") -> DataColumn:
    return DataColumn(
        name=variable.name,
        kind=variable.kind,
        label=label(variable, language),
        stem=stem(variable, language),
        values=values_of(series, holds(variable.kind)),
        variable=variable,
    )


def _own_column(own: ResponseColumn, series: "pd.Series[Any]") -> DataColumn:
    kind = own_kind(own)
    return DataColumn(name=own.name, kind=kind, label=_(own.label), values=values_of(series, holds(kind)))


def own_kind(own: ResponseColumn) -> OwnKind:
    """What one of the response's own columns holds."""
    if own.holds == "number":
        return "measure"
    return "moment" if own.holds == "moment" else "meta"


def label(variable: Variable, language: str) -> str:
    """What was asked: an item's wording, a question's text, a dimension's title."""
    return " ".join(named(variable.label.get(language), language).split())


def stem(variable: Variable, language: str) -> str:
    """What the battery asks of each of its items; "" of a question."""
    return " ".join(variable.battery.stem.get(language).split()) if variable.battery else ""


def values_of(series: "pd.Series[Any]", kept: Holds) -> list[Value]:
    """Python values with None for missing; whole numbers as int."""
    if kept in ("whole", "real") and series.dtype == "float64":
        return _numbers(series, whole=kept == "whole")
    plain = [
        None if value is None or value != value else value for value in series.tolist()
    ]  # NaN is unequal to itself
    if kept == "whole":
        return [value if value is None or isinstance(value, str) else int(value) for value in plain]
    if kept == "real":
        return [None if value is None else float(value) for value in plain]
    return [None if value is None else str(value) for value in plain]


def _numbers(series: "pd.Series[Any]", *, whole: bool) -> list[Value]:
    present = series.notna()
    numbers: list[Any] = (series.fillna(0).astype("int64") if whole else series).tolist()
    if present.all():
        return numbers
    return [number if there else None for number, there in zip(numbers, present.tolist(), strict=True)]

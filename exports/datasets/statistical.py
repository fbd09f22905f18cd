"""What SPSS and Stata files have in common: numbers with labels, choices taken apart, short labels, texts counted in bytes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd

from exports.datasets.dataset import DataColumn, Dataset
from instruments.columns import Variable
from instruments.i18n import _, use_language
from instruments.model import Scale
from instruments.short_names import Naming, short_names
from servqual_desk.errors import DataError
from servqual_desk.importing.raw_table import Value
from servqual_desk.words.file_columns import FileColumn, file_names, parts_of
from servqual_desk.words.section_words import BATTERIES

MOST_LABELLED = 101  # points of a scale that are labelled one by one, those without words by their number
LARGEST = 8e307  # beyond it Stata has its missing values

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Measure = Literal["nominal", "ordinal", "scale"]
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCells:
    """One column of a statistics file.

    Attributes:
        numbers: float64 with NaN where missing or a non-answer; None of a text, a date or a time.
        texts: "" where missing; a date or a time in ISO; None of numbers.
        reasons: non-answer's id → the places where it stands.
        labels: code → words; `scale` says the non-answers'.
    """

    of: FileColumn
    name: str
    holds: Literal["number", "text", "date", "moment"]
    label: str
    stem: str = ""
    short: str = ""
    numbers: Numbers | None = None
    texts: Sequence[str] | None = None
    reasons: Mapping[str, Sequence[int]] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)
    scale: Scale | None = None
    measure: Measure = "scale"

    @property
    def times(self) -> "pd.Series[Any]":
        """Dates and times as UTC milliseconds since 1970, NaN where missing."""
        read = pd.to_datetime(pd.Series(self.texts, dtype="object").replace("", None), format="ISO8601", utc=True)
        return pd.Series(np.where(read.isna(), np.nan, read.astype("datetime64[ms, UTC]").astype("int64")))


def file_cells(data: Dataset, naming: Naming) -> tuple[FileCells, ...]:
    """The columns of a statistics file, in the dataset's order.

    Raises:
        DataError: a cell that neither program can hold.
    """
    names = _names(data, naming)
    with use_language(data.language):
        columns = tuple(cells for column in data.columns for cells in _cells(column, data, names))
    for column in columns:
        _refuse(column)
    return columns


def _names(data: Dataset, naming: Naming) -> Mapping[FileColumn, str]:
    known = file_names(data.instrument, naming)
    others = [FileColumn(column=column.name) for column in data.columns]
    others = [column for column in others if column not in known]
    return known | dict(zip(others, short_names([column.column for column in others], naming).values(), strict=True))


def _cells(column: DataColumn, data: Dataset, names: Mapping[FileColumn, str]) -> Iterator[FileCells]:
    variable = column.variable
    if variable is not None and column.is_coded and variable.traits.answers == "choices":
        for part in parts_of(variable):
            yield _part(part, column, variable, data.language, names[part])
        return
    of = FileColumn(column=column.name)
    about: dict[str, Any] = {
        "of": of,
        "name": names[of],
        "label": column.label,
        "stem": column.stem,
        "short": _battery(column, data),
    }
    if not column.is_numeric:
        kept = column.holds if column.holds in ("date", "moment") else "text"
        yield FileCells(**about, holds=kept, texts=column.cells, measure="nominal" if kept == "text" else "scale")
        return
    numbers, reasons = numbers_and_reasons(column.values)
    scale = variable.scale if variable else None
    yield FileCells(
        **about,
        holds="number",
        numbers=numbers,
        reasons=reasons,
        labels=scale_labels(scale, data.language) if scale else {},
        scale=scale,
        measure="ordinal" if scale else "scale",
    )


def _battery(column: DataColumn, data: Dataset) -> str:
    """The battery in short, where several ask the same items."""
    battery = column.variable.battery if column.variable else None
    if battery is None or len(data.instrument.batteries) < 2:
        return ""
    return _(BATTERIES[battery.id]) if battery.id in BATTERIES else battery.id


def _part(part: FileColumn, column: DataColumn, variable: Variable, language: str, name: str) -> FileCells:
    """The number of a choice, its id, a tick of one of several, its place in a ranking, or all of them joined."""
    if part.choice:
        words = next(choice.label.get(language) for choice in variable.choices if choice.id == part.choice)
        label, is_place = f"{' '.join(words.split())} – {column.label}", part.part == "place"
        return FileCells(
            of=part,
            name=name,
            holds="number",
            label=label,
            numbers=(_places if is_place else _ticks)(column.values, part.choice),
            labels={} if is_place else {0: _("No"), 1: _("Yes")},
            measure="ordinal" if is_place else "nominal",
        )
    if part.part == "answer" and not variable.traits.several:
        codes = choice_codes(variable)
        return FileCells(
            of=part,
            name=name,
            holds="number",
            label=column.label,
            numbers=np.array([codes.get(str(value)) if value is not None else None for value in column.values], float),
            labels={codes[choice.id]: choice.label.get(language) for choice in variable.choices},
            measure="nominal",
        )
    label = _("{label} (identifier)").format(label=column.label) if part.part == "id" else column.label
    return FileCells(of=part, name=name, holds="text", label=label, texts=column.cells, measure="nominal")


def choice_codes(variable: Variable) -> dict[str, int]:
    """Choice's id → its number in a statistics file: 1, 2, … in the questionnaire's order."""
    return {choice.id: place for place, choice in enumerate(variable.choices, start=1)}


def _ticks(values: Sequence[Value], choice: str) -> Numbers:
    """1 where the choice is among those that were made, 0 where others are, NaN where there is no answer."""
    return np.array([None if value is None else choice in str(value).split(";") for value in values], dtype="float64")


def _places(values: Sequence[Value], choice: str) -> Numbers:
    """The choice's place in each ranking, from 1; NaN where there is no answer."""
    return np.array(
        [None if value is None else str(value).split(";").index(choice) + 1 for value in values], dtype="float64"
    )


def numbers_and_reasons(values: Sequence[Value]) -> tuple[Numbers, dict[str, list[int]]]:
    """Numbers with NaN, and where which non-answer stands."""
    try:
        return np.array(values, dtype="float64"), {}
    except ValueError:  # a non-answer's id stands among them
        reasons: dict[str, list[int]] = {}
        for place, value in enumerate(values):
            if isinstance(value, str):
                reasons.setdefault(value, []).append(place)
        numbers = [None if isinstance(value, str) else value for value in values]
        return np.array(numbers, dtype="float64"), reasons


def scale_labels(scale: Scale, language: str) -> dict[int, str]:
    """Every point's words, or its number where the questionnaire words only the ends."""
    points = scale.values if len(scale.values) <= MOST_LABELLED else scale.labels
    return {point: scale.labels[point].get(language) if point in scale.labels else str(point) for point in points}


def cut(words: str, *, bytes_: int) -> str:
    """The words on one line, in at most so many bytes of UTF-8, with … where something was left out."""
    flat = " ".join(words.split())
    if len(flat.encode()) <= bytes_:
        return flat
    return flat.encode()[: bytes_ - 3].decode(errors="ignore").rstrip() + "…"


def cut_label(column: FileCells, *, bytes_: int) -> str:
    """What was asked, the item first; where its battery's words have no room, the battery's short name."""
    whole = f"{column.label} {column.stem}".strip()
    if not column.short or len(whole.encode()) <= bytes_:
        return cut(whole, bytes_=bytes_)
    ending = f" ({column.short})"
    return cut(column.label, bytes_=bytes_ - len(ending.encode())) + ending


def refuse_long_texts(columns: Sequence[FileCells], *, bytes_: int) -> None:
    """Say which column holds a text that the format would cut."""
    for column in columns:
        if any(4 * len(text) > bytes_ and len(text.encode()) > bytes_ for text in column.texts or ()):
            raise DataError(
                _(
                    "A text in {column} is longer than this format holds ({n} bytes); export as .csv or .parquet."
                ).format(column=column.of.column, n=bytes_)
            )


def refuse_wide(columns: Sequence[FileCells], *, most: int) -> None:
    """Say that there are more columns than the format holds."""
    if len(columns) > most:
        sentence = _("There are {n} columns, more than this format holds ({most}); export some of them with --columns.")
        raise DataError(sentence.format(n=len(columns), most=most))


def _refuse(column: FileCells) -> None:
    """Of what an older file may hold: limits are checked where data enter."""
    if column.numbers is not None and np.nanmax(np.abs(column.numbers), initial=0) > LARGEST:
        sentence = _("A number in {column} is too large for this format; correct it, or export as .csv or .parquet.")
        raise DataError(sentence.format(column=column.of.column))
    if column.holds == "text" and any(_NO_CHARACTER.search(text) for text in column.texts or ()):
        sentence = _("A text in {column} holds a code that is no character; correct it, or export as .jsonl.")
        raise DataError(sentence.format(column=column.of.column))

"""What each column of a data file means: what was asked, of whom, what the codes say, and what other programs call it."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.datasets.dataset import DataColumn, Dataset
from exports.datasets.dta_file import letters
from exports.datasets.statistical import choice_codes, scale_labels
from exports.words.names import battery_name, scale_name
from exports.words.routing import condition_in_words
from instruments.columns import Variable
from instruments.i18n import N_, _
from instruments.short_names import SPSS, STATA
from servqual_desk.words.domain_words import MODES, SOURCES
from servqual_desk.words.file_columns import FileColumn, file_names, parts_of
from servqual_desk.words.missing_codes import non_answer_codes
from servqual_desk.words.response_columns import BY_NAME

# How a cell is kept → what a column is called that holds nobody's choice and nobody's own words.
_KEPT = {
    "whole": N_("Whole number"),
    "real": N_("Number"),
    "text": N_("Text"),
    "date": N_("Date"),
    "moment": N_("Date and time (UTC)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code that may stand in a column: in most files, in SPSS and in Stata ("" where it has no other there)."""

    code: str
    words: str
    is_missing: bool = False
    spss: str = ""
    stata: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One column.

    Attributes:
        asked_if: in words, when the question is asked; "" for always.
        spss, stata: the names of its columns there.
    """

    name: str
    label: str
    stem: str = ""
    kind: str
    holds: str
    dimension: str = ""
    battery: str = ""
    reverse: bool = False
    asked_if: str = ""
    codes: tuple[Code, ...] = ()
    spss: tuple[str, ...] = ()
    stata: tuple[str, ...] = ()

    @property
    def is_renamed(self) -> bool:
        """Whether a statistics program calls the column otherwise."""
        return any(names[:1] not in ((self.name,), ()) for names in (self.spss, self.stata))


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The columns of a file in its order, and the questionnaire that they come from."""

    data: Dataset
    entries: tuple[Entry, ...]


def codebook(data: Dataset) -> Codebook:
    """The codebook of a file, in the language in force."""
    names = (file_names(data.instrument, SPSS), file_names(data.instrument, STATA))
    return Codebook(data=data, entries=tuple(_entry(column, data, *names) for column in data.columns))


def _entry(column: DataColumn, data: Dataset, spss: dict[FileColumn, str], stata: dict[FileColumn, str]) -> Entry:
    variable = column.variable
    parts = list(parts_of(variable)) if variable else [FileColumn(column=column.name)]
    item = variable.item if variable else None
    battery = variable.battery if variable else None
    question = variable.question if variable else None
    asked_of = question.show_if if question else data.instrument.family_of(item).show_if if item else ""
    return Entry(
        name=column.name,
        label=column.label,
        stem=column.stem,
        kind=kind_words(column),
        holds=column.holds,
        dimension=scale_name(item.dimension, data.instrument) if item else "",
        battery=battery_name(battery.id) if battery else "",
        reverse=bool(item and item.reverse),
        asked_if=condition_in_words(asked_of, data.instrument, data.language),
        codes=_codes(column, variable, data.language),
        spss=tuple(spss[part] for part in parts if part in spss),
        stata=tuple(stata[part] for part in parts if part in stata),
    )


def kind_words(column: DataColumn) -> str:
    """What sort of answer stands in the column."""
    traits = column.variable.traits if column.variable else None
    if traits is None:
        return _(_KEPT[column.holds])
    if traits.divides:
        return _("Points")
    if traits.ranked:
        return _("Ranking")
    if traits.several:
        return _("Several choices")
    if traits.is_one_choice:
        return _("One choice")
    if traits.answers:
        return _("Scale")
    return _("Own words") if traits.own_words else _(_KEPT[column.holds])


def _codes(column: DataColumn, variable: Variable | None, language: str) -> tuple[Code, ...]:
    if variable is None:
        return _own_codes(column)
    if variable.scale is not None:
        codes, marks = non_answer_codes(variable.scale), letters(variable.scale)
        points = [
            Code(code=str(point), words=words, spss=str(point), stata=str(point))
            for point, words in scale_labels(variable.scale, language).items()
        ]
        reasons = [
            Code(
                code=id_,
                words=" ".join(text.get(language).split()),
                is_missing=True,
                spss=str(codes[id_]),
                stata=f".{marks[id_]}",
            )
            for id_, text in variable.scale.missing.items()
        ]
        return (*points, *reasons)
    numbers = {} if variable.traits.several else {id_: str(n) for id_, n in choice_codes(variable).items()}
    return tuple(
        Code(
            code=choice.id,
            words=" ".join(choice.label.get(language).split()),
            spss=numbers.get(choice.id, ""),
            stata=numbers.get(choice.id, ""),
        )
        for choice in variable.choices
    )


def _own_codes(column: DataColumn) -> tuple[Code, ...]:
    words = {"mode": MODES, "source": SOURCES}.get(BY_NAME[column.name].holds, {}) if column.name in BY_NAME else {}
    return tuple(Code(code=code, words=_(said)) for code, said in words.items())


def renamed(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those that a statistics program calls otherwise."""
    return tuple(entry for entry in entries if entry.is_renamed)

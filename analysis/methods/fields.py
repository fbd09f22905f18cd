"""What an option of a method may be, said so that the window can draw it and a saved project can be read back.

Each field of an options record carries one of these controls in its metadata (`controls()` lists them); the words
for a field and for its values are in `exports.words.methods`. Imports nothing heavy: the window lists methods with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeVar

from analysis.table import Note, Value
from analysis.thresholds import LEVEL

PickOf = Literal[
    "measure",
    "family",
    "grouping",
    "profile",
    "outcome",
    "comment",
    "yes_no",
    "scale_question",
    "counted_question",
    "number_question",
    "endpoint",
    "ranking",
    "person",
]
Empty = Literal["all", "first", "none", "auto"]

SEED = 20170414  # any fixed number: the same data and options give the same report

OptionsT = TypeVar("OptionsT", bound="Options")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The base of every method's options: frozen, keyword-only, every field with a default and a control.

    Raises:
        ValueError: a value does not fit its control.
    """

    def __post_init__(self) -> None:
        for control in controls(type(self)):
            value = getattr(self, control.name)
            if not control.control.fits(value):
                raise ValueError(f"{control.name} cannot be {value!r}: {control.control}")

    def to_dict(self) -> dict[str, Any]:
        """The options as JSON values; tuples become lists."""
        values = {control.name: getattr(self, control.name) for control in controls(type(self))}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of a few codes."""

    values: tuple[str, ...]

    def fits(self, value: object) -> bool:
        return isinstance(value, str) and value in self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Yes or no."""

    def fits(self, value: object) -> bool:
        return isinstance(value, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number from `min` to `max`."""

    min: int
    max: int
    step: int = 1

    def fits(self, value: object) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and self.min <= value <= self.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Real:
    """A number from `min` to `max`, shown with `decimals`."""

    min: float
    max: float
    step: float
    decimals: int = 2

    def fits(self, value: object) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and self.min <= value <= self.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One or several of the instrument's own parts (`pickers.candidates` lists them).

    An empty pick means `empty`: all of them, the first, none, or what the method itself finds fitting.
    """

    of: PickOf
    many: bool
    empty: Empty

    def fits(self, value: object) -> bool:
        if self.many:
            return isinstance(value, tuple) and all(isinstance(part, str) for part in value)
        return isinstance(value, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the values that a column of the project's data holds ("" for none): a wave, a unit."""

    column: str

    def fits(self, value: object) -> bool:
        return isinstance(value, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A few lines of free text (the survey's own words)."""

    def fits(self, value: object) -> bool:
        return isinstance(value, tuple) and all(isinstance(line, str) for line in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFile:
    """Another survey's file, by its name beside this one's or by its whole path ("" for none)."""

    def fits(self, value: object) -> bool:
        return isinstance(value, str)


Control = Choice | Flag | Whole | Real | Pick | Level | Lines | SurveyFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A field of an options record: its name, its control, its default."""

    name: str
    control: Control
    default: Any


def choice(*values: str, default: str) -> Any:
    """A field that takes one of `values`."""
    return field(default=default, metadata={"control": Choice(values=values)})


def flag(default: bool) -> Any:
    """A field that is yes or no."""
    return field(default=default, metadata={"control": Flag()})


def whole(default: int, *, least: int, most: int, step: int = 1) -> Any:
    """A field that takes a whole number."""
    return field(default=default, metadata={"control": Whole(min=least, max=most, step=step)})


def level_of_tests() -> Any:
    """A field for the p below which a test speaks."""
    return real(LEVEL, least=0.001, most=0.2, step=0.01, decimals=3)


def seed_number() -> Any:
    """A field for the seed of a method's random numbers."""
    return whole(SEED, least=0, most=2**31 - 1)


def real(default: float, *, least: float, most: float, step: float, decimals: int = 2) -> Any:
    """A field that takes a number."""
    return field(default=default, metadata={"control": Real(min=least, max=most, step=step, decimals=decimals)})


def pick(of: PickOf, *, empty: Empty = "first") -> Any:
    """A field that names one of the instrument's parts; "" stands for `empty`."""
    return field(default="", metadata={"control": Pick(of=of, many=False, empty=empty)})


def picks(of: PickOf, *, empty: Empty = "all") -> Any:
    """A field that names several of the instrument's parts; () stands for `empty`."""
    return field(default=(), metadata={"control": Pick(of=of, many=True, empty=empty)})


def level_of(column: str) -> Any:
    """A field that names a value of the data's column; "" for none."""
    return field(default="", metadata={"control": Level(column=column)})


def lines() -> Any:
    """A field that takes lines of text."""
    return field(default=(), metadata={"control": Lines()})


def survey_file() -> Any:
    """A field that names another survey's file; "" for none."""
    return field(default="", metadata={"control": SurveyFile()})


def controls(options: type[Options]) -> tuple[Described, ...]:
    """The fields of an options record, in the order in which the window shows them: its own before those it shares."""
    own = sorted(fields(options), key=lambda f: f.name not in options.__annotations__)
    return tuple(Described(name=f.name, control=f.metadata["control"], default=f.default) for f in own)


def options_from_dict(options: type[OptionsT], saved: Mapping[str, Any]) -> tuple[OptionsT, tuple[Note, ...]]:
    """Options read back from JSON, and a note for every value that could not be kept.

    A field that is missing takes its default without a word (the program has learnt a new option since); an unknown
    field gives the note `option_unknown`, a value that does not fit gives `option_reset` and takes the default.
    """
    known = {described.name: described.control for described in controls(options)}
    notes = [Note(code="option_unknown", where=name) for name in saved if name not in known]
    values: dict[str, Any] = {}
    for name, control in known.items():
        if name not in saved:
            continue
        value = tuple(saved[name]) if isinstance(saved[name], list) else saved[name]
        if control.fits(value):
            values[name] = value
        else:
            notes.append(Note(code="option_reset", where=name, params={"value": _shown(saved[name])}))
    return options(**values), tuple(notes)


def _shown(value: Any) -> Value:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)

"""From one cell of a data file to the value that is stored, or the sentence that says why it cannot be.

Every kind of variable has one reader: a function from the cell's trimmed text (never empty) to a value. A reader raises
`CellError` with what is wrong and how to repair it; `import_check` adds the row and the column.
"""

import datetime as dt
import math
import re
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from instruments.columns import Variable
from instruments.i18n import _
from instruments.limits import LARGEST_WHOLE, ImplausibleError, Limits, day_within, text_fault, within
from instruments.model import Choice, Scale
from servqual_desk.importing.answer_words import JoinedChoices, choice_words, is_parted, number_and_words, scale_words
from servqual_desk.importing.dates import Order, day_of_cell
from servqual_desk.importing.grid import UNREADABLE
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.value_labels import CodeMeanings, choice_codes, scale_codes
from servqual_desk.importing.words import BLANK, close
from servqual_desk.store.clock import stored

Reader = Callable[[str], Value]

_WHOLE = re.compile(r"[+-]?[0-9]+(\.0*)?")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")
_LONGEST_SHOWN = 40


class CellError(ValueError):
    """Why a cell cannot be taken: one sentence without the row and the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a column's cells are written.

    Attributes:
        decimal_comma: 0,5 is a half.
        mixed: the column has both 0,5 and 1.25, so that neither can be believed.
        thousands: 34.000 may be thirty-four thousand.
        order: of day and month; `is_open` where nothing tells it and some cell needs it.
        day_zero: from which day bare numbers count as dates; "" where they are none.
        labels: the file's own value labels, cell → label.
        missing: cells that the file declares as missing.
        said: what a person said that cells mean, cell → our value ("" for an empty cell).
    """

    decimal_comma: bool = False
    mixed: bool = False
    thousands: bool = False
    order: Order = ""
    is_open: bool = False
    day_zero: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    missing: Collection[str] = ()
    said: Mapping[str, str] = field(default_factory=dict)


def reader(variable: Variable, style: Style) -> Reader:
    """The reader of a variable's cells, written in this style."""
    read = _kind_reader(variable, style)
    said = {close(cell): value for cell, value in style.said.items()}

    def read_cell(cell: str) -> Value:
        if cell.startswith(UNREADABLE):
            raise CellError(_unreadable(cell))
        if close(cell) in said:
            meant = said[close(cell)]
            return read(meant) if meant else None
        return read(cell)

    return read_cell


def codes_of(variable: Variable, style: Style) -> CodeMeanings:
    """What the file's own labels say about the codes of this variable's column."""
    labels = {cell: label for cell, label in style.labels.items() if cell not in style.said}
    missing = [cell for cell in style.missing if cell not in style.said]
    if variable.scale is not None:
        return scale_codes(variable.scale, labels, missing)
    if variable.choices:
        return choice_codes(variable.choices, labels, missing)
    return CodeMeanings(values=dict.fromkeys(missing))


def _kind_reader(variable: Variable, style: Style) -> Reader:
    codes = codes_of(variable, style)
    if variable.scale is not None:
        return scale_reader(variable.scale, codes, style)
    if variable.choices:
        return choices_reader(variable.choices) if variable.traits.several else choice_reader(variable.choices, codes)
    return _with_missing(limited(PLAIN_READERS[variable.kind](style), variable), codes)


def _with_missing(read: Reader, codes: CodeMeanings) -> Reader:
    """The reader, which gives nothing for what the file declares as missing."""
    empty = {cell for cell, value in codes.values.items() if value is None}
    return (lambda cell: None if cell in empty else read(cell)) if empty else read


def _unreadable(cell: str) -> str:
    _empty, why, stands = cell.split(UNREADABLE, 2)
    sentences = {
        "formula": _("the formula {cell} has no result in the file; open it in a spreadsheet and save it again."),
        "error": _("the spreadsheet shows the error {cell}; correct its formula, or empty the cell."),
        "merged": _(
            "the cell is merged with its neighbours ({cell}), so nobody can tell whose answer it is; part them."
        ),
    }
    return sentences[why].format(cell=shown(stands))


def scale_reader(scale: Scale, codes: CodeMeanings = CodeMeanings(), style: Style = Style()) -> Reader:  # noqa: B008
    """A point of the scale or a non-answer's id, from its number, its words, or both."""
    words = scale_words(scale)

    def from_words(cell: str) -> Value:
        found = words.meanings(cell)
        if len(found) > 1:
            raise CellError(_("{cell} may be several answers of the scale; write its number.").format(cell=shown(cell)))
        return next(iter(found)) if found else None

    def from_both(cell: str) -> Value:
        parts = number_and_words(cell)
        if parts is None:
            return None
        point, meant = parts[0], words.find(parts[1])
        if meant is not None and meant != point:
            if isinstance(meant, str) and point not in scale.values:
                return meant  # “9 - Tidak tahu”: the number is the service's own
            raise CellError(
                _("{cell} contradicts itself: on this scale those words are {point}; write one of them.").format(
                    cell=shown(cell), point=meant
                )
            )
        is_free = point in scale.values and point not in scale.labels and is_parted(cell)
        return point if meant is not None or is_free else None

    def from_number(cell: str) -> Value:
        value = _numeric(whole, style)(cell)
        if codes.turn is None:
            raise CellError(
                _(
                    "{cell} has no label in the file, whose codes count otherwise; say in a column map what it means."
                ).format(cell=shown(cell))
            )
        value = codes.turn[0] * int(str(value)) + codes.turn[1]
        if value not in scale.values:
            raise CellError(
                _("{cell} is outside the scale from {min} to {max}; correct it, or leave the cell empty.").format(
                    cell=shown(cell), min=scale.min, max=scale.max
                )
            )
        return value

    def read(cell: str) -> Value:
        if cell in codes.refused:
            raise CellError(codes.refused[cell])
        if cell in codes.values:
            return codes.values[cell]
        if cell in scale.missing:
            return cell
        if _WHOLE.fullmatch(cell):
            return from_number(cell)
        meant = from_words(cell)
        if meant is None and close(cell) in BLANK:
            return None
        if meant is None:
            meant = from_both(cell)
        if meant is None and any(map(str.isalpha, cell)):
            raise CellError(
                _("{cell} is not an answer of the scale from {min} to {max}; write its number.").format(
                    cell=shown(cell), min=scale.min, max=scale.max
                )
            )
        return from_number(cell) if meant is None else meant

    return read


def choice_reader(choices: tuple[Choice, ...], codes: CodeMeanings = CodeMeanings()) -> Reader:  # noqa: B008
    """A choice's id, from its id, its words, or a code that the file itself labels with them."""
    ids = {choice.id for choice in choices}
    words = choice_words(choices)

    def read(cell: str) -> Value:
        if cell in codes.refused:
            raise CellError(codes.refused[cell])
        if cell in codes.values:
            return codes.values[cell]
        if cell in ids:
            return cell
        found = words.meanings(cell)
        if not found and close(cell) in BLANK:
            return None
        if not found and (parts := number_and_words(cell)) is not None:
            found = words.meanings(parts[1])
        if not found and _WHOLE.fullmatch(cell):
            found = words.meanings(str(whole(cell)))  # 1.0 for the choice 1
        if len(found) == 1:
            return next(iter(found))
        raise CellError(
            _("{cell} is not the id of a choice; write one of {ids}, or leave the cell empty.").format(
                cell=shown(cell), ids=", ".join(choice.id for choice in choices)
            )
        )

    return read


def choices_reader(choices: tuple[Choice, ...]) -> Reader:
    """Choices joined by semicolons, commas, blanks or strokes, each named once; kept in the questionnaire's order."""
    joined = JoinedChoices(choices)
    order = [choice.id for choice in choices]

    def read(cell: str) -> Value:
        readings = joined.read(cell)
        if not readings and close(cell) in BLANK:
            return None
        if len(readings) > 1:
            raise CellError(
                _("{cell} may be read in two ways; part the choices by semicolons.").format(cell=shown(cell))
            )
        if not readings:
            raise CellError(
                _("{cell} holds what is no choice; write some of {ids}, parted by semicolons.").format(
                    cell=shown(cell), ids=", ".join(order)
                )
            )
        named = readings[0]
        if len(set(named)) < len(named):
            raise CellError(_("{cell} names a choice twice; name it once.").format(cell=shown(cell)))
        return ";".join(sorted(named, key=order.index)) or None

    return read


def _numeric(read: Callable[[str], int | float], style: Style) -> Reader:
    """A number in the file's own decimal mark."""

    def read_number(cell: str) -> Value:
        if close(cell) in BLANK:
            return None
        if style.mixed and ("," in cell or "." in cell):
            raise CellError(
                _("{cell}: this column has both decimal commas and decimal points; write all numbers one way.").format(
                    cell=shown(cell)
                )
            )
        if style.thousands and _THOUSANDS.fullmatch(cell):
            raise CellError(
                _("{cell} may be thousands or a decimal point; write the number without a point.").format(
                    cell=shown(cell)
                )
            )
        if style.decimal_comma and _DECIMAL_COMMA.fullmatch(cell):
            return read(cell.replace(",", "."))
        return read(cell)

    return read_number


def _text_reader(_style: Style) -> Reader:
    return text


def _date_reader(style: Style) -> Reader:
    def read(cell: str) -> Value:
        if close(cell) in BLANK:
            return None
        try:
            return day_of_cell(cell, style.order, style.day_zero)
        except ImplausibleError as error:
            raise CellError(str(error)) from None
        except (ValueError, OverflowError):
            if style.is_open:
                return None  # the question stands before the file's rows
            raise CellError(
                _("{cell} is not a date; write year, month and day like 2026-11-21.").format(cell=shown(cell))
            ) from None

    return read


def whole(cell: str) -> int:
    """A whole number; 5 and 5.0 are the same one."""
    if not _WHOLE.fullmatch(cell):
        _refuse_decimal_comma(cell)
        raise CellError(
            _(
                "{cell} is not a whole number; write digits only, or leave the cell empty where the answer is missing."
            ).format(cell=shown(cell))
        )
    digits = cell.partition(".")[0]
    if len(digits) > 17 or abs(int(digits)) > LARGEST_WHOLE:
        raise CellError(_("{cell} is too large a number; correct it.").format(cell=shown(cell)))
    return int(digits)


def limited(read: Reader, variable: Variable) -> Reader:
    """The reader, for values that are plausible."""

    def read_plausible(cell: str) -> Value:
        value = read(cell)
        with _plausible():
            return within(value, variable.traits.storage, variable.limits)

    return read_plausible


@contextmanager
def _plausible() -> Iterator[None]:
    """What cannot be true is a fault of the cell."""
    try:
        yield
    except ImplausibleError as error:
        raise CellError(str(error)) from None


def points(cell: str) -> int:
    """Points of a constant sum: a whole number, not negative."""
    value = whole(cell)
    if value < 0:
        raise CellError(_("{cell} is negative, and a weight is not; correct it.").format(cell=shown(cell)))
    return value


def number(cell: str) -> float:
    """A number with a decimal point."""
    if not _NUMBER.fullmatch(cell):
        _refuse_decimal_comma(cell)
        raise CellError(
            _("{cell} is not a number; write it like 2.5, or leave the cell empty where the answer is missing.").format(
                cell=shown(cell)
            )
        )
    value = float(cell)
    if not math.isfinite(value):
        raise CellError(_("{cell} is too large a number; correct it.").format(cell=shown(cell)))
    return value


def _refuse_decimal_comma(cell: str) -> None:
    if _DECIMAL_COMMA.fullmatch(cell):
        raise CellError(_("{cell} has a decimal comma; data files have a decimal point.").format(cell=shown(cell)))


def text(cell: str) -> str:
    """Words as they are."""
    if fault := text_fault(cell):
        raise CellError(fault)
    return cell


def identifier(cell: str) -> str:
    """A response's UUID."""
    try:
        return str(uuid.UUID(cell))
    except ValueError:
        raise CellError(
            _("{cell} is not a UUID; restore it, or leave the cell empty for a new one.").format(cell=shown(cell))
        ) from None


def moment(cell: str) -> str:
    """A point in time, ISO 8601, as the program itself stores it: in UTC, which a time without a zone is taken for."""
    try:
        at = dt.datetime.fromisoformat(cell)
    except ValueError:
        raise CellError(
            _("{cell} is not a time; write it like 2026-11-21T03:14:03+00:00, or leave the cell empty.").format(
                cell=shown(cell)
            )
        ) from None
    with _plausible():
        day_within(at.date().isoformat(), Limits())
    half = dt.timedelta(microseconds=500)  # files count in fractions of a day or of a second: rounded, and not cut
    return stored((at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at) + half)


def one_of(*allowed: str) -> Reader:
    """One of some words of the program's own."""

    def read(cell: str) -> Value:
        if cell in allowed:
            return cell
        raise CellError(_("{cell} is not one of {allowed}.").format(cell=shown(cell), allowed=", ".join(allowed)))

    return read


def shown(cell: str) -> str:
    """The cell in quotes as a sentence shows it: on one line, and not too long."""
    flat = " ".join(cell.split())
    return f"“{flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 1] + '…'}”"


# By kind, for those whose answers are not listed in the questionnaire.
# Kind → the reader of its cells written in a style; scales and choices have readers of their own.
PLAIN_READERS: Mapping[str, Callable[[Style], Reader]] = {
    "integer": partial(_numeric, whole),
    "weight": partial(_numeric, points),
    "number": partial(_numeric, number),
    "date": _date_reader,
    "text": _text_reader,
}

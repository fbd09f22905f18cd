"""From one cell of a data file to the value that is stored, or the sentence that says why it cannot be.

Every kind of variable has one reader: a function from the cell's trimmed text (never empty) to a value. A reader raises
`CellError` with what is wrong and how to repair it; `intake` adds the row and the column.
"""

import datetime as dt
import math
import re
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

from instruments.columns import Variable
from instruments.i18n import _
from instruments.limits import LARGEST_WHOLE, ImplausibleError, read_day, text_fault, within
from instruments.model import Choice, Scale
from servqual_desk.importing.raw_table import Value
from servqual_desk.words.missing_codes import non_answer_codes

Reader = Callable[[str], Value]

_WHOLE = re.compile(r"[+-]?[0-9]+(\.0*)?")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?")
_LONGEST_SHOWN = 40


class CellError(ValueError):
    """Why a cell cannot be taken: one sentence without the row and the column."""


def reader(variable: Variable, labels: Mapping[str, str], user_missing: Collection[str]) -> Reader:
    """The reader of a variable's cells.

    Args:
        labels: the file's own value labels (SPSS), cell → label.
        user_missing: cells that the file declares as missing (SPSS); a non-answer of ours, or missing.
    """
    read = _plain_reader(variable, labels)
    if not user_missing:
        return read
    non_answers = _non_answers_of_file(variable.scale, labels)
    return lambda cell: non_answers.get(cell) if cell in user_missing else read(cell)


def _plain_reader(variable: Variable, labels: Mapping[str, str]) -> Reader:
    if variable.scale is not None:
        return scale_reader(variable.scale)
    if variable.choices:
        return choices_reader(variable.choices) if variable.traits.several else choice_reader(variable.choices, labels)
    return limited(PLAIN_READERS[variable.kind], variable)


def _non_answers_of_file(scale: Scale | None, labels: Mapping[str, str]) -> dict[str, str]:
    """Cell → non-answer's id: by our own code, or by the words that label the cell."""
    if scale is None:
        return {}
    by_label = {words.casefold(): id_ for id_, text in scale.missing.items() for words in (id_, *text.words.values())}
    found = {cell: by_label[label.casefold()] for cell, label in labels.items() if label.casefold() in by_label}
    return {str(code): id_ for id_, code in non_answer_codes(scale).items()} | found


def scale_reader(scale: Scale) -> Reader:
    """Whole numbers from min to max, or the id of one of the scale's non-answers."""

    def read(cell: str) -> Value:
        if cell in scale.missing:
            return cell
        value = whole(cell)
        if value not in scale.values:
            raise CellError(
                _("{cell} is outside the scale from {min} to {max}; correct it, or leave the cell empty.").format(
                    cell=shown(cell), min=scale.min, max=scale.max
                )
            )
        return value

    return read


def choice_reader(choices: tuple[Choice, ...], labels: Mapping[str, str]) -> Reader:
    """A choice's id; or a cell that the file itself labels with a choice's id or words."""
    ids = {choice.id for choice in choices}
    by_words = {
        words.casefold(): choice.id for choice in choices for words in (choice.id, *choice.label.words.values())
    }

    def read(cell: str) -> Value:
        if cell in ids:
            return cell
        labelled = by_words.get(labels.get(cell, "").casefold())
        if labelled is not None:
            return labelled
        raise CellError(_unknown_choice(cell, choices, meant=by_words.get(cell.casefold())))

    return read


def _unknown_choice(cell: str, choices: tuple[Choice, ...], meant: str | None) -> str:
    if meant is not None:
        return _("{cell} is not the id of a choice; write “{id}”.").format(cell=shown(cell), id=meant)
    return _("{cell} is not the id of a choice; write one of {ids}, or leave the cell empty.").format(
        cell=shown(cell), ids=", ".join(choice.id for choice in choices)
    )


def choices_reader(choices: tuple[Choice, ...]) -> Reader:
    """Ids joined by `;`, each known and named once; kept in the questionnaire's order."""
    read_one = choice_reader(choices, {})
    order = [choice.id for choice in choices]

    def read(cell: str) -> Value:
        named = [str(read_one(part.strip())) for part in cell.split(";") if part.strip()]
        if len(set(named)) < len(named):
            raise CellError(_("{cell} names a choice twice; name it once.").format(cell=shown(cell)))
        return ";".join(sorted(named, key=order.index)) or None

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


def date(cell: str) -> str:
    """A day as YYYY-MM-DD; a spreadsheet's date at midnight is that day."""
    day, rest = cell[:10], cell[10:]
    if not _ISO_DATE.fullmatch(day) or (rest and not _MIDNIGHT.fullmatch(rest)):
        raise CellError(_("{cell} is not a date; write year, month and day like 2026-11-21.").format(cell=shown(cell)))
    with _plausible():
        return read_day(day).isoformat()


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
    """A point in time, ISO 8601."""
    try:
        dt.datetime.fromisoformat(cell)
    except ValueError:
        raise CellError(
            _("{cell} is not a time; write it like 2026-11-21T03:14:03+00:00, or leave the cell empty.").format(
                cell=shown(cell)
            )
        ) from None
    return cell


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
PLAIN_READERS: Mapping[str, Reader] = {"integer": whole, "weight": points, "number": number, "date": date, "text": text}

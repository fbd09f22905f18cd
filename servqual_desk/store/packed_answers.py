"""Answers that are small whole numbers, many columns in one text a row: a character an answer, numpy reads at once.

As Python objects a hundred thousand responses to 44 items cost four million numbers, most of the time that reading took.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from instruments.columns import Variable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Column = npt.NDArray[np.float64] | pd.arrays.IntegerArray

_MISSING, _OUTSIDE = 0, 127  # an answer is its place among those that may be, from 1: always a character of one byte
_LOW_BITS = 63  # a whole number up to here, and nothing else, is equal to these bits of it
_ARGUMENTS = 100  # that a function of SQLite takes at least
_POINTS = range(_OUTSIDE - 1)  # of a constant sum


class OutsideScaleError(ValueError):
    """A number is none of those that its question knows, so that it has no character."""


class PackedAnswers:
    """The columns of a questionnaire whose answers are points of a scale or of a constant sum."""

    def __init__(self, variables: Sequence[Variable]) -> None:
        known = ((variable.name, _known(variable)) for variable in variables)
        self._questions = frozenset(variable.name for variable in variables if variable.question is not None)
        self.known = {name: values for name, values in known if values is not None and len(values) < _OUTSIDE}

    def sql(self, table: str) -> str:
        """An expression whose value is a row's answers; NULL, and the id of a non-answer, are missing."""
        characters = [_character(f'{table}."{name}"', values) for name, values in self.known.items()]
        pieces = (characters[start : start + _ARGUMENTS] for start in range(0, len(characters), _ARGUMENTS))
        return " || ".join(f"char({', '.join(piece)})" for piece in pieces) or "''"

    def columns(self, pieces: list[bytes], *, small: bool = False) -> "dict[str, Column]":
        """Column → its answers, shape (rows,); each piece holds the texts of some rows, and is gone when it was read.

        A column is made at a time, so that a million responses do not stand in memory as numbers twice.

        Args:
            small: pandas' Int8 (two bytes an answer) instead of float64 with NaN where missing (eight); a question's answers
                stay as they are, since groups are called by them.

        Raises:
            OutsideScaleError: see there.
        """
        import numpy as np

        if not self.known:
            return {}
        by_column = np.empty((len(self.known), sum(map(len, pieces)) // len(self.known)), dtype=np.uint8)
        end = by_column.shape[1]
        while pieces:
            places = np.frombuffer(pieces.pop(), dtype=np.uint8).reshape(-1, len(self.known))
            by_column[:, end - len(places) : end] = places.T
            end -= len(places)
        each = list(zip(self.known.items(), by_column, strict=True))
        if any(_some_outside(own, known) for (_name, known), own in each):
            raise OutsideScaleError
        column = _small if small else _column
        return {name: column(own, _before(known)) for (name, known), own in each}


def _some_outside(places: "npt.NDArray[np.uint8]", known: range) -> bool:
    first, last = (answer - _before(known) for answer in (known[0], known[-1]))
    return bool(((places != _MISSING) & ((places < first) | (places > last))).any())


def _column(places: "npt.NDArray[np.uint8]", before: int) -> "npt.NDArray[np.float64]":
    import numpy as np

    answers = places.astype(np.float64)
    answers += before
    answers[places == _MISSING] = np.nan
    return answers


def _small(places: "npt.NDArray[np.uint8]", before: int) -> "Column":
    """A scale whose points do not fit a byte stays as it is."""
    import numpy as np
    import pandas as pd

    missing = places == _MISSING
    if before < np.iinfo(np.int8).min or before + int(places.max(initial=0)) > np.iinfo(np.int8).max:
        return _column(places, before)
    answers = places.view(np.int8)  # nobody else holds these places
    answers += np.int8(before)
    return pd.arrays.IntegerArray(answers, missing)


def _known(variable: Variable) -> range | None:
    if variable.traits.divides:
        return _POINTS
    return variable.scale.values if variable.scale is not None and variable.is_numeric else None


def _before(known: range) -> int:
    """What is taken from an answer to give its place."""
    return -1 if _counts_from_zero(known) else known[0] - 1


def _counts_from_zero(known: range) -> bool:
    return known[0] >= 0 and known[-1] + 1 < _OUTSIDE


def _character(column: str, known: range) -> str:
    fits = f"{column} BETWEEN {known[0]} AND {known[-1]} AND typeof({column}) = 'integer'"
    others = f"iif(typeof({column}) IN ('integer', 'real'), {_OUTSIDE}, {_MISSING})"
    exactly = f"iif({fits}, {column} - ({_before(known)}), {others})"
    if not _counts_from_zero(known):
        return exactly
    # One comparison for most answers; one that is no point of the scale is found among the places.
    return f"iif({column} = {column} & {_LOW_BITS}, {column} + 1, {exactly})"

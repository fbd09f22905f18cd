"""Answers that are small whole numbers, many columns in one text a row: a character an answer, numpy reads at once.

As Python objects a hundred thousand responses to 44 items cost four million numbers, most of the time that reading took.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from instruments.columns import Variable

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_MISSING, _OUTSIDE = 0, 127  # an answer is its place among those that may be, from 1: always a character of one byte
_ARGUMENTS = 100  # that a function of SQLite takes at least
_POINTS = range(_OUTSIDE - 1)  # of a constant sum


class OutsideScaleError(ValueError):
    """A number is none of those that its question knows, so that it has no character."""


class PackedAnswers:
    """The columns of a questionnaire whose answers are points of a scale or of a constant sum."""

    def __init__(self, variables: Sequence[Variable]) -> None:
        known = ((variable.name, _known(variable)) for variable in variables)
        self.known = {name: values for name, values in known if values is not None and len(values) < _OUTSIDE}

    def sql(self, table: str) -> str:
        """An expression whose value is a row's answers; NULL, and the id of a non-answer, are missing."""
        characters = [_character(f'{table}."{name}"', values) for name, values in self.known.items()]
        pieces = (characters[start : start + _ARGUMENTS] for start in range(0, len(characters), _ARGUMENTS))
        return " || ".join(f"char({', '.join(piece)})" for piece in pieces) or "''"

    def columns(self, rows: Sequence[str]) -> "dict[str, npt.NDArray[np.float64]]":
        """Column → its answers as float64, NaN where missing, shape (rows,).

        Raises:
            OutsideScaleError: see there.
        """
        import numpy as np

        places = np.frombuffer("".join(rows).encode("ascii"), dtype=np.uint8).reshape(len(rows), len(self.known))
        if (places == _OUTSIDE).any():
            raise OutsideScaleError
        answers = np.ascontiguousarray(places.T).astype(np.float64)
        answers[answers == _MISSING] = np.nan
        return {name: row + (known[0] - 1) for (name, known), row in zip(self.known.items(), answers, strict=True)}


def _known(variable: Variable) -> range | None:
    if variable.traits.divides:
        return _POINTS
    return variable.scale.values if variable.scale is not None and variable.is_numeric else None


def _character(column: str, known: range) -> str:
    place = f"iif({column} BETWEEN {known[0]} AND {known[-1]}, {column} - ({known[0] - 1}), {_OUTSIDE})"
    return f"CASE typeof({column}) WHEN 'integer' THEN {place} WHEN 'real' THEN {_OUTSIDE} ELSE {_MISSING} END"

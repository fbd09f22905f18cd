"""Answers that are small whole numbers, a byte an answer from SQLite to numpy.

As Python objects a hundred thousand responses to 44 items cost four million numbers, most of the time that reading took.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from instruments.columns import Variable
from servqual_desk.store.rows_by_column import EMPTY

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Column = npt.NDArray[np.float64] | pd.arrays.IntegerArray

_MISSING, _OUTSIDE = 0, 127  # an answer is its place among those that may be, from 1
_POINTS = range(_OUTSIDE - 1)  # of a constant sum


class OutsideScaleError(ValueError):
    """A number is none of those that its question knows, so that it has no place."""


class PackedAnswers:
    """The columns of a questionnaire whose answers are points of a scale or of a constant sum."""

    def __init__(self, variables: Sequence[Variable]) -> None:
        known = ((variable.name, _known(variable)) for variable in variables)
        self.known = {name: values for name, values in known if values is not None and len(values) < _OUTSIDE}
        self._places = {name: _places(values) for name, values in self.known.items()}
        self._taken = {name: bytearray() for name in self.known}

    def take(self, name: str, cells: Sequence[Any]) -> None:
        """Further answers of a column, as `RowsByColumn.column` gives them; NULL and the id of a non-answer are missing."""
        places = self._places[name]
        if isinstance(cells, bytes):
            self._taken[name] += cells.translate(places.of_bytes)
        else:
            self._taken[name] += bytes(map(places.__getitem__, cells))

    def columns(self, *, small: bool = False) -> "dict[str, Column]":
        """Column → all its answers, shape (rows,); what was taken is gone.

        Args:
            small: pandas' Int8 (two bytes an answer) instead of float64 with NaN where missing (eight).

        Raises:
            OutsideScaleError: see there.
        """
        import numpy as np

        if any(_OUTSIDE in places for places in self._taken.values()):
            raise OutsideScaleError
        column = _small if small else _column
        return {
            name: column(np.frombuffer(self._taken.pop(name), dtype=np.uint8), known[0] - 1)
            for name, known in self.known.items()
        }


class _Places(dict[object, int]):
    """A cell's place among the answers that may be.

    Attributes:
        of_bytes: the same of the cells of a run.
    """

    def __init__(self, known: range) -> None:
        super().__init__({answer: place for place, answer in enumerate(known, start=1)})
        self.of_bytes = bytes(_MISSING if cell == EMPTY else self[cell] for cell in range(256))

    def __missing__(self, cell: object) -> int:
        return _OUTSIDE if isinstance(cell, int | float) else _MISSING


@cache  # a questionnaire asks nearly all its questions on the same few scales
def _places(known: range) -> _Places:
    return _Places(known)


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

"""The columns of a frame as they grow, piece by piece of the rows; pandas is imported inside the calls (law 8)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from instruments.columns import Variable
from servqual_desk.store.coded_cells import CodedCells
from servqual_desk.words.response_columns import ResponseColumn

if TYPE_CHECKING:
    import pandas as pd

REPEATED = ("language", "mode", "source", "code")  # what many responses say in the same word


class Growing(Protocol):
    """A column that is not whole yet."""

    def take(self, cells: Sequence[Any]) -> None:
        """The cells of further rows."""

    def series(self) -> "pd.Series[Any]":
        """All of them."""


class Objects:
    """Cells as they are stored.

    Args:
        repeated: SQLite makes a text of its own for each response that names the same unit; here it stands once.
    """

    def __init__(self, *, repeated: bool = False) -> None:
        self._cells: list[Any] = []
        self._words: dict[Any, Any] | None = {} if repeated else None

    def take(self, cells: Sequence[Any]) -> None:
        if isinstance(cells, CodedCells):
            self._cells += CodedCells(self._once(cells.different), cells.codes).expanded()
        else:
            self._cells += self._once(cells)

    def _once(self, cells: Sequence[Any]) -> Sequence[Any]:
        words = self._words
        return cells if words is None else [words.setdefault(cell, cell) for cell in cells]

    def series(self) -> "pd.Series[Any]":
        import pandas as pd

        return pd.Series(self._cells, dtype="object")


class Converted:
    """Cells that become smaller at once."""

    def __init__(self, convert: "Callable[[Sequence[Any]], pd.Series[Any]]") -> None:
        self._convert = convert
        self._pieces: list[pd.Series[Any]] = []

    def take(self, cells: Sequence[Any]) -> None:
        if isinstance(cells, CodedCells):
            import pandas as pd

            # Without an index, which would be larger than the cells.
            self._pieces.append(pd.Series(self._convert(cells.different).array.take(list(cells.codes))))
        else:
            self._pieces.append(self._convert(cells))

    def series(self) -> "pd.Series[Any]":
        import pandas as pd

        return pd.concat(self._pieces or [self._convert(())], ignore_index=True)


def own_column(column: ResponseColumn, *, as_stored: bool, small: bool = False) -> Growing:
    """A column of the response itself; moments in UTC, or the texts that are stored; `small`: identifiers in half the memory."""
    if column.holds == "moment" and not as_stored:
        return Converted(_moments)
    if column.holds == "uuid" and small:
        return Converted(_texts)
    return Objects(repeated=column.holds in REPEATED)


def answer_column(variable: Variable, *, as_stored: bool) -> Growing:
    """A column of answers; `as_stored` keeps the ids of non-answers among numbers."""
    if variable.traits.is_one_choice:
        return Converted(partial(_categories, [choice.id for choice in variable.choices]))
    if not variable.is_numeric or (as_stored and variable.scale and variable.scale.missing):
        return Objects()
    return Converted(_numbers)


def _moments(cells: Sequence[Any]) -> "pd.Series[Any]":
    import pandas as pd

    texts = pd.Series(cells, dtype="object")
    return pd.to_datetime(texts, format="ISO8601", utc=True).astype("datetime64[ms, UTC]")


def _texts(cells: Sequence[Any]) -> "pd.Series[Any]":
    import pandas as pd

    return pd.Series(cells, dtype="str")


def _categories(known: list[str], cells: Sequence[Any]) -> "pd.Series[Any]":
    import pandas as pd

    return pd.Series(pd.Categorical(cells, categories=known))


def _numbers(cells: Sequence[Any]) -> "pd.Series[Any]":
    import pandas as pd

    try:
        return pd.Series(cells, dtype="float64")
    except ValueError:  # a non-answer's id stands among the numbers
        return pd.to_numeric(pd.Series(cells, dtype="object"), errors="coerce").astype("float64")

"""How the cells of a data file's column are written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from servqual_desk.importing.dates import Order
from servqual_desk.importing.raw_table import Value

Reader = Callable[[str], Value]
"""From a cell's trimmed text, never empty, to the value; a `CellError` says what is wrong and how to repair it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a column's cells are written.

    Attributes:
        decimal_comma: 0,5 is a half.
        commas: it is not, and stands in the column all the same.
        mixed: the column has both 0,5 and 1.25, so that neither can be believed.
        thousands: 34.000 may be thirty-four thousand.
        order: of day and month; `is_open` where nothing tells it and some cell needs it.
        day_zero: from which day bare numbers count as dates; "" where they are none.
        labels: the file's own value labels, cell → label.
        missing: cells that the file declares as missing.
        said: what a person said that cells mean, cell → our value ("" for an empty cell).
    """

    decimal_comma: bool = False
    commas: bool = False
    mixed: bool = False
    thousands: bool = False
    order: Order = ""
    is_open: bool = False
    day_zero: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    missing: Collection[str] = ()
    said: Mapping[str, str] = field(default_factory=dict)

"""Means of dimensions and of the whole, in every battery."""

from dataclasses import dataclass, field

from analysis.jsonable import HIDDEN
from analysis.table import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A dimension's mean in one battery over the `n` responses complete on its items, with its 95 % interval.

    `dimension` is `overall` (`overall/<family>` where there are several) for the mean of the dimension means;
    `battery` is `gap` for P − E.
    """

    dimension: str
    battery: str
    n: int
    mean: float | None
    sd: float | None
    lower: float | None
    upper: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)

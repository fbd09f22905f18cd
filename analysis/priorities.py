"""What to mend first: importance–performance analysis, satisfaction index, potential gain in customer value."""

from dataclasses import dataclass, field
from typing import Literal

from analysis.jsonable import HIDDEN
from analysis.table import Note, Sample

Quadrant = Literal["A", "B", "C", "D"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IpaRow:
    """An item's place: A priority, B keep up, C low priority, D possible overkill; `conformity` in percent."""

    item: str
    importance: float | None
    performance: float | None
    quadrant: Quadrant | None
    conformity: float | None
    dimension: str = field(metadata=HIDDEN)
    n: int = field(metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PgcvRow:
    """Potential gain in customer value: importance · (scale maximum − performance)."""

    item: str
    pgcv: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Priorities:
    """`csi` in percent of the scale's maximum; `importance_battery` says whose means stand for importance.

    The lines of the IPA cross at `cross_performance` (x) and `cross_importance` (y).
    """

    ipa: tuple[IpaRow, ...]
    csi: float | None
    pgcv: tuple[PgcvRow, ...]
    importance_battery: str = field(metadata=HIDDEN)
    cross_importance: float | None = field(metadata=HIDDEN)
    cross_performance: float | None = field(metadata=HIDDEN)
    sample: Sample = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)

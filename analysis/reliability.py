"""Internal consistency of scales: alpha, its interval, item statistics, omega."""

from dataclasses import dataclass, field

from analysis.jsonable import HIDDEN
from analysis.table import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReliability:
    """An item within its scale; `item_total_r` with the item in the total, `item_rest_r` without it."""

    item: str
    mean: float | None
    sd: float | None
    item_total_r: float | None
    item_rest_r: float | None
    alpha_if_deleted: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """One scale in one battery, over the `n` responses complete on its `k` items."""

    scale: str
    battery: str
    n: int
    k: int
    alpha: float | None
    alpha_lower: float | None
    alpha_upper: float | None
    alpha_standardised: float | None
    omega_total: float | None
    items: tuple[ItemReliability, ...]
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)

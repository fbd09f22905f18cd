"""What to mend first: importance–performance analysis, satisfaction index, potential gain in customer value.

Importance is the importance battery where the instrument has one, else expectation; performance is perception. Martilla & James
(1977), Journal of Marketing 41, 77-79. Missing answers: each item takes the responses that answered both of its questions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from analysis.answers import family_with
from analysis.jsonable import HIDDEN
from analysis.table import Note, Sample
from analysis.tally.tally import Tally
from instruments.model import Instrument, Item

Quadrant = Literal["A", "B", "C", "D"]
PERFORMANCE = "perception"


@dataclass(frozen=True, slots=True, kw_only=True)
class IpaRow:
    """An item's means over the `n` who answered both, and its place; `conformity` = 100·performance/importance.

    Quadrants: A priority (important, poor), B keep up, C low priority, D possible overkill. None: nobody answered.
    """

    item: str
    importance: float | None = None
    performance: float | None = None
    quadrant: Quadrant | None = None
    conformity: float | None = None
    dimension: str = field(metadata=HIDDEN)
    n: int = field(default=0, metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PgcvRow:
    """Potential gain in customer value: importance · (scale maximum − performance). Hom (1997)."""

    item: str
    pgcv: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportancePerformance:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """An item's exact means: sums of whole numbers over n, so that no last bit decides about a line."""

    item: Item
    n: int
    importance: Fraction
    performance: Fraction


def importance_performance(tally: Tally) -> ImportancePerformance | None:
    """IPA, CSI and PGCV over one family's items; None where no item has both an importance and a perception.

    The lines cross at the mean of the item means; an item on a line counts as low (R: quadrant by `>`).
    """
    instrument = tally.instrument
    battery = importance_battery(instrument)
    family = family_with(instrument, battery, PERFORMANCE) if battery else None
    if battery is None or family is None:
        return None
    items = paired_items(instrument)
    means = {item.id: mean for item in items if (mean := _means(tally, item, battery)) is not None}
    cross = _cross(list(means.values()))
    maxima = {instrument.scale_of(item, PERFORMANCE).max for item in items}
    return ImportancePerformance(
        ipa=tuple(_ipa_row(item, means.get(item.id), cross) for item in items),
        csi=_csi(list(means.values()), maxima),
        pgcv=tuple(_pgcv_row(instrument, item, means.get(item.id)) for item in items),
        importance_battery=battery,
        cross_importance=float(cross[0]) if cross else None,
        cross_performance=float(cross[1]) if cross else None,
        sample=_sample(tally, items, battery),
        notes=(
            *_notes(instrument, family, battery, items),
            *(note for item in items for note in _item_notes(item, means.get(item.id), cross)),
        ),
    )


def importance_battery(instrument: Instrument) -> str | None:
    """`importance` where the instrument asks it, else `expectation` where it asks that."""
    asked = {battery.id for battery in instrument.batteries}
    return next((battery for battery in ("importance", "expectation") if battery in asked), None)


def paired_items(instrument: Instrument) -> tuple[Item, ...]:
    """The items of the first family of which both the importance and the performance are asked."""
    battery = importance_battery(instrument)
    family = family_with(instrument, battery, PERFORMANCE) if battery else None
    if battery is None or family is None:
        return ()
    return tuple(i for d in instrument.dimensions_of(family) for i in instrument.items_of(d.id, battery, PERFORMANCE))


def _means(tally: Tally, item: Item, battery: str) -> _Means | None:
    both = tally.block([item], battery, PERFORMANCE)
    if both.n == 0:
        return None
    importance, performance = (Fraction(int(total), both.n) for total in both.sums)
    return _Means(item=item, n=both.n, importance=importance, performance=performance)


def _cross(means: Sequence[_Means]) -> tuple[Fraction, Fraction] | None:
    """Mean importance and mean performance of the items that have them."""
    if not means:
        return None
    n = len(means)
    return sum((m.importance for m in means), Fraction()) / n, sum((m.performance for m in means), Fraction()) / n


def _quadrant(means: _Means, cross: tuple[Fraction, Fraction]) -> Quadrant:
    important, good = means.importance > cross[0], means.performance > cross[1]
    if important:
        return "B" if good else "A"
    return "D" if good else "C"


def _ipa_row(item: Item, means: _Means | None, cross: tuple[Fraction, Fraction] | None) -> IpaRow:
    if means is None or cross is None:
        return IpaRow(item=item.id, dimension=item.dimension)
    conformity = float(100 * means.performance / means.importance) if means.importance else None
    return IpaRow(
        item=item.id,
        importance=float(means.importance),
        performance=float(means.performance),
        quadrant=_quadrant(means, cross),
        conformity=conformity,
        dimension=item.dimension,
        n=means.n,
    )


def _pgcv_row(instrument: Instrument, item: Item, means: _Means | None) -> PgcvRow:
    if means is None:
        return PgcvRow(item=item.id, pgcv=None)
    top = instrument.scale_of(item, PERFORMANCE).max
    return PgcvRow(item=item.id, pgcv=float(means.importance * (top - means.performance)))


def _csi(means: Sequence[_Means], maxima: set[int]) -> float | None:
    """100·Σ WF·performance/maximum with WF = importance/Σ importance, over the items that were answered."""
    whole = sum((m.importance for m in means), Fraction())
    if not whole or len(maxima) != 1:
        return None
    (top,) = maxima
    return float(100 * sum(m.importance * m.performance for m in means) / whole / top) if top else None


def _sample(tally: Tally, items: Sequence[Item], battery: str) -> Sample:
    each = [tally.block([item], battery, PERFORMANCE).n for item in items]
    whole = tally.block(items, battery, PERFORMANCE).n
    return Sample(started=tally.n, complete=whole, used=max(each), rule="per_row")


def _notes(instrument: Instrument, family: str, battery: str, items: Sequence[Item]) -> Iterator[Note]:
    """What the table leaves out, and whether its items can be compared."""
    others = [name for name in instrument.families if name != family and _has_pairs(instrument, name, battery)]
    if others:
        yield Note(code="priority_families", where="priorities", params={"family": family, "others": ", ".join(others)})
    scales = {(s.min, s.max) for item in items for s in [instrument.scale_of(item, PERFORMANCE)]}
    if len(scales) > 1:
        yield Note(code="mixed_scales", where="priorities")
    if len({highest for _, highest in scales}) > 1:
        yield Note(code="mixed_scales", where="priorities/csi")


def _item_notes(item: Item, means: _Means | None, cross: tuple[Fraction, Fraction] | None) -> Iterator[Note]:
    where = f"priorities/ipa/{item.id}"
    if means is None or cross is None:
        yield Note(code="no_answers", where=where)
        return
    if not means.importance:
        yield Note(code="importance_zero", where=where)
    if means.importance == cross[0] or means.performance == cross[1]:
        yield Note(code="on_the_cross", where=where)


def _has_pairs(instrument: Instrument, family: str, battery: str) -> bool:
    return any(instrument.items_of(d.id, battery, PERFORMANCE) for d in instrument.dimensions_of(family))

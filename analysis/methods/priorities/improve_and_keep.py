"""What to mend and what to keep: one rule, absolute and relative and certain.

An item may be *mended* only where its mean lies below its scale's acceptable level, or where it clearly falls short of
expectation: a mean gap of at least `GAP_MARGIN` of the scale, below zero by Holm's test over the items. Mended items are
ranked by what mending would bring, relative importance × shortfall, where the shortfall is the larger of (level −
performance) and −gap, as a share of the scale. An item may be *kept* only where its mean reaches the level and it does not
clearly fall short; kept items are ranked by relative importance × (performance − level). So no item is in both lists.
Importance is relative to the mean of the items that have one; an item without (SKM) counts as average.

How sure an item's place is: `share` is the share of draws (`ranked_means`) in which it is among the first three of all.
    sure    share ≥ 90 %, apart from the items' mean by Holm at `SURE_LEVEL`, and surely beyond the level or short of expectation
    likely  share ≥ 70 %, apart from the items' mean by Holm's test
    tie     else: it cannot be told apart from others
Pure noise is at most a tie: the items' differences are tested, not only sorted. An item takes part from `FEW_RESPONSES`
answers on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from analysis.formulas.distributions import t_above
from analysis.formulas.multiple_tests import holm
from analysis.item_matrices import Matrix
from analysis.jsonable import HIDDEN
from analysis.methods.priorities.ranked_means import Candidate, Mean, RankedMeans, candidates, ranked_means
from analysis.table import Note
from analysis.tally.tally import Tally
from analysis.thresholds import (
    CONFIDENCE,
    FEW_RESPONSES,
    FIRST_PLACES,
    GAP_MARGIN,
    LEVEL,
    LIKELY_SHARE,
    LONGEST_LIST,
    SURE_LEVEL,
    SURE_SHARE,
)

Certainty = Literal["sure", "likely", "tie"]
SAME = 1e-12  # a difference below it is the rounding of a double


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItem:
    """An item of a list; `gap` and `importance` are None where they were not asked.

    `benefit` is what it is ranked by, with the 95 % interval of its draws; `level` the acceptable one of its scale.
    """

    item: str
    rank: int
    certainty: Certainty
    share: float
    gap: float | None
    importance: float | None
    performance: float
    dimension: str = field(metadata=HIDDEN)
    n: int = field(metadata=HIDDEN)
    level: float = field(metadata=HIDDEN)
    benefit: float = field(metadata=HIDDEN)
    lower: float = field(metadata=HIDDEN)
    upper: float = field(metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class MendKeep:
    """Both lists, ordered by rank, at most `LONGEST_LIST` long; a note says why one is empty.

    `clear` are all items that are surely below the level or short of expectation, in the questionnaire's order.
    """

    mend: tuple[RankedItem, ...] = ()
    keep: tuple[RankedItem, ...] = ()
    clear: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def mend_and_keep(tally: Tally, acceptable_share: float) -> MendKeep:
    """The lists over every item that has enough answers."""
    asked = candidates(tally.instrument, acceptable_share)
    counts = {c.item.id: tally.block([c.item], c.performance).n for c in asked}
    enough = [c for c in asked if counts[c.item.id] >= FEW_RESPONSES]
    if not enough:
        most = max(counts.values(), default=0)
        params = {"n": most, "needed": FEW_RESPONSES, "more": FEW_RESPONSES - most}
        return MendKeep(notes=(Note(code="too_few_to_rank", where="priorities", params=params),))
    found = ranked_means(tally, asked, enough)
    left_out = [
        Note(code="too_few_responses", where=f"priorities/mend/{name}", params={"n": n, "needed": FEW_RESPONSES})
        for name, n in counts.items()
        if n < FEW_RESPONSES
    ]
    places = _Places(found)
    mend, keep = places.mend(), places.keep()
    return MendKeep(mend=mend[0], keep=keep[0], clear=places.clear(), notes=(*left_out, *mend[1], *keep[1]))


class _Places:
    """The absolute part, item by item, and the two rankings."""

    def __init__(self, found: RankedMeans) -> None:
        self.found = found
        every = found.candidates
        performances = [found.means[c.item.id, "performance"] for c in every]
        self.below = [mean.mean < c.level - SAME for c, mean in zip(every, performances, strict=True)]
        self.surely_below = _beyond([_t(c.level - m.mean, m) for c, m in zip(every, performances, strict=True)])
        self.surely_above = _beyond([_t(m.mean - c.level, m) for c, m in zip(every, performances, strict=True)])
        gaps = [found.known(c, "gap") for c in every]
        short = _beyond([None if gap is None else _t(-gap.mean, gap, sides=2) for gap in gaps])
        self.short = [
            clear and gap is not None and -gap.mean >= GAP_MARGIN * (c.scale.max - c.scale.min) - SAME
            for c, gap, clear in zip(every, gaps, short, strict=True)
        ]

        self.certain = [below or short for below, short in zip(self.surely_below, self.short, strict=True)]

    def mend(self) -> tuple[tuple[RankedItem, ...], tuple[Note, ...]]:
        allowed = [below or short for below, short in zip(self.below, self.short, strict=True)]
        return _list("mend", self.found, _shortfall, allowed, self.certain)

    def clear(self) -> tuple[str, ...]:
        items = zip(self.found.candidates, self.certain, strict=True)
        return tuple(candidate.item.id for candidate, certain in items if certain)

    def keep(self) -> tuple[tuple[RankedItem, ...], tuple[Note, ...]]:
        allowed = [not below and not short for below, short in zip(self.below, self.short, strict=True)]
        return _list("keep", self.found, _strength, allowed, self.surely_above)


Values = dict[str, Matrix]  # `performance`, `gap`: an item's means, shape (draws + 1,), the estimate first


def _shortfall(candidate: Candidate, values: Values) -> Matrix:
    """How far below the level, or below expectation where that is more; shares of the scale."""
    width = candidate.scale.max - candidate.scale.min
    missing = (candidate.level - values["performance"]) / width
    return np.maximum(missing, -values["gap"] / width) if "gap" in values else missing


def _strength(candidate: Candidate, values: Values) -> Matrix:
    """How far above the level; a share of the scale."""
    above: Matrix = (values["performance"] - candidate.level) / (candidate.scale.max - candidate.scale.min)
    return above


def _list(
    which: str,
    found: RankedMeans,
    measure: Callable[[Candidate, Values], Matrix],
    allowed: Sequence[bool],
    certain: Sequence[bool],
) -> tuple[tuple[RankedItem, ...], tuple[Note, ...]]:
    """One list, and why it is empty where it is."""
    benefits = _benefits(found, measure)
    shares = _shares(benefits[1:])
    apart = _apart(benefits, found)
    order = sorted((j for j, may in enumerate(allowed) if may), key=lambda j: -benefits[0, j])
    if not order:
        return (), (Note(code=f"nothing_to_{which}", where=f"priorities/{which}"),)
    shown = _without_cut_tie(order, benefits[0])
    if not shown:
        alike = sum(bool(abs(benefits[0, j] - benefits[0, order[0]]) <= SAME) for j in order)
        return (), (Note(code="items_alike", where=f"priorities/{which}", params={"items": alike}),)
    ranked = (
        _ranked(found, j, rank, benefits[:, j], float(shares[j]), _certainty(shares[j], apart[j], certain[j]))
        for rank, j in enumerate(shown, start=1)
    )
    return tuple(ranked), ()


def _benefits(found: RankedMeans, measure: Callable[[Candidate, Values], Matrix]) -> Matrix:
    """Relative importance × measure, shape (draws + 1, items), the estimate in the first row."""
    importances, measures = [], []
    for candidate in found.candidates:
        values = {
            what: np.concatenate([[mean.mean], found.draws[candidate.item.id, what]])
            for what in ("performance", "importance", "gap")
            if (mean := found.known(candidate, what)) is not None
        }
        measures.append(measure(candidate, values))
        importances.append(values.get("importance", np.full(len(measures[-1]), np.nan)))
    importance = np.column_stack(importances)
    known = ~np.isnan(importance)
    if known.any():
        usual = np.nanmean(importance, axis=1, keepdims=True)
        importance = np.where(known & (usual != 0), importance / np.where(usual == 0, 1, usual), 1.0)
    else:
        importance = np.ones_like(importance)
    benefits: Matrix = importance * np.column_stack(measures)
    return benefits


def _shares(drawn: Matrix) -> Matrix:
    """In which share of the draws each item is among the first; items that tie over the last place share it."""
    places = min(FIRST_PLACES, drawn.shape[1])
    last = -np.sort(-drawn, axis=1)[:, [places - 1]]
    inside, on_it = drawn > last + SAME, np.abs(drawn - last) <= SAME
    room = places - inside.sum(axis=1, keepdims=True)
    shares: Matrix = (inside + on_it * room / on_it.sum(axis=1, keepdims=True)).mean(axis=0)
    return shares


def _apart(benefits: Matrix, found: RankedMeans) -> Sequence[float]:
    """p of each item's benefit being above the items' mean, one-sided, Holm over the items; 1 for an only item."""
    above = benefits - benefits.mean(axis=1, keepdims=True)
    raw = []
    for j, candidate in enumerate(found.candidates):
        excess, se = float(above[0, j]), float(above[1:, j].std())
        df = found.means[candidate.item.id, "performance"].n - 1
        raw.append(t_above(excess / se, df) if se > SAME else float(excess <= SAME))
    return [1.0 if p is None else p for p in holm(raw)]


def _certainty(share: float, apart: float, certain: bool) -> Certainty:
    if share >= SURE_SHARE and apart < SURE_LEVEL and certain:
        return "sure"
    return "likely" if share >= LIKELY_SHARE and apart < LEVEL else "tie"


def _without_cut_tie(order: Sequence[int], benefit: Matrix) -> Sequence[int]:
    """The first of the list; items exactly alike that its end would part are left out together."""
    if len(order) <= LONGEST_LIST:
        return order
    first_out = benefit[order[LONGEST_LIST]]
    return [j for j in order[:LONGEST_LIST] if abs(benefit[j] - first_out) > SAME]


def _ranked(found: RankedMeans, j: int, rank: int, benefit: Matrix, share: float, certainty: Certainty) -> RankedItem:
    candidate = found.candidates[j]
    gap, importance = found.known(candidate, "gap"), found.known(candidate, "importance")
    performance = found.means[candidate.item.id, "performance"]
    lower, upper = np.quantile(benefit[1:], [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return RankedItem(
        item=candidate.item.id,
        rank=rank,
        certainty=certainty,
        share=share,
        gap=None if gap is None else gap.mean,
        importance=None if importance is None else importance.mean,
        performance=performance.mean,
        dimension=candidate.item.dimension,
        n=performance.n,
        level=candidate.level,
        benefit=float(benefit[0]),
        lower=float(lower),
        upper=float(upper),
    )


def _t(excess: float, mean: Mean, sides: int = 1) -> float:
    """p of a mean being beyond a limit by `excess`; without spread it is certain one way or the other."""
    if mean.se > 0:
        return min(sides * t_above(excess / mean.se, mean.n - 1), 1.0)
    return 0.0 if excess > SAME else 1.0


def _beyond(p_values: Sequence[float | None]) -> list[bool]:
    """Which are significant by Holm over those that are defined."""
    return [p is not None and p < LEVEL for p in holm(p_values)]

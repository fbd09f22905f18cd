"""Every item that may be mended or kept, with its means and how they vary together.

An item has up to three means: its performance, its importance and its gap, each over the responses that its own table takes.
They vary together, because the same people give them; `draws` gives what other samples of as many people would show.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.answers import GAP, PAIR, SKM, family_with
from analysis.item_matrices import Matrix
from analysis.methods.fields import SEED
from analysis.methods.priorities.importance_performance import PERFORMANCE, importance_battery
from analysis.methods.skm.satisfaction_index import element_battery, has_skm_scale, skm_items
from analysis.tally.keys import PairColumn
from analysis.tally.pairs import Exact, Pairs
from analysis.tally.tally import Tally
from analysis.thresholds import BASE_VALUE, SKM_CLASSES
from instruments.model import Instrument, Item, Scale

DRAWS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An item and what is asked of it; `level` is its acceptable performance, on its own scale."""

    item: Item
    performance: str
    importance: str | None
    has_gap: bool
    scale: Scale
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean of n answers with its standard error s/√n; NaN where it is undefined."""

    n: int
    mean: float
    se: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedMeans:
    """`means` and the columns of `draws` by item and what is averaged: `performance`, `importance`, `gap`."""

    candidates: tuple[Candidate, ...]
    means: dict[tuple[str, str], Mean]
    draws: dict[tuple[str, str], Matrix]

    def known(self, candidate: Candidate, what: str) -> Mean | None:
        return self.means.get((candidate.item.id, what))


def candidates(instrument: Instrument, acceptable_share: float) -> tuple[Candidate, ...]:
    """The items of the family that has importance and perception, else of `experienced_family`; and SKM's elements.

    The acceptable level is `acceptable_share` of the way from a scale's lowest to its highest answer; an SKM element's is where
    class B begins.
    """
    battery = importance_battery(instrument)
    paired = family_with(instrument, battery, PERFORMANCE) if battery else None
    family = paired if paired is not None else experienced_family(instrument)
    required = (PERFORMANCE,) if paired is None else (str(battery), PERFORMANCE)
    found = []
    if family is not None and family != SKM:
        for dimension in instrument.dimensions_of(family):
            for item in instrument.items_of(dimension.id, *required):
                scale = instrument.scale_of(item, PERFORMANCE)
                level = scale.min + acceptable_share * (scale.max - scale.min)
                found.append(_candidate(item, PERFORMANCE, scale, level, None if paired is None else battery))
    if has_skm_scale(instrument):
        level = float(next(lowest for lowest, letter in SKM_CLASSES if letter == "B")) / BASE_VALUE
        for item in skm_items(instrument):
            own = element_battery(item)
            found.append(_candidate(item, own, instrument.scale_of(item, own), level, None))
    return tuple(found)


def experienced_family(instrument: Instrument) -> str | None:
    """The first questionnaire on a service that is asked as experienced, SKM's apart.

    It goes by a name: items of no named questionnaire (a mood, a trait) are nothing that an office could mend.
    """
    named = (d.family for d in instrument.dimensions if d.family not in ("", SKM))
    return next((family for family in named if family_with_perception(instrument, family)), None)


def family_with_perception(instrument: Instrument, family: str) -> bool:
    return any(instrument.items_of(d.id, PERFORMANCE) for d in instrument.dimensions_of(family))


def _candidate(item: Item, performance: str, scale: Scale, level: float, importance: str | None) -> Candidate:
    has_gap = importance is not None and set(PAIR) <= set(item.batteries)
    return Candidate(
        item=item, performance=performance, importance=importance, has_gap=has_gap, scale=scale, level=level
    )


def pair_columns(found: Sequence[Candidate]) -> tuple[PairColumn, ...]:
    """What has to be counted together: each candidate's columns, one after another."""
    return tuple(column for candidate in found for column in _columns(candidate).values())


def ranked_means(tally: Tally, asked: Sequence[Candidate], found: Sequence[Candidate]) -> RankedMeans:
    """The means of the candidates `found` among all that are `asked`, and `DRAWS` draws from their joint normal distribution.

    It is the bootstrap of the means, without resampling: by the central limit theorem the two agree from a few dozen
    responses on, and the covariances come from sums that merge exactly. A mean over n_j of n responses has the influence
    (n/n_j)·a_ij·(x_ij − x̄_j), and the covariance of two means is Σ_i of their influences' product/(n(n − 1)).
    """
    pairs = tally.pairs[pair_columns(asked)]
    wanted = {candidate.item.id for candidate in found}
    every = [(candidate.item.id, what) for candidate in asked for what in _columns(candidate)]
    kept = [place for place, (item, _what) in enumerate(every) if item in wanted]
    names, scatter = [every[place] for place in kept], pairs.scatter
    means = {every[place]: _mean(pairs, scatter, place) for place in kept}
    centre = np.array([means[name].mean for name in names])
    drawn = np.random.default_rng(SEED).standard_normal((DRAWS, len(names)))
    values = centre + drawn @ _root(_covariance(pairs, scatter, kept, tally.n))
    return RankedMeans(candidates=tuple(found), means=means, draws={name: values[:, j] for j, name in enumerate(names)})


def _columns(candidate: Candidate) -> dict[str, PairColumn]:
    """What is averaged, and over which responses."""
    own, importance = candidate.performance, candidate.importance
    both = (own,) if importance is None else (importance, own)
    columns = {"performance": PairColumn(candidate.item.id, own, both)}
    if importance is not None:
        columns["importance"] = PairColumn(candidate.item.id, importance, both)
    if candidate.has_gap:
        columns["gap"] = PairColumn(candidate.item.id, GAP, PAIR)
    return columns


def _mean(pairs: Pairs, scatter: Exact, place: int) -> Mean:
    n = pairs.counts[place]
    if n < 2:
        return Mean(n=n, mean=pairs.totals[place] if n else math.nan, se=math.nan)
    # Σ(n·x − Σx)² = n²·Σ(x − x̄)², a whole number
    return Mean(n=n, mean=pairs.totals[place] / n, se=math.sqrt(scatter[place, place] / (n - 1)) / (n * math.sqrt(n)))


def _covariance(pairs: Pairs, scatter: Exact, kept: Sequence[int], n: int) -> Matrix:
    """Covariance of the means, shape (k, k)."""
    squares = np.array([max(pairs.counts[place], 1) ** 2 for place in kept], dtype=np.float64)
    products = scatter[np.ix_(kept, kept)].astype(np.float64) / np.outer(squares, squares)
    return products * (n / max(n - 1, 1))


def _root(covariance: Matrix) -> Matrix:
    """The symmetric square root, which does not depend on the eigenvectors' signs."""
    values, vectors = np.linalg.eigh(covariance)
    root: Matrix = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    return root

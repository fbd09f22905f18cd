"""Gaps between what citizens expect and what they find: item by item, dimension by dimension, overall.

A respondent's gap on k items is Σ(P − E)/k, divided once: the sums are whole numbers, so ties and zeros stay exact.
Parasuraman, Zeithaml & Berry (1988), Journal of Retailing 64, 12-40. Missing answers: each row takes the responses complete on
its own items in both batteries, `overall` those complete on the whole family.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from analysis.answers import GAP, PAIR, Answers, ItemSet, dimension_sets, family_with
from analysis.formulas.difference_score import difference_reliability
from analysis.formulas.multiple_tests import holm
from analysis.formulas.paired_tests import paired_t, signed_ranks
from analysis.item_matrices import Matrix, complete
from analysis.jsonable import FIRST, HIDDEN, defined
from analysis.methods.gaps.overall_gap import OverallGap, overall_gap, points_mean
from analysis.table import Note, Sample
from analysis.tally.distribution import Distribution
from analysis.tally.keys import ScoreOf
from analysis.tally.tally import Tally
from analysis.thresholds import CEILING, LARGEST_EXACT
from instruments.model import Instrument, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """P − E over the `n` responses with every answer that it needs, and its tests; None where undefined."""

    dimension: str
    n: int
    expectation: float | None
    perception: float | None
    gap: float | None
    sd: float | None
    lower: float | None
    upper: float | None
    t: float | None
    df: int | None
    p: float | None
    p_holm: float | None
    wilcoxon_w: float | None
    wilcoxon_p: float | None
    wilcoxon_exact_p: float | None = None  # of at most 50 differences other than zero
    cohen_dz: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGap(Gap):
    """The gap of one item of `dimension`."""

    item: str = field(metadata=FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionGap(Gap):
    """The gap of a dimension; `weight` in mean points, `difference_reliability` that of the gap score itself."""

    weight: float | None
    difference_reliability: float | None


Row = TypeVar("Row", ItemGap, DimensionGap)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnalysis:
    """All that gap 5 of SERVQUAL gives. `family` is the one that `overall` speaks of."""

    items: tuple[ItemGap, ...]
    dimensions: tuple[DimensionGap, ...]
    overall: OverallGap
    family: str = field(metadata=HIDDEN)
    sample: Sample = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


def gap_analysis(tally: Tally, *, ceiling: float = CEILING) -> GapAnalysis | None:
    """Every gap of the instrument; None where no item is asked both as expectation and as perception.

    The tables hold the items and dimensions of all families; Holm's correction is over the rows of a table.
    """
    instrument = tally.instrument
    family = family_with(instrument, *PAIR)
    if family is None:
        return None
    sets = tuple(s for name in instrument.families for s in dimension_sets(instrument, name, GAP))
    items = _with_holm([_item_gap(tally, item) for s in sets for item in s.items])
    dimensions = _with_holm([_dimension_gap(tally, s) for s in sets])
    overall = overall_gap(tally, dimension_sets(instrument, family, GAP))
    own = [note for part in (items, dimensions, (overall,)) for row in part for note in row.notes]
    return GapAnalysis(
        items=items,
        dimensions=dimensions,
        overall=overall,
        family=family,
        sample=Sample(started=tally.n, complete=overall.n, used=max(row.n for row in items), rule="per_row"),
        notes=(
            *own,
            *_approximated("gaps/items", items),
            *_approximated("gaps/dimensions", dimensions),
            *_ceilings(tally, sets, ceiling),
            *_other_families(instrument, family),
        ),
    )


def both_sides(answers: Answers, items: Sequence[Item]) -> tuple[Matrix, Matrix]:
    """Expectations and perceptions of the responses complete on both, shape (n, k) each."""
    expectation, perception = (answers.of(items, battery) for battery in PAIR)
    ok = complete(expectation, perception)
    return expectation[ok], perception[ok]


def _gap(tally: Tally, items: Sequence[Item], differences: Distribution, where: str) -> dict[str, Any]:
    """The fields of `Gap` but for the dimension; `p_holm` still to come."""
    sides, k = tally.block(items, *PAIR), len(items)
    expectation, perception = sides.sums[:k].sum(), sides.sums[k:].sum()
    test, ranks = paired_t(differences), signed_ranks(differences)
    return {
        "n": differences.n,
        "expectation": defined(expectation / (k * sides.n)) if sides.n else None,
        "perception": defined(perception / (k * sides.n)) if sides.n else None,
        "gap": test.mean,
        "sd": test.sd,
        "lower": test.lower,
        "upper": test.upper,
        "t": test.t,
        "df": test.df,
        "p": test.p,
        "p_holm": None,
        "wilcoxon_w": ranks.w,
        "wilcoxon_p": ranks.p,
        "wilcoxon_exact_p": ranks.exact_p,
        "cohen_dz": test.cohen_dz,
        "notes": tuple(_gap_notes(where, differences)),
    }


def _item_gap(tally: Tally, item: Item) -> ItemGap:
    differences = tally.scores[ScoreOf.item_gap(item)]
    return ItemGap(item=item.id, dimension=item.dimension, **_gap(tally, [item], differences, f"gaps/items/{item.id}"))


def _dimension_gap(tally: Tally, dimension: ItemSet) -> DimensionGap:
    where = f"gaps/dimensions/{dimension.id}"
    row = DimensionGap(
        dimension=dimension.id,
        **_gap(tally, dimension.items, tally.scale(dimension), where),
        weight=points_mean(tally, dimension.id),
        difference_reliability=defined(difference_reliability(tally.block(dimension.items, *PAIR).scatter)),
    )
    if row.difference_reliability is not None or row.n < 2 or len(dimension.items) < 2:
        return row
    return replace(row, notes=(*row.notes, Note(code="difference_reliability_undefined", where=where)))


def _with_holm(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with Holm's p over all of them."""
    adjusted = holm([row.p for row in rows])
    return tuple(replace(row, p_holm=p) for row, p in zip(rows, adjusted, strict=True))


def _gap_notes(where: str, differences: Distribution) -> Iterator[Note]:
    if differences.n < 2:
        yield Note(code="too_few_responses", where=where, params={"n": differences.n, "needed": 2})
    elif differences.is_constant:
        yield Note(code="no_variance", where=where)
    if differences.is_constant and not differences.total:
        yield Note(code="all_differences_zero", where=where)


def _approximated(where: str, rows: Sequence[Gap]) -> Iterator[Note]:
    """Why some rows of a table have no exact p where others have one."""
    with_ranks = [row.wilcoxon_exact_p for row in rows if row.wilcoxon_w is not None]
    if None in with_ranks and set(with_ranks) != {None}:
        yield Note(code="ranks_approximated", where=where, params={"largest": LARGEST_EXACT})


def _ceilings(tally: Tally, sets: Sequence[ItemSet], ceiling: float) -> Iterator[Note]:
    """Dimensions where too many expect the very most of every item: no gap can be positive there."""
    for dimension in sets:
        share = _share_of_top(tally, dimension)
        if share > ceiling:
            where = f"gaps/dimensions/{dimension.id}"
            yield Note(code="expectation_ceiling", where=where, params={"dimension": dimension.id, "share": share})


def _share_of_top(tally: Tally, dimension: ItemSet) -> float:
    """Of those who expect something of every item, who expect the most of each: their sum is that of the maxima."""
    expected = tally.scores[ScoreOf.expected(dimension)]
    top = sum(tally.instrument.scale_of(item, "expectation").max for item in dimension.items)
    return expected.count(top) / expected.n if expected.n else 0.0


def _other_families(instrument: Instrument, family: str) -> Iterator[Note]:
    """`overall` speaks of one family; say so where others have gaps too."""
    others = [name for name in instrument.families if name != family and dimension_sets(instrument, name, GAP)]
    if others:
        yield Note(code="gap_families", where="gaps/overall", params={"family": family, "others": ", ".join(others)})

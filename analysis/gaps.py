"""Gaps between what citizens expect and what they find: item by item, dimension by dimension, overall."""

from dataclasses import dataclass, field

from analysis.jsonable import HIDDEN
from analysis.table import Note, Sample


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGap:
    """P − E of one item over the `n` responses that answered both."""

    item: str
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
    cohen_dz: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionGap:
    """P − E of one dimension over the `n` responses complete on its items; `weight` in mean points."""

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
    cohen_dz: float | None
    weight: float | None
    difference_reliability: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallGap:
    """The mean of the dimension gaps, plain and by each respondent's own points, and SERVPERF beside it."""

    n: int
    unweighted: float | None
    weighted: float | None
    n_weighted: int
    servperf: float | None
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapAnalysis:
    """All that gap 5 of SERVQUAL gives. `family` is the one that `overall` speaks of."""

    items: tuple[ItemGap, ...]
    dimensions: tuple[DimensionGap, ...]
    overall: OverallGap
    family: str = field(metadata=HIDDEN)
    sample: Sample = field(metadata=HIDDEN)
    notes: tuple[Note, ...] = field(default=(), metadata=HIDDEN)

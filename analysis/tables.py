"""The core analysis as tables: what screen, paper and data files render. Rows hold full precision; nothing is worded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.regression_tables import regression_tables
from analysis.table import Cell, Column, Note, Sample, Table
from analysis.verdicts import csi_band, reliability_verdict

if TYPE_CHECKING:
    from analysis.survey import Analysis

N = Column(id="n", kind="integer")
ITEM = Column(id="item", kind="item")
DIMENSION = Column(id="dimension", kind="dimension")
SCALE = Column(id="scale", kind="scale")
BATTERY = Column(id="battery", kind="battery")

SCORES = (
    Column(id="dimension", kind="scale"), BATTERY, N, Column(id="mean", kind="number"), Column(id="sd", kind="number"),
    Column(id="lower", kind="number"), Column(id="upper", kind="number"),
)  # fmt: skip
TESTED = (
    N, Column(id="expectation", kind="number"), Column(id="perception", kind="number"), Column(id="gap", kind="number"),
    Column(id="sd", kind="number"), Column(id="lower", kind="number"), Column(id="upper", kind="number"),
    Column(id="t", kind="number"), Column(id="df", kind="integer"), Column(id="p", kind="p", decimals=3),
    Column(id="p_holm", kind="p", decimals=3), Column(id="wilcoxon_w", kind="number", decimals=1),
    Column(id="wilcoxon_p", kind="p", decimals=3), Column(id="cohen_dz", kind="number"),
)  # fmt: skip
GAP_ITEMS = (ITEM, DIMENSION, *TESTED)
GAP_DIMENSIONS = (
    DIMENSION, *TESTED, Column(id="weight", kind="number", decimals=1),
    Column(id="difference_reliability", kind="number", decimals=3),
)  # fmt: skip
GAP_OVERALL = (
    N, Column(id="unweighted", kind="number"), Column(id="weighted", kind="number"),
    Column(id="n_weighted", kind="integer"), Column(id="servperf", kind="number"),
)  # fmt: skip
IPA = (
    ITEM, DIMENSION, N, Column(id="importance", kind="number"), Column(id="performance", kind="number"),
    Column(id="conformity", kind="number", decimals=1), Column(id="quadrant", kind="code"),
)  # fmt: skip
CSI = (Column(id="csi", kind="number", decimals=1), Column(id="csi_band", kind="code"))
PGCV = (ITEM, Column(id="pgcv", kind="number"))
RELIABILITY = (
    SCALE, BATTERY, N, Column(id="k", kind="integer"), Column(id="alpha", kind="number", decimals=3),
    Column(id="alpha_lower", kind="number", decimals=3), Column(id="alpha_upper", kind="number", decimals=3),
    Column(id="alpha_standardised", kind="number", decimals=3), Column(id="omega_total", kind="number", decimals=3),
)  # fmt: skip
ITEM_STATISTICS = (
    ITEM, Column(id="mean", kind="number"), Column(id="sd", kind="number"),
    Column(id="item_total_r", kind="number", decimals=3), Column(id="item_rest_r", kind="number", decimals=3),
    Column(id="alpha_if_deleted", kind="number", decimals=3),
)  # fmt: skip
SKM_INDEX = (Column(id="ikm_rounded", kind="number"), Column(id="class", kind="code"), Column(id="weight", kind="code"))
SKM_ELEMENTS = (Column(id="element", kind="item"), N, Column(id="nrr", kind="number", decimals=3))

ITEM_NOTES = ("constant_item", "negative_item_rest")  # about an item of a scale, not about the scale


def tables(analysis: "Analysis") -> tuple[Table, ...]:
    """Every section that the instrument gives, in the order of a report."""
    return (
        scores_table(analysis),
        *gap_tables(analysis),
        *priority_tables(analysis),
        *reliability_tables(analysis),
        *(regression_tables(analysis.regression, analysis.data) if analysis.regression else ()),
        *skm_tables(analysis),
    )


def scores_table(analysis: "Analysis") -> Table:
    """Means of every dimension and of the whole, battery by battery."""
    return Table(
        id="scores", method="mean_t_interval", columns=SCORES, rows=_rows(analysis.scores, SCORES),
        sample=_sample(analysis, [row.n for row in analysis.scores]), notes=_under(analysis, "scores"),
    )  # fmt: skip


def gap_tables(analysis: "Analysis") -> Iterator[Table]:
    """Dimensions, items, and the overall gap."""
    gaps = analysis.gaps
    if gaps is None:
        return
    yield Table(
        id="gap_dimensions", method="paired_t_wilcoxon_holm", columns=GAP_DIMENSIONS,
        rows=_rows(gaps.dimensions, GAP_DIMENSIONS), sample=gaps.sample, notes=_under(analysis, "gaps/dimensions"),
    )  # fmt: skip
    yield Table(
        id="gap_items", method="paired_t_wilcoxon_holm", columns=GAP_ITEMS,
        rows=_rows(gaps.items, GAP_ITEMS), sample=gaps.sample, notes=_under(analysis, "gaps/items"),
    )  # fmt: skip
    yield Table(
        id="gap_overall", method="overall_gap", columns=GAP_OVERALL, rows=_rows([gaps.overall], GAP_OVERALL),
        sample=Sample(started=gaps.sample.started, complete=gaps.overall.n, used=gaps.overall.n),
        notes=_under(analysis, "gaps/overall"),
    )  # fmt: skip


def priority_tables(analysis: "Analysis") -> Iterator[Table]:
    """IPA, satisfaction index with its band, and gains with the largest first."""
    first = analysis.priorities
    if first is None:
        return
    params: Mapping[str, Cell] = {
        "importance_battery": first.importance_battery,
        "cross_importance": first.cross_importance,
        "cross_performance": first.cross_performance,
    }
    yield Table(
        id="ipa", method="ipa", columns=IPA, rows=_rows(first.ipa, IPA), sample=first.sample,
        notes=_under(analysis, "priorities"), params=params,
    )  # fmt: skip
    index = (first.csi, csi_band(first.csi))
    yield Table(
        id="csi", method="csi", columns=CSI, rows=(index,), sample=first.sample,
        notes=_under(analysis, "priorities/csi"), params=params,
    )  # fmt: skip
    ranked = sorted(first.pgcv, key=lambda row: (row.pgcv is None, -(row.pgcv or 0)))
    yield Table(
        id="pgcv", method="pgcv", columns=PGCV, rows=_rows(ranked, PGCV), sample=first.sample, params=params
    )  # fmt: skip


def reliability_tables(analysis: "Analysis") -> Iterator[Table]:
    """The scales with a verdict by the chosen threshold, then the items of each battery."""
    scales = analysis.reliability
    if not scales:
        return
    threshold = analysis.options.alpha_threshold
    verdicts = [reliability_verdict(scale.alpha, threshold) for scale in scales]
    yield Table(
        id="reliability", method="cronbach_alpha", columns=(*RELIABILITY, Column(id="verdict", kind="code")),
        rows=tuple((*row, verdict) for row, verdict in zip(_rows(scales, RELIABILITY), verdicts, strict=True)),
        sample=_sample(analysis, [scale.n for scale in scales]),
        notes=tuple(note for note in _under(analysis, "reliability") if note.code not in ITEM_NOTES),
        params={"alpha_threshold": threshold},
    )  # fmt: skip
    for battery in dict.fromkeys(scale.battery for scale in scales):
        yield _item_statistics(analysis, battery)


def _item_statistics(analysis: "Analysis", battery: str) -> Table:
    scales = [scale for scale in analysis.reliability if scale.battery == battery]
    return Table(
        id="reliability_items", method="item_statistics", columns=(SCALE, *ITEM_STATISTICS),
        rows=tuple((scale.scale, *row) for scale in scales for row in _rows(scale.items, ITEM_STATISTICS)),
        sample=_sample(analysis, [scale.n for scale in scales]),
        notes=tuple(note for scale in scales for note in scale.notes if note.code in ITEM_NOTES),
        params={"battery": battery},
    )  # fmt: skip


def skm_tables(analysis: "Analysis") -> Iterator[Table]:
    """The index with its class, and its elements."""
    skm = analysis.skm
    if skm is None:
        return
    yield Table(
        id="skm_index", method="skm_index", columns=SKM_INDEX, rows=((skm.ikm_rounded, skm.class_, skm.weight),),
        sample=skm.sample, notes=tuple(note for note in skm.notes if note.where == "skm"), params={"weight": skm.weight},
    )  # fmt: skip
    yield Table(
        id="skm_elements", method="element_means", columns=SKM_ELEMENTS, rows=_rows(skm.elements, SKM_ELEMENTS),
        sample=skm.sample, notes=_under(analysis, "skm/elements"),
    )  # fmt: skip


def _rows(results: Iterable[object], columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
    """The attributes that the columns name, of every result."""
    return tuple(tuple(getattr(result, column.id) for column in columns) for result in results)


def _sample(analysis: "Analysis", each: Sequence[int]) -> Sample:
    data = analysis.data
    return Sample(started=data.n_responses, complete=data.n_complete, used=max(each, default=0), rule="per_row")


def _under(analysis: "Analysis", where: str) -> tuple[Note, ...]:
    """The analysis' notes about a section."""
    return tuple(note for note in analysis.notes if note.where == where or note.where.startswith(f"{where}/"))

"""The core analysis as tables: what screen, paper and data files render. Rows hold full precision; nothing is worded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from analysis.regression_tables import regression_tables
from analysis.table import Cell, Column, Note, Sample, Table
from analysis.verdicts import csi_band, reliability_verdict

if TYPE_CHECKING:
    from analysis.survey import Analysis

DIMENSION = Column(id="dimension", kind="dimension")
SCALE = Column(id="scale", kind="scale")
BATTERY = Column(id="battery", kind="battery")
ITEM = Column(id="item", kind="item")
N = Column(id="n", kind="integer")

TESTED = (
    N, Column(id="expectation", kind="number"), Column(id="perception", kind="number"), Column(id="gap", kind="number"),
    Column(id="sd", kind="number"), Column(id="lower", kind="number"), Column(id="upper", kind="number"),
    Column(id="t", kind="number"), Column(id="df", kind="integer"), Column(id="p", kind="p", decimals=3),
    Column(id="p_holm", kind="p", decimals=3), Column(id="wilcoxon_w", kind="number", decimals=1),
    Column(id="wilcoxon_p", kind="p", decimals=3), Column(id="cohen_dz", kind="number"),
)  # fmt: skip


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
    columns = (
        Column(id="dimension", kind="scale"), BATTERY, N, Column(id="mean", kind="number"), Column(id="sd", kind="number"),
        Column(id="lower", kind="number"), Column(id="upper", kind="number"),
    )  # fmt: skip
    return _table("scores", "mean_t_interval", columns, analysis.scores, analysis, notes=_under(analysis, "scores"))


def gap_tables(analysis: "Analysis") -> Iterator[Table]:
    """Dimensions, items, and the overall gap."""
    gaps = analysis.gaps
    if gaps is None:
        return
    method = "paired_t_wilcoxon_holm"
    columns: tuple[Column, ...] = (
        DIMENSION, *TESTED, Column(id="weight", kind="number", decimals=1),
        Column(id="difference_reliability", kind="number", decimals=3),
    )  # fmt: skip
    notes = _under(analysis, "gaps/dimensions")
    yield _table("gap_dimensions", method, columns, gaps.dimensions, analysis, sample=gaps.sample, notes=notes)
    notes = _under(analysis, "gaps/items")
    yield _table("gap_items", method, (ITEM, DIMENSION, *TESTED), gaps.items, analysis, sample=gaps.sample, notes=notes)
    columns = (
        N, Column(id="unweighted", kind="number"), Column(id="weighted", kind="number"),
        Column(id="n_weighted", kind="integer"), Column(id="servperf", kind="number"),
    )  # fmt: skip
    sample = Sample(started=gaps.sample.started, complete=gaps.overall.n, used=gaps.overall.n)
    notes = _under(analysis, "gaps/overall")
    yield _table("gap_overall", "overall_gap", columns, [gaps.overall], analysis, sample=sample, notes=notes)


def priority_tables(analysis: "Analysis") -> Iterator[Table]:
    """IPA, satisfaction index with its band, and gains with the largest first."""
    first = analysis.priorities
    if first is None:
        return
    columns: tuple[Column, ...]
    params: dict[str, Cell] = {
        "importance_battery": first.importance_battery,
        "cross_importance": first.cross_importance,
        "cross_performance": first.cross_performance,
    }
    columns = (
        ITEM, DIMENSION, N, Column(id="importance", kind="number"), Column(id="performance", kind="number"),
        Column(id="conformity", kind="number", decimals=1), Column(id="quadrant", kind="code"),
    )  # fmt: skip
    notes = _under(analysis, "priorities")
    yield _table("ipa", "ipa", columns, first.ipa, analysis, sample=first.sample, notes=notes, params=params)
    columns = (Column(id="csi", kind="number", decimals=1), Column(id="csi_band", kind="code"))
    yield Table(
        id="csi",
        method="csi",
        columns=columns,
        rows=((first.csi, csi_band(first.csi)),),
        sample=first.sample,
        params=params,
    )
    ranked = sorted(first.pgcv, key=lambda row: (row.pgcv is None, -(row.pgcv or 0)))
    columns = (ITEM, Column(id="pgcv", kind="number"))
    yield _table("pgcv", "pgcv", columns, ranked, analysis, sample=first.sample, params=params)


def reliability_tables(analysis: "Analysis") -> Iterator[Table]:
    """The scales with a verdict by the chosen threshold, then the items of each battery."""
    if not analysis.reliability:
        return
    threshold = analysis.options.alpha_threshold
    columns = (
        SCALE, BATTERY, N, Column(id="k", kind="integer"), Column(id="alpha", kind="number", decimals=3),
        Column(id="alpha_lower", kind="number", decimals=3), Column(id="alpha_upper", kind="number", decimals=3),
        Column(id="alpha_standardised", kind="number", decimals=3), Column(id="omega_total", kind="number", decimals=3),
    )  # fmt: skip
    rows = tuple((*_cells(row, columns), reliability_verdict(row.alpha, threshold)) for row in analysis.reliability)
    yield Table(
        id="reliability", method="cronbach_alpha", columns=(*columns, Column(id="verdict", kind="code")), rows=rows,
        sample=_sample(analysis, [row.n for row in analysis.reliability]),
        notes=tuple(n for n in _under(analysis, "reliability") if n.code not in ("constant_item", "negative_item_rest")),
        params={"alpha_threshold": threshold},
    )  # fmt: skip
    for battery in dict.fromkeys(row.battery for row in analysis.reliability):
        yield _reliability_items(analysis, battery)


def _reliability_items(analysis: "Analysis", battery: str) -> Table:
    columns = (
        ITEM, Column(id="mean", kind="number"), Column(id="sd", kind="number"),
        Column(id="item_total_r", kind="number", decimals=3), Column(id="item_rest_r", kind="number", decimals=3),
        Column(id="alpha_if_deleted", kind="number", decimals=3),
    )  # fmt: skip
    scales = [row for row in analysis.reliability if row.battery == battery]
    return Table(
        id="reliability_items", method="item_statistics", columns=(SCALE, *columns),
        rows=tuple((scale.scale, *_cells(item, columns)) for scale in scales for item in scale.items),
        sample=_sample(analysis, [scale.n for scale in scales]),
        notes=tuple(
            note for scale in scales for note in scale.notes if note.code in ("constant_item", "negative_item_rest")
        ),
        params={"battery": battery},
    )  # fmt: skip


def skm_tables(analysis: "Analysis") -> Iterator[Table]:
    """The index with its class, and its elements."""
    skm = analysis.skm
    if skm is None:
        return
    columns = (
        Column(id="ikm_rounded", kind="number"),
        Column(id="class", kind="code"),
        Column(id="weight", kind="code"),
    )
    yield Table(
        id="skm_index", method="skm_index", columns=columns, rows=((skm.ikm_rounded, skm.class_, skm.weight),),
        sample=skm.sample, notes=tuple(n for n in skm.notes if n.where == "skm"), params={"weight": skm.weight},
    )  # fmt: skip
    columns = (Column(id="element", kind="item"), N, Column(id="nrr", kind="number", decimals=3))
    notes = _under(analysis, "skm/elements")
    yield _table("skm_elements", "element_means", columns, skm.elements, analysis, sample=skm.sample, notes=notes)


def _table(
    table_id: str, method: str, columns: tuple[Column, ...], rows: Sequence[Any], analysis: "Analysis", *,
    sample: Sample | None = None, notes: Iterable[Note] = (), params: dict[str, Cell] | None = None,
) -> Table:  # fmt: skip
    """A table whose cells are the attributes of `rows` that its columns name."""
    return Table(
        id=table_id, method=method, columns=columns, rows=tuple(_cells(row, columns) for row in rows),
        sample=sample or _sample(analysis, [row.n for row in rows]), notes=tuple(notes), params=params or {},
    )  # fmt: skip


def _cells(row: Any, columns: Iterable[Column]) -> tuple[Cell, ...]:
    return tuple(getattr(row, column.id) for column in columns)


def _sample(analysis: "Analysis", each: Sequence[int]) -> Sample:
    data = analysis.data
    return Sample(started=data.n_responses, complete=data.n_complete, used=max(each, default=0), rule="per_row")


def _under(analysis: "Analysis", where: str) -> tuple[Note, ...]:
    """The analysis' notes about a section."""
    return tuple(note for note in analysis.notes if note.where == where or note.where.startswith(f"{where}/"))

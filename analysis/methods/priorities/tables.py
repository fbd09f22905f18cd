"""Priorities as tables: importance against performance, satisfaction index, possible gain; and their charts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from analysis.formulas.rounding import half_up
from analysis.methods.priorities.importance_performance import ImportancePerformance
from analysis.methods.priorities.improve_and_keep import RankedItem
from analysis.methods.priorities.priorities import Priorities
from analysis.methods.table_builder import (
    NOTHING_FURTHER,
    Further,
    alike,
    chart,
    code,
    count,
    each_row,
    number,
    part,
    results,
    share,
    table,
    under,
)
from analysis.table import Cell, Chart, Table
from analysis.thresholds import CSI_BANDS, HIGHEST_CSI_BAND

ITEMS = (
    part("item", "item"),
    part("dimension", "dimension"),
    count("n"),
    *alike(number, "importance", "performance"),
    number("conformity", 1),
    code("quadrant"),
)
INDEX = (number("csi", 1), code("csi_band"))
GAINS = (part("item", "item"), number("pgcv"))


RANKED = (
    count("rank"),
    part("item", "item"),
    part("dimension", "dimension"),
    count("n"),
    *alike(number, "performance", "acceptable_level", "importance", "gap"),
    *alike(number, "benefit", "lower", "upper", decimals=3),
    share("share", 0),
    code("certainty"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySection:
    """What to mend and to keep; then, where there are, IPA, the satisfaction index and gains with the largest first."""

    mend: Table
    keep: Table
    items: Table | None
    index: Table | None
    gains: Table | None

    @property
    def tables(self) -> tuple[Table, ...]:
        every = (self.mend, self.keep, self.items, self.index, self.gains)
        return tuple(table for table in every if table is not None)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return tuple(chart for chart in (self.quadrants, self.largest_gains) if chart is not None)

    @property
    def quadrants(self) -> Chart | None:
        """The items in their quadrants."""
        if self.items is None:
            return None
        return chart(self.items, "quadrants", x="performance", y="importance", label="item", group="quadrant")

    @property
    def largest_gains(self) -> Chart | None:
        if self.gains is None:
            return None
        return Chart(id="pgcv", kind="bars", table=self.gains, roles={"x": "item", "y": "pgcv"})


def priority_section(
    found: Priorities, further: Further = NOTHING_FURTHER, params: Mapping[str, Cell] | None = None, method: str = "ipa"
) -> PrioritySection:
    """The tables of what was found; `further` columns stand beside the items, `params` say how they were made."""
    matrix = found.matrix
    crossing: dict[str, Cell] = {}
    if matrix is not None:
        crossing = {
            "importance_battery": matrix.importance_battery,
            "cross_importance": matrix.cross_importance,
            "cross_performance": matrix.cross_performance,
        }
    return PrioritySection(
        mend=_ranked_table("mend", found.mend, found),
        keep=_ranked_table("keep", found.keep, found),
        items=_items(matrix, further, {**crossing, **(params or {})}, method) if matrix else None,
        index=_index(matrix, crossing) if matrix else None,
        gains=_gains(matrix, crossing) if matrix else None,
    )


def _ranked_table(name: str, ranked: Sequence[RankedItem], found: Priorities) -> Table:
    rows = [
        tuple(getattr(row, "level" if column.id == "acceptable_level" else column.id) for column in RANKED)
        for row in ranked
    ]
    about = [note for note in found.notes if note.where == "priorities" and note.code == "too_few_to_rank"]
    return table(
        name,
        RANKED,
        rows,
        method="mend_keep",
        sample=each_row(found.sample, (row.n for row in ranked)),
        notes=(*about, *under(found.notes, f"priorities/{name}")),
        params={"acceptable_share": found.acceptable_share},
    )


def _items(matrix: ImportancePerformance, further: Further, params: Mapping[str, Cell], method: str) -> Table:
    return results(
        "ipa", matrix.ipa, ITEMS, further, method=method, sample=matrix.sample, notes=matrix.notes, params=params
    )


def _index(matrix: ImportancePerformance, crossing: Mapping[str, Cell]) -> Table:
    return table(
        "csi",
        INDEX,
        [(matrix.csi, csi_band(matrix.csi))],
        method="csi",
        sample=matrix.sample,
        notes=under(matrix.notes, "priorities/csi"),
        params=crossing,
    )


def _gains(matrix: ImportancePerformance, crossing: Mapping[str, Cell]) -> Table:
    ranked = sorted(matrix.pgcv, key=lambda row: (row.pgcv is None, -(row.pgcv or 0)))
    return results("pgcv", ranked, GAINS, method="pgcv", sample=matrix.sample, params=crossing)


def csi_band(csi: float | None) -> str | None:
    """The band of a satisfaction index in percent; None for an undefined one."""
    if csi is None:
        return None
    reached = half_up(Fraction(csi) / 100, 2)
    return next((band for highest, band in CSI_BANDS if reached <= highest), HIGHEST_CSI_BAND)

"""Priorities as tables: importance against performance, satisfaction index, possible gain; and their charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from analysis.formulas.rounding import half_up
from analysis.methods.build import NOTHING_FURTHER, Further, attributes, code, count, number, part, table, under
from analysis.methods.priorities.importance_performance import Priorities
from analysis.table import Cell, Chart, Table
from analysis.thresholds import CSI_BANDS, HIGHEST_CSI_BAND

ITEMS = (
    part("item", "item"),
    part("dimension", "dimension"),
    count("n"),
    number("importance"),
    number("performance"),
    number("conformity", 1),
    code("quadrant"),
)
INDEX = (number("csi", 1), code("csi_band"))
GAINS = (part("item", "item"), number("pgcv"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySection:
    """IPA, the satisfaction index with its band, and gains with the largest first."""

    items: Table
    index: Table
    gains: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.items, self.index, self.gains)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (self.quadrants, self.largest_gains)

    @property
    def quadrants(self) -> Chart:
        """The items in their quadrants."""
        roles = {"x": "performance", "y": "importance", "label": "item", "group": "quadrant"}
        return Chart(id="ipa", kind="quadrants", table=self.items, roles=roles)

    @property
    def largest_gains(self) -> Chart:
        return Chart(id="pgcv", kind="bars", table=self.gains, roles={"x": "item", "y": "pgcv"})


def priority_section(
    found: Priorities, further: Further = NOTHING_FURTHER, params: Mapping[str, Cell] | None = None, method: str = "ipa"
) -> PrioritySection:
    """The tables of what was found; `further` columns stand beside the items, `params` say how they were made."""
    crossing: dict[str, Cell] = {
        "importance_battery": found.importance_battery,
        "cross_importance": found.cross_importance,
        "cross_performance": found.cross_performance,
    }
    ranked = sorted(found.pgcv, key=lambda row: (row.pgcv is None, -(row.pgcv or 0)))
    return PrioritySection(
        items=table(
            "ipa",
            (*ITEMS, *further.columns),
            further.beside(attributes(found.ipa, ITEMS)),
            method=method,
            sample=found.sample,
            notes=found.notes,
            params={**crossing, **(params or {})},
        ),
        index=table(
            "csi",
            INDEX,
            [(found.csi, csi_band(found.csi))],
            method="csi",
            sample=found.sample,
            notes=under(found.notes, "priorities/csi"),
            params=crossing,
        ),
        gains=table("pgcv", GAINS, attributes(ranked, GAINS), method="pgcv", sample=found.sample, params=crossing),
    )


def csi_band(csi: float | None) -> str | None:
    """The band of a satisfaction index in percent; None for an undefined one."""
    if csi is None:
        return None
    share = half_up(Fraction(csi) / 100, 2)
    return next((band for highest, band in CSI_BANDS if share <= highest), HIGHEST_CSI_BAND)

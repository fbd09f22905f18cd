"""Gaps as tables: dimensions, items, the whole; and their charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.methods.gaps.gap_analysis import Gap, GapAnalysis
from analysis.methods.table_builder import (
    INTERVAL,
    NOTHING_FURTHER,
    T_TEST,
    Further,
    alike,
    chart,
    code,
    count,
    number,
    p_value,
    part,
    results,
    under,
)
from analysis.table import Chart, Column, Sample, Table

TESTED = (
    count("n"),
    *alike(number, "expectation", "perception", "gap", "sd"),
    *T_TEST,
    number("wilcoxon_w", 1),
    p_value("wilcoxon_p"),
)
EXACT = p_value("wilcoxon_exact_p")
OVERALL = (code("measure"), count("n"), number("mean"), number("lower"), number("upper"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFurther:
    """Columns that the lab adds to each of the tables."""

    dimensions: Further = NOTHING_FURTHER
    items: Further = NOTHING_FURTHER
    overall: Further = NOTHING_FURTHER


NOTHING = GapFurther()


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSection:
    """Dimensions, items, and the overall gap with SERVPERF beside it."""

    dimensions: Table
    items: Table
    overall: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        return (self.dimensions, self.items, self.overall)

    @property
    def charts(self) -> tuple[Chart, ...]:
        return (self.radar, self.dimension_gaps, self.item_gaps)

    @property
    def radar(self) -> Chart:
        """Expectation around perception."""
        roles = {"x": "dimension", "y": "expectation", "y2": "perception"}
        return Chart(id="gap_radar", kind="radar", table=self.dimensions, roles=roles)

    @property
    def dimension_gaps(self) -> Chart:
        return chart(self.dimensions, "bars", x="dimension", y="gap", **INTERVAL)

    @property
    def item_gaps(self) -> Chart:
        return chart(self.items, "bars", x="item", y="gap", **INTERVAL)


def gap_section(
    found: GapAnalysis, further: GapFurther = NOTHING, method: str = "paired_t_wilcoxon_holm"
) -> GapSection:
    """The tables of what was found, each with what the lab adds at its right."""
    overall = found.overall
    of_means = Sample(started=found.sample.started, complete=overall.n, used=overall.n, rule="per_row")
    tested = {"method": method, "sample": found.sample}
    notes = {name: under(found.notes, f"gaps/{name}") for name in ("dimensions", "items", "overall")}
    return GapSection(
        dimensions=results(
            "gap_dimensions",
            found.dimensions,
            _dimension_columns(found.dimensions),
            further.dimensions,
            notes=notes["dimensions"],
            **tested,
        ),
        items=results(
            "gap_items", found.items, _item_columns(found.items), further.items, notes=notes["items"], **tested
        ),
        overall=results(
            "gap_overall",
            overall.means,
            OVERALL,
            further.overall,
            method="overall_gap",
            sample=of_means,
            notes=notes["overall"],
        ),
    )


def _dimension_columns(rows: Sequence[Gap]) -> tuple[Column, ...]:
    return (part("dimension", "dimension"), *_tested(rows), number("weight", 1), number("difference_reliability", 3))


def _item_columns(rows: Sequence[Gap]) -> tuple[Column, ...]:
    return (part("item", "item"), part("dimension", "dimension"), *_tested(rows))


def _tested(rows: Sequence[Gap]) -> tuple[Column, ...]:
    """The columns of the tests; the exact p only where a row is of so few responses that it can be counted."""
    counted = any(row.wilcoxon_exact_p is not None for row in rows)
    return (*TESTED, *((EXACT,) if counted else ()), number("cohen_dz"))

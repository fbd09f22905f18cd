"""What only the office can count, beside what citizens say: the indicator sheet as a table. No test joins the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.methods.table_builder import code, number, part, table
from analysis.table import Sample, Table

COLUMNS = (
    part("indicator", "text"),
    code("area"),
    part("period", "text"),
    number("value"),
    number("goal"),
    number("distance"),
    part("due", "text"),
    part("value_source", "text"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A value of the office in its words: the indicator with its unit, the period, the goal (None: none is set) and its day."""

    indicator: str
    area: str
    period: str
    value: float
    goal: float | None
    due: str
    source: str


def indicators_table(rows: Sequence[SheetRow]) -> Table:
    """A row a value, as the sheet has them; `distance` is value − goal."""
    cells = [
        (one.indicator, one.area or "own", one.period, one.value, one.goal, _distance(one), one.due, one.source)
        for one in rows
    ]
    nobody = Sample(started=0, complete=0, used=0, rule="not_asked")
    return table("lab_cohen_indicators", COLUMNS, cells, sample=nobody, method="office_counts")


def _distance(row: SheetRow) -> float | None:
    return None if row.goal is None else row.value - row.goal

"""What only the office can count, beside what citizens say: the indicator sheet as a table. No test joins the two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.methods.table_builder import code, number, part, table
from analysis.table import NOBODY_ASKED, Table


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
    """A row a value, as the sheet has them."""
    value = number("value", _decimals(one.value for one in rows))
    columns = (part("indicator", "text"), code("area"), part("period", "text"), value, part("value_source", "text"))
    cells = [(one.indicator, one.area or "own", one.period, one.value, one.source) for one in rows]
    return table("lab_cohen_indicators", columns, cells, sample=NOBODY_ASKED, method="office_counts")


def goals_table(rows: Sequence[SheetRow]) -> Table:
    """A row a value that has a goal; `distance` is value − goal."""
    cells = [
        (one.indicator, one.period, one.value, one.goal, one.value - one.goal, one.due)
        for one in rows
        if one.goal is not None
    ]
    decimals = _decimals(figure for row in cells for figure in row[2:5])
    figures = (number(name, decimals) for name in ("value", "goal", "distance"))
    columns = (part("indicator", "text"), part("period", "text"), *figures, part("due", "text"))
    return table("lab_cohen_goals", columns, cells, sample=NOBODY_ASKED, method="office_counts")


def _decimals(figures: Iterable[float]) -> int:
    """None where all are whole."""
    return 0 if all(one == round(one) for one in figures) else 2

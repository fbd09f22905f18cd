"""Gap 1 over everyone: Welch's test of staff against citizens by dimension and by statement, gap 5 beside it."""

from collections.abc import Sequence

from analysis.formulas.comparisons import welch_interval, welch_t
from analysis.formulas.multiple_tests import holm
from analysis.jsonable import defined
from analysis.methods.knowledge_gap.sides import Compared
from analysis.methods.table_builder import alike, count, number, p_value, part, table
from analysis.table import Table, Value

TESTED = (
    *alike(count, "n_staff", "n"),
    *alike(number, "staff_view", "expectation", "gap_1", "lower", "upper", "t"),
    number("df", 1),
    *alike(p_value, "p", "p_holm"),
    number("gap_5"),
)


def dimensions_table(found: Sequence[Compared], started: int) -> Table:
    """A row a dimension."""
    rows = [(one.dimension, *cells) for one, cells in zip(found, tested(found), strict=True)]
    columns = (part("dimension", "dimension"), *TESTED)
    return table("lab_knowledge_gap", columns, rows, started=started, method="knowledge_gap_welch")


def items_table(found: Sequence[Compared], started: int) -> Table:
    """A row a statement."""
    rows = [(one.item, one.dimension, *cells) for one, cells in zip(found, tested(found), strict=True)]
    columns = (part("item", "item"), part("dimension", "dimension"), *TESTED)
    return table("lab_knowledge_gap_items", columns, rows, started=started, method="knowledge_gap_welch")


def tested(found: Sequence[Compared]) -> list[tuple[Value, ...]]:
    """The cells of `TESTED`, Holm's correction over the rows."""
    tests = [welch_t((one.staff.known, one.citizens.known)) for one in found]
    adjusted = holm([defined(test.p) for test in tests])
    return [
        (*_means(one), defined(test.statistic), defined(test.df2), defined(test.p), p, _mean_gap(one))
        for one, test, p in zip(found, tests, adjusted, strict=True)
    ]


def _means(one: Compared) -> tuple[Value, ...]:
    staff, citizens = one.staff.known, one.citizens.known
    means = float(staff.mean()), float(citizens.mean())
    interval = welch_interval((staff, citizens))
    return len(staff), len(citizens), *means, means[0] - means[1], interval.lower, interval.upper


def _mean_gap(one: Compared) -> float | None:
    return float(one.gaps.mean()) if len(one.gaps) else None

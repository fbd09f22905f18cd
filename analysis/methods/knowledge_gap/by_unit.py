"""Gap 1 paired by unit: each unit's staff against its own citizens, and Student's t over the units' differences."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.formulas.moments import t_interval, t_p
from analysis.formulas.multiple_tests import holm
from analysis.jsonable import defined
from analysis.methods.knowledge_gap.sides import Compared
from analysis.methods.table_builder import T_TEST, alike, count, number, part, table
from analysis.table import Cell, Sample, Table, Value

PAIRED = (part("dimension", "dimension"), count("n_units"), number("gap_1"), number("sd"), *T_TEST)
UNITS = (
    part("group", "value"),
    part("dimension", "dimension"),
    *alike(count, "n_staff", "n"),
    *alike(number, "staff_view", "expectation", "gap_1"),
)


def paired_table(found: Sequence[Compared], smallest: int, sample: Sample) -> Table:
    """A row a dimension: the mean of its units' differences, over the units with enough people on both sides."""
    tested = [row for one in found if (row := _paired(one, smallest))]
    adjusted = holm([row[-1] if isinstance(row[-1], float) else None for row in tested])
    rows = [(*row, p) for row, p in zip(tested, adjusted, strict=True)]
    return table("lab_knowledge_gap_paired", PAIRED, rows, sample=sample, method="knowledge_gap_paired")


def units_table(found: Sequence[Compared], smallest: int, started: int) -> Table:
    """A row a unit and dimension."""
    rows = [row for one in found for row in _unit_rows(one, smallest)]
    params = {"variable": "sqd_unit"}
    return table("lab_knowledge_gap_units", UNITS, rows, started=started, method="mean_difference", params=params)


def hides_a_unit(one: Compared, smallest: int) -> bool:
    """Whether a unit has too few people on a side: the others beside the whole would tell of it."""
    return any(size < smallest for side in (one.staff, one.citizens) for size in side.sizes.values())


def paired_units(one: Compared, smallest: int) -> list[str]:
    """The units with enough people on both sides."""
    staff, citizens = one.staff.sizes, one.citizens.sizes
    return [unit for unit in sorted(staff) if min(staff[unit], citizens.get(unit, 0)) >= smallest]


def _paired(one: Compared, smallest: int) -> tuple[Value, ...]:
    """The cells of `PAIRED` up to p; nothing for fewer than two units."""
    units = paired_units(one, smallest)
    if len(units) < 2:
        return ()
    differences = np.array([one.staff.of(unit).mean() - one.citizens.of(unit).mean() for unit in units])
    n, mean, sd = len(units), float(differences.mean()), float(differences.std(ddof=1))
    t = mean / (sd / math.sqrt(n)) if sd > 0 else math.nan
    interval = t_interval(mean, sd, n)
    return one.dimension, n, mean, sd, interval.lower, interval.upper, defined(t), n - 1, defined(t_p(t, n - 1))


def _unit_rows(one: Compared, smallest: int) -> Iterator[tuple[Cell, ...]]:
    for unit in paired_units(one, smallest):
        staff, citizens = one.staff.of(unit), one.citizens.of(unit)
        means = float(staff.mean()), float(citizens.mean())
        yield unit, one.dimension, len(staff), len(citizens), *means, means[0] - means[1]

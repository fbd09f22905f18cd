"""An analysis of the lab as it may be printed: the group that is hidden must not follow from those beside it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from analysis.disclosure.published import published_table
from analysis.methods.outcome import Outcome
from analysis.table import Cell, Hidden, Note, Table

SUPPRESSED = "groups_suppressed"  # the note of a method that left small groups out
GROUP = "group"
WITHHELD = Note(code="withheld_beside_groups", where="lab")


def publishable_kept(outcome: Outcome, smallest: int) -> Outcome:
    """The outcome without numbers of too few people.

    Where a method left a small group out, the smallest group that is left is hidden too, and what is computed over all groups
    (a test, a comparison of two) is not printed: a mean of all less the means that are shown would tell the one that is not.
    """
    notes = [*outcome.notes, *(note for table in outcome.tables for note in table.notes)]
    if not any(note.code == SUPPRESSED for note in notes):
        return _passed(outcome, partial(published_table, smallest=smallest))
    by_group = replace(
        outcome,
        tables=tuple(table for table in outcome.tables if _is_by_group(table)),
        charts=tuple(chart for chart in outcome.charts if _is_by_group(chart.table)),
        notes=(*outcome.notes, WITHHELD),
    )
    return _passed(by_group, partial(_without_smallest_and_few, smallest=smallest))


def _passed(outcome: Outcome, gate: Callable[[Table], Table]) -> Outcome:
    """Every table through the gate; a chart of one of the tables stays a chart of it, and is shown with it."""
    made = {id(table): gate(table) for table in (*outcome.tables, *(chart.table for chart in outcome.charts))}
    charts = tuple(replace(chart, table=made[id(chart.table)]) for chart in outcome.charts)
    return replace(outcome, tables=tuple(made[id(table)] for table in outcome.tables), charts=charts)


def _without_smallest_and_few(table: Table, smallest: int) -> Table:
    return published_table(_without_smallest(table), smallest)


def _is_by_group(table: Table) -> bool:
    columns = [column.id for column in table.columns]
    return GROUP in columns and "n" in columns


def _without_smallest(table: Table) -> Table:
    """The rows of the group with the fewest answers lose their numbers."""
    ids = [column.id for column in table.columns]
    group, n = ids.index(GROUP), ids.index("n")
    sizes: dict[Cell, int] = {}
    for row in table.rows:
        sizes[row[group]] = max(sizes.get(row[group], 0), _size(row[n]))
    smallest = min(sizes, key=sizes.__getitem__, default=None)
    rows = tuple(tuple(_cells(table, row)) if row[group] == smallest else row for row in table.rows)
    return replace(table, rows=rows)


def _cells(table: Table, row: tuple[Cell, ...]) -> Iterator[Cell]:
    for column, cell in zip(table.columns, row, strict=True):
        is_number = column.kind in ("integer", "number", "percent", "p") or column.id == "class"
        yield Hidden() if is_number else cell


def _size(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0

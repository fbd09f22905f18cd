"""An analysis of the lab as it may be printed: the group that is hidden must not follow from those beside it."""

from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from functools import partial

from analysis.disclosure.groups import HiddenGroups
from analysis.disclosure.published import published_table
from analysis.methods.outcome import Outcome
from analysis.table import Cell, Hidden, Note, Table

SUPPRESSED = "groups_suppressed"  # the note of a method that left small groups out
LEFT_OUT = "groups_left_out"  # the note of a table over the large groups alone, beside tables about everybody
GROUP = "group"
APART = frozenset(
    {GROUP, "count", "first", "word", "comment_code"}
)  # columns of a table that tells groups or answers apart
Hides = Callable[[str], HiddenGroups]
WITHHELD = Note(code="withheld_beside_groups", where="lab")
WITHHELD_LEFT_OUT = Note(code="withheld_left_out", where="lab")
WITHHELD_OF_A_PART = Note(code="withheld_of_a_part", where="lab")


def of_a_part(outcome: Outcome) -> Outcome:
    """The outcome about a part of the answers: nothing of what tells groups apart or counts who gave an answer."""
    columns = {id(table): {column.id for column in table.columns} for table in outcome.tables}
    if not any(APART & ids for ids in columns.values()):
        return outcome
    if any(GROUP in ids for ids in columns.values()):  # what is computed over all groups goes with them
        return Outcome(notes=(WITHHELD_OF_A_PART,))
    kept = tuple(table for table in outcome.tables if not APART & columns[id(table)])
    charts = tuple(chart for chart in outcome.charts if not APART & {column.id for column in chart.table.columns})
    return replace(outcome, tables=kept, charts=charts, notes=(*outcome.notes, WITHHELD_OF_A_PART))


def publishable_kept(outcome: Outcome, smallest: int, hides: Hides | None = None) -> Outcome:
    """The outcome without numbers of too few people.

    Where a method left a small group out, the smallest group that is left is hidden too, and what is computed over all groups
    (a test, a comparison of two) is not printed: a mean of all less the means that are shown would tell the one that is not.

    Args:
        hides: which groups of a column have no numbers in what else is published.
    """
    outcome = _about_everybody(outcome)
    covered = outcome if hides is None else _without_hidden(outcome, hides)
    notes = [*outcome.notes, *(note for table in outcome.tables for note in table.notes)]
    if covered is outcome and not any(note.code == SUPPRESSED for note in notes):
        return _passed(outcome, partial(published_table, smallest=smallest))
    by_group = replace(
        covered,
        tables=tuple(table for table in covered.tables if _has_groups_to_show(table)),
        charts=tuple(chart for chart in covered.charts if _has_groups_to_show(chart.table)),
        notes=(*outcome.notes, WITHHELD),
    )
    return _passed(by_group, partial(_without_smallest_and_few, smallest=smallest))


def _about_everybody(outcome: Outcome) -> Outcome:
    """Without the tables that leave small groups out: their n beside that of all is how many are in those."""
    kept = tuple(table for table in outcome.tables if not any(note.code == LEFT_OUT for note in table.notes))
    if len(kept) == len(outcome.tables):
        return outcome
    return replace(outcome, tables=kept, notes=(*outcome.notes, WITHHELD_LEFT_OUT))


def _without_hidden(outcome: Outcome, hides: Hides) -> Outcome:
    """The rows of hidden groups without their numbers; the same outcome where there is none."""
    covered = _passed(outcome, partial(_covered, hides=hides))
    return covered if any(new is not old for new, old in zip(covered.tables, outcome.tables, strict=True)) else outcome


def _covered(table: Table, hides: Hides) -> Table:
    variable = table.params.get("variable")
    hidden = hides(str(variable)) if variable and _names(table) else {}
    return _without(table, hidden)


def _names(table: Table) -> list[int]:
    """The places of the columns that name a group."""
    return [place for place, column in enumerate(table.columns) if column.id in (GROUP, "other_group")]


def _without(table: Table, groups: Container[Cell]) -> Table:
    """The rows that are about one of the groups lose their numbers; the same table where there is none."""
    about = [any(row[place] in groups for place in _names(table)) for row in table.rows]
    if not any(about):
        return table
    rows = tuple(
        tuple(_cells(table, row)) if is_about else row for row, is_about in zip(table.rows, about, strict=True)
    )
    return replace(table, rows=rows)


def _passed(outcome: Outcome, gate: Callable[[Table], Table]) -> Outcome:
    """Every table through the gate; a chart of one of the tables stays a chart of it, and is shown with it."""
    made = {id(table): gate(table) for table in (*outcome.tables, *(chart.table for chart in outcome.charts))}
    charts = tuple(replace(chart, table=made[id(chart.table)]) for chart in outcome.charts)
    return replace(outcome, tables=tuple(made[id(table)] for table in outcome.tables), charts=charts)


def _without_smallest_and_few(table: Table, smallest: int) -> Table:
    return published_table(_without_smallest(table), smallest)


def _has_groups_to_show(table: Table) -> bool:
    """By group, and of more than the one that is going to be hidden."""
    columns = [column.id for column in table.columns]
    return GROUP in columns and "n" in columns and len(_sizes(table)) > 1


def _without_smallest(table: Table) -> Table:
    """What is about the group with the fewest answers loses its numbers; the table's n is that of the others."""
    sizes = _sizes(table)
    smallest = min(sizes, key=sizes.__getitem__, default=None)
    shown = max((size for name, size in sizes.items() if name != smallest), default=0)
    return replace(_without(table, (smallest,)), sample=replace(table.sample, used=shown))


def _sizes(table: Table) -> dict[Cell, int]:
    """How many answered in each group, by its name."""
    ids = [column.id for column in table.columns]
    group, n = ids.index(GROUP), ids.index("n")
    sizes: dict[Cell, int] = {}
    for row in table.rows:
        sizes[row[group]] = max(sizes.get(row[group], 0), _size(row[n]))
    return sizes


def _cells(table: Table, row: tuple[Cell, ...]) -> Iterator[Cell]:
    for column, cell in zip(table.columns, row, strict=True):
        yield Hidden() if column.tells_a_number else cell


def _size(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0

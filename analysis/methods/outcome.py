"""What every method of the lab hands on, and how it says how far it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any, TypeVar

from analysis.table import Chart, Hidden, Note, Table
from instruments.progress import Progress

Found = TypeVar("Found")


def find_in_each(
    families: Sequence[str],
    measures: Sequence[str],
    find: Callable[[str, str], Iterable[Found | Note]],
    progress: Progress,
) -> tuple[list[Found], list[Note]]:
    """What `find` gives for each questionnaire (family) in each battery, and apart from it the notes on what is not there."""
    places, found, notes = list(product(families, measures)), list[Found](), list[Note]()
    for position, (family, battery) in enumerate(places):
        progress.part(position, len(places))(0)
        for one in find(family, battery):
            if isinstance(one, Note):
                notes.append(one)
            else:
                found.append(one)
    return found, notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Tables first, then charts that draw them, then notes on the whole; no word of a human language.

    A method that cannot give a number still gives an outcome: the table's cell is None and a note says why.
    """

    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    notes: tuple[Note, ...] = ()

    def then(self, others: "Outcome") -> "Outcome":
        """Both outcomes as one, this one first."""
        return Outcome(
            tables=(*self.tables, *others.tables),
            charts=(*self.charts, *others.charts),
            notes=(*self.notes, *others.notes),
        )

    def table(self, table_id: str) -> Table:
        """The table of that id; KeyError where the outcome has none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON values; a chart names its table by id."""
        return {
            "tables": [_table(table) for table in self.tables],
            "charts": [
                {"id": chart.id, "kind": chart.kind, "table": chart.table.id, "roles": dict(chart.roles)}
                for chart in self.charts
            ],
            "notes": [_note(note) for note in self.notes],
        }


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "method": table.method,
        "params": dict(table.params),
        "n": table.sample.used,
        "sample": asdict(table.sample),
        "columns": [asdict(column) for column in table.columns],
        "rows": [[None if isinstance(cell, Hidden) else cell for cell in row] for row in table.rows],
        "notes": [_note(note) for note in table.notes],
    }


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "where": note.where, "params": dict(note.params)}

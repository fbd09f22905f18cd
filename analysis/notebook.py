"""How results show themselves in a notebook.

Numbers know no human language, so the words come from whoever is installed to say them: the entry point
`servqual_desk.notebook` (`exports.tables.notebook`). Without it the tables bear their ids.
"""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib.metadata import entry_points

from analysis.table import Table
from instruments.model import Instrument

Renderer = Callable[[Sequence[Table], Instrument], str]
_GROUP = "servqual_desk.notebook"


def html_of(tables: Sequence[Table], questionnaire: Instrument) -> str:
    """The tables beneath each other."""
    return _renderer()(tables, questionnaire)


@cache
def _renderer() -> Renderer:
    found: Renderer = next((entry.load() for entry in entry_points(group=_GROUP)), _bare)
    return found


def _bare(tables: Sequence[Table], _questionnaire: Instrument) -> str:
    return "\n".join(map(_bare_table, tables))


def _bare_table(table: Table) -> str:
    head = "".join(f"<th>{escape(column.id)}</th>" for column in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>" for row in table.rows)
    return f"<table><caption>{escape(table.id)}</caption><tr>{head}</tr>{rows}</table>"


def _cell(cell: object) -> str:
    return "" if cell is None else f"{cell:.4g}" if isinstance(cell, float) else str(cell)

"""Results in a notebook: every table with its title, its n, its method and its notes."""

from collections.abc import Sequence

from analysis.table import Table
from exports.tables.table_formats import as_html
from instruments.model import Instrument


def tables_html(tables: Sequence[Table], questionnaire: Instrument) -> str:
    """The tables beneath each other, in the language in force."""
    return "\n".join(f"<section>{as_html(table, questionnaire)}</section>" for table in tables)

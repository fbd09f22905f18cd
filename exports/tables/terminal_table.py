"""A table as aligned text, for a terminal."""

import textwrap

from analysis.methods import Outcome
from analysis.table import Table
from exports.words import (
    column_title,
    method_name,
    note_sentences,
    row_texts,
    sample_words,
    table_definition,
    table_title,
)
from instruments.model import Instrument

WIDEST_CELL = 48
WIDEST_LINE = 100  # letters of running text


def plain_outcome(outcome: Outcome, instrument: Instrument) -> str:
    """Every table of an analysis, then its notes."""
    parts = [plain_table(table, instrument) for table in outcome.tables]
    return "\n\n".join([*parts, *note_sentences(outcome.notes, instrument)])


def plain_table(table: Table, instrument: Instrument) -> str:
    """Title, what the table shows, columns, rows, then n, rule, method and notes; figures stand at the right."""
    titles = [column_title(column.id, table.id) for column in table.columns]
    rows = [[_cut(words) for words in row_texts(table, row, instrument)] for row in table.rows]
    widths = [max(map(len, cells)) for cells in zip(titles, *rows, strict=True)]
    rights = [column.is_figure for column in table.columns]
    lines = [_line(cells, widths, rights) for cells in (titles, ["─" * width for width in widths], *rows)]
    remarks = [sample_words(table.sample), method_name(table.method)]
    remarks += note_sentences(table.notes, instrument)
    head = [table_title(table, instrument), *textwrap.wrap(table_definition(table.id), WIDEST_LINE)]
    return "\n".join([*head, "", *lines, "", *(remark for remark in remarks if remark)])


def _line(cells: list[str], widths: list[int], rights: list[bool]) -> str:
    parts = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, rights, strict=True)
    ]
    return "  ".join(parts).rstrip()


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= WIDEST_CELL else flat[: WIDEST_CELL - 1] + "…"

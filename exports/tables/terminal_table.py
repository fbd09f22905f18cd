"""A table as aligned text, for a terminal."""

from analysis.table import Table
from exports.words import column_title, is_figure, method_name, note_sentences, row_texts, sample_words, table_title
from instruments.model import Instrument

WIDEST_CELL = 48


def plain_table(table: Table, instrument: Instrument) -> str:
    """Title, columns, rows, then n, rule, method and notes; figures stand at the right of their column."""
    titles = [column_title(column.id) for column in table.columns]
    rows = [[_cut(words) for words in row_texts(table, row, instrument)] for row in table.rows]
    widths = [max(map(len, cells)) for cells in zip(titles, *rows, strict=True)]
    rights = [is_figure(column) for column in table.columns]
    lines = [_line(cells, widths, rights) for cells in (titles, ["─" * width for width in widths], *rows)]
    remarks = [sample_words(table.sample), method_name(table.method)]
    remarks += note_sentences(table.notes, instrument)
    return "\n".join([table_title(table, instrument), "", *lines, "", *(remark for remark in remarks if remark)])


def _line(cells: list[str], widths: list[int], rights: list[bool]) -> str:
    parts = [
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, rights, strict=True)
    ]
    return "  ".join(parts).rstrip()


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= WIDEST_CELL else flat[: WIDEST_CELL - 1] + "…"

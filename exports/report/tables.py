"""The analysis' tables as they are printed: columns chosen, intervals in one column, rows grouped, notes below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from analysis.table import Cell, Column, Table
from exports.report.context import Report
from exports.report.typeset import Bars, Field, typeset
from exports.words.cells import cell_text, is_figure
from exports.words.columns import column_title
from exports.words.notes import note_sentences
from exports.words.numbers import interval
from exports.words.tables import method_name, sample_words, table_title
from instruments.model import Instrument
from servqual_desk.i18n import _

_INTERVALS = {"lower": "upper", "alpha_lower": "alpha_upper"}


def printed(
    report: Report, table: Table, *, keep: Sequence[str] = (), group: str = "", bars: Bars | None = None
) -> list[Flowable]:
    """A table with its numbered caption, its n, rule and method, and the notes that belong to it.

    Args:
        keep: the columns to print, in this order; all when empty. A lower end stands for its interval.
        group: the column whose values become headings above their rows.
        bars: a last column of bars, one a row of the table (not with `group`).
    """
    columns = _chosen(table, keep)
    lines = [[_cell_text(table, row, column, report.instrument) for column in columns] for row in table.rows]
    heads: list[int] = []
    if group:
        lines, heads = _with_headings(lines, _column_texts(table, group, report.instrument))
    fields = [
        Field(
            title=_title(column), cells=[line[place] for line in lines], kind="number" if is_figure(column) else "text"
        )
        for place, column in enumerate(columns)
    ]
    caption = report.numbering.table(table_title(table, report.instrument))
    return typeset(caption, fields, bars=bars, notes=notes_below(table, report.instrument), heads=heads)


def notes_below(table: Table, instrument: Instrument) -> tuple[str, ...]:
    """How many answers by which rule, computed how; then what the table's notes say."""
    first = _("{sample}. Method: {method}.").format(sample=sample_words(table.sample), method=method_name(table.method))
    return (first, *note_sentences(table.notes, instrument))


def only(table: Table, wanted: Callable[[Mapping[str, Cell]], bool]) -> Table:
    """The table with only those rows (cells by column id) that are `wanted`."""
    ids = [column.id for column in table.columns]
    return replace(table, rows=tuple(row for row in table.rows if wanted(dict(zip(ids, row, strict=True)))))


def column_values(table: Table, column: str) -> list[Cell]:
    """A column's cells from the top."""
    place = next(place for place, known in enumerate(table.columns) if known.id == column)
    return [row[place] for row in table.rows]


def _chosen(table: Table, keep: Sequence[str]) -> list[Column]:
    """The columns to print; a column without a single value is left out where others stand for the row."""
    by_id = {column.id: column for column in table.columns}
    return [by_id[name] for name in (keep or by_id) if name in by_id and name not in _INTERVALS.values()]


def _title(column: Column) -> str:
    return column_title("interval") if column.id in _INTERVALS else column_title(column.id)


def _cell_text(table: Table, row: Sequence[Cell], column: Column, instrument: Instrument) -> str:
    cells = dict(zip((known.id for known in table.columns), row, strict=True))
    if column.id not in _INTERVALS:
        return cell_text(cells[column.id], column, instrument)
    lower, upper = cells[column.id], cells[_INTERVALS[column.id]]
    low, high = (end if isinstance(end, int | float) else None for end in (lower, upper))
    return interval(low, high, column.decimals)


def _column_texts(table: Table, column_id: str, instrument: Instrument) -> list[str]:
    column = next(column for column in table.columns if column.id == column_id)
    return [cell_text(cell, column, instrument) for cell in column_values(table, column_id)]


def _with_headings(lines: Sequence[list[str]], groups: Sequence[str]) -> tuple[list[list[str]], list[int]]:
    """The lines with a heading wherever the group changes, and the places of the headings."""
    grouped: list[list[str]] = []
    heads: list[int] = []
    before = None
    for line, group in zip(lines, groups, strict=True):
        if group != before:
            heads.append(len(grouped))
            grouped.append([group, *[""] * (len(line) - 1)])
            before = group
        grouped.append(line)
    return grouped, heads

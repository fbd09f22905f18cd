"""The analysis' tables as they are printed: columns chosen, intervals in one column, rows grouped, notes below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from analysis.table import Cell, Column, Hidden, Table
from exports.paper.column_widths import Field
from exports.report.blocks import Block, Grid, subsection
from exports.report.context import Report
from exports.report.table_notes import table_notes
from exports.words.columns import column_title
from exports.words.numbers import interval
from exports.words.rows import row_texts
from exports.words.tables import table_title
from instruments.model import Instrument

_INTERVALS = {"lower": "upper", "alpha_lower": "alpha_upper"}


def printed(report: Report, table: Table, *, keep: Sequence[str] = (), group: str = "") -> list[Block]:
    """A table with its numbered caption, its n, rule and method, and the notes that belong to it.

    Args:
        keep: the columns to print, in this order; all when empty. A lower end stands for its interval.
        group: the column whose values become headings above their rows.
    """
    texts = _texts(table, report.instrument)
    columns = [column for column in _chosen(table, keep) if column.id != group]
    lines = [[line[column.id] for column in columns] for line in texts]
    heads: list[int] = []
    if group:
        lines, heads = _with_headings(lines, [line[group] for line in texts])
    fields = [
        Field(title=_title(column), cells=[line[place] for line in lines], kind=_kind(column))
        for place, column in enumerate(columns)
    ]
    caption = report.numbering.table(table_title(table, report.instrument))
    return [Grid(caption=caption, fields=fields, notes=table_notes(report, table, columns), heads=heads)]


def headed(
    report: Report, title: str, fields: Sequence[Field], notes: Sequence[str] = (), *, heading: str = ""
) -> list[Block]:
    """A table of the report's own below a heading, which is the table's title too where no other is given."""
    grid = Grid(caption=report.numbering.table(title), fields=fields, notes=notes)
    return [*subsection(heading or title), grid]


def only(table: Table, wanted: Callable[[Mapping[str, Cell]], bool]) -> Table:
    """The table with only those rows (cells by column id) that are `wanted`."""
    ids = [column.id for column in table.columns]
    return replace(table, rows=tuple(row for row in table.rows if wanted(dict(zip(ids, row, strict=True)))))


def _chosen(table: Table, keep: Sequence[str]) -> list[Column]:
    """The columns to print; one that is withheld in every row is left out."""
    told = [any(row[place] != Hidden() for row in table.rows) for place in range(len(table.columns))]
    by_id = {
        column.id: column for column, is_told in zip(table.columns, told, strict=True) if is_told or not table.rows
    }
    return [by_id[name] for name in (keep or by_id) if name in by_id and name not in _INTERVALS.values()]


def _title(column: Column) -> str:
    return column_title("interval") if column.id in _INTERVALS else column_title(column.id)


def _kind(column: Column) -> Literal["text", "number"]:
    return "number" if column.is_figure else "text"


def _texts(table: Table, instrument: Instrument) -> list[dict[str, str]]:
    """Each row's cells in words by column id; a lower end holds the whole interval."""
    ids = [column.id for column in table.columns]
    rows = [dict(zip(ids, row_texts(table, row, instrument), strict=True)) for row in table.rows]
    for low, high in _INTERVALS.items():
        if low in ids and high in ids:
            column = table.columns[ids.index(low)]
            times = 100 if column.kind == "percent" else 1
            for texts, row in zip(rows, table.rows, strict=True):
                if not isinstance(row[ids.index(low)], Hidden):
                    lower, upper = (_number(row[ids.index(end)], times) for end in (low, high))
                    texts[low] = interval(lower, upper, column.decimals)
    return rows


def _number(cell: Cell, times: int) -> float | None:
    return times * cell if isinstance(cell, int | float) else None


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

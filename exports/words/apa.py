"""How a method's numbers are reported: the sentences of its card in APA's manner, filled in from its tables.

A sentence is left out where one of its numbers is undefined or hidden: what cannot be said is not said in part. Numbers are
rounded as in the tables; in English the statistics that cannot exceed 1 have no zero before the point, as APA asks.
"""

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.table import Cell, Column, Table, Value
from exports.words.cells import cell_text
from exports.words.limits import limit_words
from exports.words.method_card_fields import Reported
from exports.words.methods import METHOD_WORDS
from exports.words.numbers import number, p_equals
from exports.words.rows import row_texts
from exports.words.tables import param_words
from instruments.i18n import _, language
from instruments.model import Instrument

_LEADING_ZERO = re.compile(r"(?<!\d)0(?=\.\d)")
_DEGREES = frozenset({"df", "df1", "df2"})  # whole ones are written without decimals, Welch's with
_ABOUT_NOTHING = " ()"  # of a score that belongs to no battery

Row = Sequence[Cell]


def apa(method: str, tables: Iterable[Table], instrument: Instrument) -> str:
    """All sentences of a method's card that its tables can fill, each on a line of its own; "" where there is none."""
    reported = METHOD_WORDS[method].card.reported if method in METHOD_WORDS else ()
    every = list(tables)
    return "\n".join(
        sentence
        for form in reported
        for table in every
        if table.id == form.table
        for sentence in _sentences(form, table, instrument)
    )


def _sentences(form: Reported, table: Table, instrument: Instrument) -> Iterator[str]:
    named = _places(_(form.sentence))
    rows = [row for row in table.rows if _is_chosen(form, table, row)]
    fixed = {**limit_words(), **_about(table, instrument)}
    for places in _spanning(form, table, rows, instrument) if form.spans else _each(form, table, rows, instrument):
        known = {**fixed, **places}
        if named <= known.keys():
            yield _(form.sentence).format(**known).replace(_ABOUT_NOTHING, "")


def _places(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def _is_chosen(form: Reported, table: Table, row: Row) -> bool:
    cells = _cells(table, row)
    return all(cells.get(column) == value for column, value in form.only.items()) and not any(
        cells.get(column) == value for column, value in form.never.items()
    )


def _cells(table: Table, row: Row) -> dict[str, Cell]:
    return {column.id: cell for column, cell in zip(table.columns, row, strict=True)}


def _about(table: Table, instrument: Instrument) -> Mapping[str, str]:
    return {f"about_{name}": param_words(name, value, instrument) for name, value in table.params.items()}


def _each(form: Reported, table: Table, rows: Sequence[Row], instrument: Instrument) -> Iterator[Mapping[str, str]]:
    """The places of every row: its cells in words, but those that are undefined or hidden."""
    for row in rows:
        words = row_texts(table, row, instrument)
        yield {
            column.id: _figure(form, column, cell, instrument) if column.is_figure else said
            for column, cell, said in zip(table.columns, row, words, strict=True)
            if isinstance(cell, Value) and (cell is not None or not column.is_figure)
        }


def _spanning(form: Reported, table: Table, rows: Sequence[Row], instrument: Instrument) -> Iterator[Mapping[str, str]]:
    """The places of all rows together, or of those that share a value: least and most of every column of numbers."""
    ids = [column.id for column in table.columns]
    place = ids.index(form.over) if form.over else None
    for value in dict.fromkeys(row[place] for row in rows) if place is not None else (None,):
        own = rows if place is None else [row for row in rows if row[place] == value]
        ends = {} if place is None else {form.over: cell_text(value, table.columns[place], instrument)}
        for at, column in enumerate(table.columns):
            numbers = [cell for row in own if isinstance(cell := row[at], int | float)] if column.is_figure else []
            if numbers:
                ends[f"least_{column.id}"] = _figure(form, column, min(numbers), instrument)
                ends[f"most_{column.id}"] = _figure(form, column, max(numbers), instrument)
        yield {**ends, "rows": str(len(own))}


def _figure(form: Reported, column: Column, cell: Cell, instrument: Instrument) -> str:
    if column.kind == "p":
        return _without_zero(p_equals(cell, column.decimals)) if isinstance(cell, float | int) else ""
    if column.id in _DEGREES and isinstance(cell, float) and cell.is_integer():
        return number(cell, 0)
    text = cell_text(cell, column, instrument)
    return _without_zero(text) if column.id in form.below_one else text


def _without_zero(text: str) -> str:
    return _LEADING_ZERO.sub("", text) if language() == "en" else text

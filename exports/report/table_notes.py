"""What stands below a printed table, and how many people a paper names."""

from collections.abc import Sequence

from analysis.table import Column, Hidden, Table
from exports.report.context import Report
from exports.words.abbreviations import abbreviations
from exports.words.cells import hidden_words
from exports.words.names import is_reversed
from exports.words.notes import note_sentences
from exports.words.numbers import number
from exports.words.procedures import method_name
from exports.words.rounding import rounding_notes
from exports.words.rows import undefined_reasons
from exports.words.samples import sample_words
from instruments.i18n import _
from instruments.model import Instrument


def table_notes(report: Report, table: Table, columns: Sequence[Column]) -> tuple[str, ...]:
    """What stands below a printed table; `columns` are those that are printed, whose abbreviations are said."""
    return (*_notes_below(report, table), *abbreviations(column.id for column in columns), *_hidden(report, table))


def _notes_below(report: Report, table: Table) -> tuple[str, ...]:
    """How many answers by which rule, computed how; then what the table's notes say."""
    instrument = report.instrument
    sample = sample_words(table.sample, used=people(report, table.sample.used))
    first = _("{sample}. Method: {method}.").format(sample=sample, method=method_name(table.method))
    reasons = (*undefined_reasons(table), *rounding_notes(table))
    return (first, *_reversed(table, instrument), *note_sentences(table.notes, instrument), *reasons)


def _hidden(report: Report, table: Table) -> tuple[str, ...]:
    """What `<5` and `…` mean, where a table bears them."""
    if not any(isinstance(cell, Hidden) for row in table.rows for cell in row):
        return ()
    sentence = _("<{smallest}: fewer than {smallest} people, not published; …: withheld with it.")
    return (sentence.format(smallest=report.smallest),)


def _reversed(table: Table, instrument: Instrument) -> tuple[str, ...]:
    """What the mark (R) means, where a table bears it."""
    places = [place for place, column in enumerate(table.columns) if column.kind == "item"]
    if any(is_reversed(str(row[place]), instrument) for row in table.rows for place in places):
        return (_("(R): negatively worded; scores were reversed before analysis."),)
    return ()


def people(report: Report, n: int) -> str:
    """How many people, as it may be printed."""
    return hidden_words(Hidden(below=report.smallest)) if 0 < n < report.smallest else number(n, 0)

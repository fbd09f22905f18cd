"""The codebook as two tables: a row for each column, and a row for each code."""

from collections.abc import Sequence

from exports.codebook.entries import Code, Codebook, Entry
from instruments.i18n import _

Grid = list[list[str]]


def column_grid(book: Codebook) -> Grid:
    """What each column is; the first row names the columns of the table."""
    head = [
        _("Column"),
        _("What was asked"),
        _("Asked of each item"),
        _("Kind"),
        _("Dimension"),
        _("Battery"),
        _("Negatively worded"),
        _("Asked if"),
        _("Codes"),
        _("Columns in SPSS"),
        _("Columns in Stata"),
    ]
    return [head, *(_row(entry) for entry in book.entries)]


def _row(entry: Entry) -> list[str]:
    return [
        entry.name,
        entry.label,
        entry.stem,
        entry.kind,
        entry.dimension,
        entry.battery,
        _("yes") if entry.reverse else "",
        entry.asked_if,
        codes_in_words(entry.codes),
        ", ".join(entry.spss),
        ", ".join(entry.stata),
    ]


def codes_in_words(codes: Sequence[Code]) -> str:
    """`1 = Strongly disagree; 7 = Strongly agree`; points that only repeat their number are left out."""
    return "; ".join(f"{code.code} = {code.words}" for code in codes if code.words != code.code)


def label_grid(book: Codebook) -> Grid:
    """What each code means; the first row names the columns of the table."""
    head = [_("Column"), _("Code"), _("Meaning"), _("No answer"), _("Code in SPSS"), _("Code in Stata")]
    rows = [
        [entry.name, code.code, code.words, _("yes") if code.is_missing else "", code.spss, code.stata]
        for entry in book.entries
        for code in entry.codes
    ]
    return [head, *rows]

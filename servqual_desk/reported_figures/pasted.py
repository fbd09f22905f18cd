"""A table that was pasted or typed: cells by tab, semicolon, bar or comma, or words and their number.

Numbers stand as Indonesia or others write them.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.errors import DataError

Cells = list[list[str]]
PERCENT = "%"
DELIMITERS = "\t;|"
SPACED_COMMA = ", "  # a comma without a blank after it may group thousands
_GROUPED = re.compile(r"(-?[1-9]\d{0,2}([.,\s])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?")
_DECIMAL = re.compile(r"-?\d+[.,](\d+)")
_WHOLE = re.compile(r"-?\d+")
_SPOKEN = re.compile(
    r"(?P<words>.*[^\W\d].*?)\s*[\s:=]\s*(?P<number>-?\d[\d.,]*)(?:\s+\(?(?P<percent>\d[\d.,]*\s?%)\)?)?"
)
_RULE = re.compile(r"[-=:+\s]*")  # the line between the head of a table and its body


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and with how many decimals it was printed."""

    value: float
    decimals: int = 0


def read_cells(text: str) -> Cells:
    """The rows that say something, each as its cells; empty columns, and a first one that only numbers the rows, are left out.

    Raises:
        DataError: there is no row with a number.
    """
    rows = [[cell.strip() for cell in row] for row in _rows(text)]
    told = [row for row in rows if not all(_RULE.fullmatch(cell) for cell in row)]
    cells = _without_row_numbers(_without_empty_columns(told))
    if not any(number_of(cell) for row in cells for cell in row):
        raise DataError([_("The table has no number; write a line each, such as “Done; 13,421”.")])
    return cells


def number_of(cell: str) -> Number | None:
    """14.012 and 14,012 are fourteen thousand, 1.158.331,50 has two decimals, as 95,89 and 95.89 % have; None for anything else.

    A separator before exactly three digits groups thousands, in a percentage never.
    """
    text = cell.removesuffix(PERCENT).strip().replace("\N{MINUS SIGN}", "-")
    if not cell.endswith(PERCENT) and (match := _GROUPED.fullmatch(text)):
        whole, decimals = match[1].replace(match[2], ""), match[3] or ""
        return Number(value=float(f"{whole}.{decimals}"), decimals=len(decimals))
    if match := _DECIMAL.fullmatch(text):
        return Number(value=float(text.replace(",", ".")), decimals=len(match[1]))
    return Number(value=float(text)) if _WHOLE.fullmatch(text) else None


def _rows(text: str) -> Sequence[Sequence[str]]:
    lines = [line.strip(" \r\n") for line in text.splitlines() if line.strip()]
    delimiter = max(DELIMITERS, key=text.count)
    if delimiter in text:
        return list(csv.reader(lines, delimiter=delimiter))
    counted = [line for line in lines if any(map(str.isdigit, line))]
    if all(map(_is_spoken, counted)):
        return [_words_and_number(line) for line in lines]
    if all(SPACED_COMMA in line for line in counted):
        return [line.split(SPACED_COMMA) for line in lines]
    return list(csv.reader(lines))


def _is_spoken(line: str) -> bool:
    """Words, then a number: `Done: 13,421 (95.8 %)`."""
    match = _SPOKEN.fullmatch(line)
    return match is not None and not match["words"].endswith(",")


def _words_and_number(line: str) -> list[str]:
    match = _SPOKEN.fullmatch(line)
    return [match["words"], match["number"], match["percent"] or ""] if match else [line]


def _without_empty_columns(rows: Sequence[Sequence[str]]) -> Cells:
    """The bars at both ends of a line make empty columns."""
    width = max(map(len, rows), default=0)
    kept = [place for place in range(width) if any(row[place] for row in rows if place < len(row))]
    return [[row[place] for place in kept if place < len(row)] for row in rows]


def _without_row_numbers(rows: Cells) -> Cells:
    """A first column of numbers before a column of words says which row it is."""
    body = [row for row in rows[1:] if len(row) > 1]
    is_numbering = any(row[0] for row in body) and all(not row[0] or number_of(row[0]) for row in body)
    if not body or not is_numbering or any(number_of(row[1]) or not row[1] for row in body):
        return rows
    return [row[1:] for row in rows]

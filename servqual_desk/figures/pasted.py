"""A table that was pasted or typed: cells by tab, semicolon, bar or comma; numbers as Indonesia or others write them."""

import csv
import re
from dataclasses import dataclass

from instruments.i18n import _
from servqual_desk.errors import DataError

_GROUPED = re.compile(r"-?\d{1,3}([.,\s])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"-?\d+[.,]\d+")
_WHOLE = re.compile(r"-?\d+")
DELIMITERS = "\t;|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and with how many decimals it was printed."""

    value: float
    decimals: int = 0


def read_cells(text: str) -> list[list[str]]:
    """The rows that say something, each as its cells.

    Raises:
        DataError: there is no row with a number.
    """
    delimiter = max(DELIMITERS, key=text.count)
    rows = list(csv.reader(text.splitlines(), delimiter=delimiter if delimiter in text else ","))
    cells = [[cell.strip() for cell in row] for row in rows if any(map(str.strip, row))]
    if not any(number_of(cell) for row in cells for cell in row):
        raise DataError([_("The table has no number; write a line each, such as “Done; 13,421”.")])
    return cells


def number_of(cell: str) -> Number | None:
    """14.012 and 14,012 are fourteen thousand, 95,89 and 95.89 % have two decimals; None for anything else.

    A separator before exactly three digits groups thousands.
    """
    text = cell.removesuffix("%").strip().replace("\N{MINUS SIGN}", "-")
    if match := _GROUPED.fullmatch(text):
        return Number(value=float(text.replace(match[1], "")))
    if _DECIMAL.fullmatch(text):
        whole, decimals = re.split("[.,]", text)
        return Number(value=float(f"{whole}.{decimals}"), decimals=len(decimals))
    return Number(value=float(text)) if _WHOLE.fullmatch(text) else None

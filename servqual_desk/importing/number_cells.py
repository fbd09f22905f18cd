"""Cells that hold a number, in the decimal mark of the file."""

import math
import re
from collections.abc import Callable

from instruments.i18n import _
from instruments.limits import LARGEST_WHOLE
from servqual_desk.importing.cell_error import fault
from servqual_desk.importing.cell_style import Reader, Style
from servqual_desk.importing.raw_table import Value
from servqual_desk.importing.words import BLANK, close

WHOLE = re.compile(r"[+-]?[0-9]+(\.0*)?")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
# Figures that a blank which breaks no line parts into thousands, as spreadsheets write them: nothing else can be meant.
_SPACED = re.compile(r"[+-]?[0-9]{1,3}([\u00a0\u202f\u2009][0-9]{3})+([.,][0-9]+)?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+")


def number_reader(read: Callable[[str], int | float], style: Style) -> Reader:
    """A number in the file's own decimal mark."""

    def read_number(cell: str) -> Value:
        if close(cell) in BLANK:
            return None
        if _SPACED.fullmatch(cell):
            cell = re.sub(r"\s", "", cell)
        if style.mixed and ("," in cell or "." in cell):
            raise fault(
                _("{cell}: this column has both decimal commas and decimal points; write all numbers one way."), cell
            )
        if style.thousands and _THOUSANDS.fullmatch(cell):
            raise fault(
                _(
                    "{cell} may be thousands or a decimal point; write thousands without a point, or say in a column map that "
                    'it is the decimal mark: decimal = ".".'
                ),
                cell,
            )
        if style.decimal_comma and DECIMAL_COMMA.fullmatch(cell):
            return read(cell.replace(",", "."))
        return read(cell)

    return read_number


def whole(cell: str) -> int:
    """A whole number; 5 and 5.0 are the same one."""
    if not WHOLE.fullmatch(cell):
        _refuse_decimal_comma(cell)
        raise fault(
            _("{cell} is not a whole number; write digits only, or leave the cell empty where the answer is missing."),
            cell,
        )
    digits = cell.partition(".")[0]
    if len(digits) > 17 or abs(int(digits)) > LARGEST_WHOLE:
        raise fault(_("{cell} is too large a number; correct it."), cell)
    return int(digits)


def points(cell: str) -> int:
    """Points of a constant sum: a whole number, not negative."""
    value = whole(cell)
    if value < 0:
        raise fault(_("{cell} is negative, and a weight is not; correct it."), cell)
    return value


def number(cell: str) -> float:
    """A number with a decimal point."""
    if not _NUMBER.fullmatch(cell):
        _refuse_decimal_comma(cell)
        raise fault(
            _("{cell} is not a number; write it like 2.5, or leave the cell empty where the answer is missing."), cell
        )
    value = float(cell)
    if not math.isfinite(value):
        raise fault(_("{cell} is too large a number; correct it."), cell)
    return value


def _refuse_decimal_comma(cell: str) -> None:
    if DECIMAL_COMMA.fullmatch(cell):
        raise fault(
            _('{cell} has a decimal comma; write a decimal point, or say in a column map: decimal = ",".'), cell
        )

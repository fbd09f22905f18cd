"""Numbers as the reader writes them: decimal comma in Indonesian, a real minus, "undefined" in words."""

import math

from instruments.i18n import _, format_number, format_percent, language


def undefined() -> str:
    """What stands where a number cannot be computed; a note says why."""
    return _("undefined")


def number(value: float | None, decimals: int = 2) -> str:
    """A number rounded once; undefined in words for None (and for what is not finite, which is our mistake shown mildly)."""
    if value is None or not math.isfinite(value):
        return undefined()
    return format_number(value, decimals)


def signed(value: float | None, decimals: int = 2) -> str:
    """A number with its sign always shown (+0,12, −0,35); nothing but zeros has none."""
    text = number(value, decimals)
    is_positive = value is not None and value > 0 and any(digit in text for digit in "123456789")
    return f"+{text}" if is_positive else text


def p_value(value: float | None, decimals: int = 3) -> str:
    """A probability; below what the decimals can show it is `< 0,001`."""
    if value is None or not math.isfinite(value):
        return undefined()
    smallest = 10.0**-decimals
    if value < smallest:
        return "<\N{NO-BREAK SPACE}" + format_number(smallest, decimals)
    return format_number(value, decimals)


def p_equals(value: float | None, decimals: int = 3) -> str:
    """A probability within a sentence: `p = 0,012`, `p < 0,001`."""
    text = p_value(value, decimals)
    return f"p\N{NO-BREAK SPACE}{text}" if text.startswith("<") else f"p\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{text}"


def interval(lower: float | None, upper: float | None, decimals: int = 2) -> str:
    """An interval's two ends: `−0,87 … −0,42` as `−0,87; −0,42` in Indonesian, with a comma in English."""
    if lower is None or upper is None:
        return undefined()
    separator = ";\N{NO-BREAK SPACE}" if language() == "id" else ",\N{NO-BREAK SPACE}"
    return f"{number(lower, decimals)}{separator}{number(upper, decimals)}"


def percent(share: float | None, decimals: int = 0) -> str:
    """A share from 0 to 1 as a percentage."""
    if share is None or not math.isfinite(share):
        return undefined()
    return format_percent(share, decimals)

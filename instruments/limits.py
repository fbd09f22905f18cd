"""Which answers can be true: the limits that a question states, and those that hold for every answer.

A program of statistics holds whole numbers to 2^53, days of four-digit years and texts of real characters; what lies beyond is a
slip of the finger, and is refused where it enters rather than where it would leave. Every fault here is one sentence without the
column; who asks adds where.
"""

import datetime as dt
import re
from typing import TypeVar

from msgspec import Struct

from instruments.i18n import _, format_date, language

LARGEST_WHOLE = 2**53  # beyond it float64, in which the statistics count, would change the number
LARGEST_NUMBER = 1e100  # beyond it squares overflow, and data files mark missing values
FIRST_YEAR, LAST_YEAR = 1900, 2200
TODAY = "today"
YEARS_AGO = 120  # nothing that a citizen has lived through lies before January of that year

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# NUL ends a text in many programs; lone surrogates and noncharacters are no characters in any.
_NO_CHARACTER = re.compile(
    "[\x00\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)


class Limits(Struct, frozen=True, kw_only=True):
    """What a question allows: numbers from `min` to `max`, days from `not_before` to `not_after` (a day, or "today").

    Where it says nothing: any number that data files hold, and any day of a citizen's life, not after today and at most 120
    years ago.
    """

    min: float | None = None
    max: float | None = None
    not_before: str = ""
    not_after: str = ""


ANY_DAY = Limits(not_before=f"{FIRST_YEAR}-01-01", not_after=f"{LAST_YEAR}-12-31")


class ImplausibleError(ValueError):
    """One sentence: why an answer cannot be true."""


Value = TypeVar("Value")


def within(value: Value, storage: str, limits: Limits) -> Value:
    """A value that is kept in this way (see `kinds.Kind`), where it is plausible.

    Raises:
        ImplausibleError: it is not.
    """
    if isinstance(value, int) and storage == "whole":
        whole_within(value, limits)
    elif isinstance(value, int | float) and storage == "real":
        number_within(value, limits)
    elif isinstance(value, str) and storage == "date":
        day_within(value, limits)
    return value


def whole_within(value: int, limits: Limits) -> int:
    """The value, where it is plausible.

    Raises:
        ImplausibleError: it is beyond what data files hold, or beyond the question's limits.
    """
    if abs(value) > LARGEST_WHOLE:
        raise ImplausibleError(_("The number is too large for a data file; write a smaller one."))
    number_within(value, limits)
    return value


def number_within(value: float, limits: Limits) -> float:
    """The value, where it is plausible.

    Raises:
        ImplausibleError: as of `whole_within`.
    """
    if not abs(value) <= LARGEST_NUMBER:
        raise ImplausibleError(_("The number is too large for a data file; write a smaller one."))
    if limits.min is not None and value < limits.min:
        raise ImplausibleError(
            _("{value} is too small: {min} is the least.").format(value=said(value), min=said(limits.min))
        )
    if limits.max is not None and value > limits.max:
        raise ImplausibleError(
            _("{value} is too large: {max} is the most.").format(value=said(value), max=said(limits.max))
        )
    return value


def said(value: float) -> str:
    """A number as it is written in the language in force."""
    written = str(value) if isinstance(value, int) else f"{value:.15g}"
    return written.replace(".", ",") if language() == "id" else written


def day_within(text: str, limits: Limits, *, today: dt.date | None = None) -> str:
    """The day YYYY-MM-DD, where there is such a day and it is plausible.

    Args:
        today: the last day where the question says "today", or nothing; the machine's own when None.

    Raises:
        ImplausibleError: it is no date, no day of the calendar, or beyond the limits.
    """
    day = read_day(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = _("The year {year} is not plausible; it lies between {first} and {last}.")
        raise ImplausibleError(sentence.format(year=day.year, first=FIRST_YEAR, last=LAST_YEAR))
    now = today or dt.date.today()  # noqa: DTZ011  the day on the wall
    first = bound(limits.not_before or f"{now.year - YEARS_AGO}-01-01", now)
    last = bound(limits.not_after or TODAY, now)
    if day > last and limits.not_after in ("", TODAY):
        raise ImplausibleError(_("{day} has not come yet; write today or an earlier day.").format(day=format_date(day)))
    if day > last:
        raise ImplausibleError(
            _("{day} is too late: {last} is the last day.").format(day=format_date(day), last=format_date(last))
        )
    if day < first and not limits.not_before:
        raise ImplausibleError(
            _("{day} is more than {years} years ago; check the year.").format(day=format_date(day), years=YEARS_AGO)
        )
    if day < first:
        raise ImplausibleError(
            _("{day} is too early: {first} is the first day.").format(day=format_date(day), first=format_date(first))
        )
    return day.isoformat()


def read_day(text: str) -> dt.date:
    """The day of YYYY-MM-DD.

    Raises:
        ImplausibleError: the text is no date, or the month has no such day.
    """
    if not _ISO_DATE.fullmatch(text):
        raise ImplausibleError(_("“{text}” is not a date; write year-month-day, such as 2026-11-21.").format(text=text))
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise no_such_day(text) from None


def no_such_day(text: str) -> ImplausibleError:
    """Of what is written as a date, and is no day of the calendar."""
    return ImplausibleError(_("There is no such day: {day}; check the day and the month.").format(day=text))


def bound(text: str, today: dt.date) -> dt.date:
    """A limit as a day."""
    return today if text == TODAY else read_day(text)


def text_fault(text: str) -> str | None:
    """What is wrong with the characters of a text; None where nothing is."""
    found = _NO_CHARACTER.search(text)
    if found is None:
        return None
    code = f"U+{ord(found[0]):04X}"
    return _("The text holds the code {code}, which is no character; remove it.").format(code=code)

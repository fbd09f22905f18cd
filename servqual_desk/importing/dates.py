"""A cell as a day. Which of day and month stands first is proved by a column's own cells, else by a person."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

from instruments.i18n import _
from instruments.limits import ImplausibleError, no_such_day

Order = Literal["", "dmy", "mdy"]

ORDERS: tuple[Order, ...] = ("dmy", "mdy")
_TIME = r"(?:[T\s]+.*)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}", re.DOTALL)
_COMPACT_TIME = re.compile(
    r"[T\s]+[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.,][0-9]+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*"
    r"(Z|UTC|GMT|WIB|WITA|WIT)?\s*([+-][0-9]{1,2}(:?[0-9]{2})?)?"
)
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}", re.DOTALL)
_WEEKDAYS = (
    "senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    "sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun"
)
_WEEKDAY = re.compile(rf"(?:{_WEEKDAYS})\.?\s*,?\s+(?=\S)", re.IGNORECASE)  # before a day, and of no weight
_DAY_WORD = re.compile(rf"([0-9]{{1,2}})[-\s/.]+([^\W\d_]+)\.?[-\s/.,]+([0-9]{{4}}){_TIME}", re.DOTALL)
_WORD_DAY = re.compile(rf"([^\W\d_]+)\.?\s+([0-9]{{1,2}}),?\s+([0-9]{{4}}){_TIME}", re.DOTALL)
_SHORT_YEAR = re.compile(
    rf"(?:[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.]'?[0-9]{{2}}|[0-9]{{1,2}}[-\s/.]+[^\W\d_]{{3,}}\.?[-\s/.,]+'?[0-9]{{2}}){_TIME}",
    re.DOTALL,
)
_BASIC = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")  # ISO without hyphens
_SERIAL = re.compile(r"([1-9][0-9]{4})(\.[0-9]+)?")  # from 1927 on: a smaller number is a slip
_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "peb", "pebruari"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("may", "mei"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "agu", "agt", "agustus", "august", "ags"),
    ("sep", "sept", "september"),
    ("oct", "okt", "oktober", "october"),
    ("nov", "november", "nop", "nopember"),
    ("dec", "des", "desember", "december"),
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words}


def proved_order(cells: Iterable[str]) -> tuple[Order, bool]:
    """Which order the cells of a column prove, and whether the question is open.

    Open: some cell may be read in two ways and nothing tells which, or the cells prove both orders.
    """
    day_first = month_first = doubt = False
    for cell in cells:
        found = _YEAR_LAST.fullmatch(_without_weekday(cell.strip()))
        if found is None:
            continue
        first, second = int(found.group(1)), int(found.group(2))
        day_first = day_first or (first > 12 >= second)
        month_first = month_first or (second > 12 >= first)
        doubt = doubt or (first != second and first <= 12 and second <= 12)
    if day_first and month_first:
        return "", True
    if day_first or month_first:
        return ("dmy" if day_first else "mdy"), False
    return "", doubt


def day_of_cell(cell: str, order: Order, day_zero: str) -> str:
    """The day as YYYY-MM-DD, as it is written, whatever the time and its zone.

    Args:
        order: of day and month, where the year stands last; "" where only one reading is possible.
        day_zero: the day from which bare numbers count; "" where a number is no date.

    Raises:
        ImplausibleError: it is written as a date, and the month has no such day, or its year has two digits.
        ValueError: it is no date, or may be two.
    """
    cell = _without_weekday(cell)
    if day_zero and (serial := _SERIAL.fullmatch(cell)):
        return (dt.date.fromisoformat(day_zero) + dt.timedelta(days=int(serial.group(1)))).isoformat()
    for pattern, places in (
        (_YEAR_FIRST, (1, 2, 3)),
        (_BASIC, (1, 2, 3)),
        (_DAY_WORD, (3, 2, 1)),
        (_WORD_DAY, (3, 1, 2)),
    ):
        if found := pattern.fullmatch(cell):
            return _day(cell, found, *(found.group(place) for place in places))
    if found := _YEAR_LAST.fullmatch(cell):
        first, second, year = found.groups()
        if not order and first != second and int(first) <= 12 and int(second) <= 12:
            raise ValueError
        day_first = order == "dmy" if order else int(first) > 12
        return _day(cell, found, year, second if day_first else first, first if day_first else second)
    if _SHORT_YEAR.fullmatch(cell):
        raise _short_year(cell)
    raise ValueError


def _short_year(cell: str) -> ImplausibleError:
    """26 may be 1926 or 2026, and in 26-03-17 nobody knows which of the three is the year."""
    return ImplausibleError(
        _("“{cell}” has two digits for the year; write all four, like 2026-11-21.").format(cell=" ".join(cell.split()))
    )


def _without_weekday(cell: str) -> str:
    """`Sabtu, 21 November 2026` without its first word."""
    return cell[found.end() :] if (found := _WEEKDAY.match(cell)) else cell


def _day(cell: str, found: "re.Match[str]", year: str, month: str, day: str) -> str:
    time = cell[found.end(max(range(1, 4), key=found.end)) :]
    if time and not _COMPACT_TIME.fullmatch(time):
        raise ValueError
    number = int(month) if month.isdigit() else _MONTH.get(month.casefold(), 0)
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        raise no_such_day(cell) from None

"""The wall clock as it is stored (UTC, ISO 8601, to the millisecond), and as a person reads it."""

import datetime as dt
import re

from instruments.i18n import _, format_date, format_time

_STORED = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})"


def now() -> str:
    """This moment in UTC, such as `2026-11-21T03:14:03.120+00:00`."""
    return stored(dt.datetime.now(dt.UTC))


def stored(at: dt.datetime) -> str:
    """A moment as it is stored; it knows its time zone."""
    return at.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def is_moment(cell: object) -> bool:
    """Whether what stands in a file is a time as it is stored: of the calendar, to the second or finer, with its zone."""
    if not isinstance(cell, str) or not re.fullmatch(_STORED, cell):
        return False
    try:
        at = dt.datetime.fromisoformat(cell)
    except ValueError:  # the 31st of November
        return False
    return 1 < at.year < dt.MAXYEAR  # so that every zone of a reader can say it


def compact_moment(stored: str = "") -> str:
    """A stored moment, or this one, as names of files carry it: `20261121-031403` (UTC)."""
    return (stored or now())[:19].replace("-", "").replace(":", "").replace("T", "-")


def local(stored: str) -> dt.datetime:
    """A stored moment in the computer's own time zone, to be shown to a person."""
    return dt.datetime.fromisoformat(stored).astimezone()


def moment_words(stored: str, style: str = "long") -> str:
    """A stored moment in the computer's own time zone and in words: `21 November 2026, 10.14`; "medium" is shorter."""
    at = local(stored)
    return _("{date}, {time}").format(date=format_date(at, style), time=format_time(at, seconds=False))


def today_began() -> str:
    """The last midnight of the computer's own time zone, as it is stored."""
    midnight = dt.datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(dt.UTC).isoformat(timespec="milliseconds")

"""The wall clock as it is stored: UTC, ISO 8601, to the millisecond."""

import datetime as dt


def now() -> str:
    """This moment in UTC, such as `2026-11-21T03:14:03.120+00:00`."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def local(stored: str) -> dt.datetime:
    """A stored moment in the computer's own time zone, to be shown to a person."""
    return dt.datetime.fromisoformat(stored).astimezone()


def today_began() -> str:
    """The last midnight of the computer's own time zone, as it is stored."""
    midnight = dt.datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight.astimezone(dt.UTC).isoformat(timespec="milliseconds")

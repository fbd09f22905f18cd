"""When the interviews were held, as the answers themselves tell it: the moment of an import is not the day of an interview."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from instruments.i18n import _, format_date
from instruments.model import Instrument
from servqual_desk.store.clock import local

STARTED, FINISHED, MODE = "sqd_started_at", "sqd_finished_at", "sqd_mode"
IMPORTED = "import"


def period_words(frame: pd.DataFrame, instrument: Instrument) -> str:
    """`2 March 2026 to 10 March 2026`; "not stated" where no answer carries its own day, "" where there is no answer."""
    found = days(frame, instrument)
    return span_words(found) if found or not len(frame) else _("not stated")


def span_words(found: Sequence[date]) -> str:
    """From the first of some days to the last; "" for none."""
    if not found:
        return ""
    first, last = min(found), max(found)
    if first == last:
        return format_date(first)
    return _("{first} to {last}").format(first=format_date(first), last=format_date(last))


def days(frame: pd.DataFrame, instrument: Instrument) -> list[date]:
    """The earliest and the latest day, or none.

    Of the interviews held here and of imported ones that brought their own time; else of the one question about the date.
    """
    return held_days(frame) or told_days(frame, instrument)


def held_days(frame: pd.DataFrame) -> list[date]:
    """The earliest and the latest day by the moments of the interviews, or none."""
    stamps = _stamps(frame)
    return [] if stamps.empty else [local(str(stamps.min())).date(), local(str(stamps.max())).date()]


def told_days(frame: pd.DataFrame, instrument: Instrument) -> list[date]:
    """The earliest and the latest day by the one question about the date, or none."""
    asked = [
        q.id
        for q in instrument.questions
        if q.traits.storage == "date" and q.role == "profile" and q.id in frame.columns
    ]
    told = pd.to_datetime(frame[asked[0]], errors="coerce").dropna() if len(asked) == 1 else pd.Series(dtype=object)
    return [told.min().date(), told.max().date()] if len(told) else []


def _stamps(frame: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """Moments in UTC. A row that brought no time has the import's as both its ends; one end may be its own: the earlier one."""
    if FINISHED not in frame.columns:
        return pd.Series(dtype="datetime64[ns, UTC]")
    finished = _moments(frame[FINISHED])
    if STARTED not in frame.columns or MODE not in frame.columns:
        return finished.dropna()
    started = _moments(frame[STARTED])
    imported = frame[MODE] == IMPORTED
    earlier = finished.where(finished < started, started)
    own = finished.where(~imported, earlier.where(started != finished))
    return own.dropna()


def _moments(told: "pd.Series[Any]") -> "pd.Series[pd.Timestamp]":
    return pd.to_datetime(told, format="ISO8601", utc=True)

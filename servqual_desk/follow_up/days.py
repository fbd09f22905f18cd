"""Days that a plan names, in ISO."""

import datetime as dt

from instruments.i18n import _
from instruments.limits import FIRST_YEAR, LAST_YEAR


def day_faults(**days: str | None) -> list[str]:
    """A sentence for each text that is no day of the years that a survey knows; None is no day yet, which is no fault."""
    return [
        _("“{day}” is no date. Write it as 2027-06-30.").format(day=day)
        for day in days.values()
        if day is not None and not _is_day(day)
    ]


def _is_day(day: str) -> bool:
    try:
        date = dt.date.fromisoformat(day)
    except ValueError:
        return False
    return date.isoformat() == day and FIRST_YEAR <= date.year <= LAST_YEAR


def quarters(starts_on: str | None, due_on: str | None, year: int) -> tuple[int, ...]:
    """The quarters (1 to 4) of a year in which something that begins and ends on these days goes on; none without a last day."""
    if due_on is None:
        return ()
    first, last = (dt.date.fromisoformat(day) for day in (starts_on or due_on, due_on))
    return tuple(q for q in range(1, 5) if (first.year, _quarter(first)) <= (year, q) <= (last.year, _quarter(last)))


def _quarter(day: dt.date) -> int:
    return (day.month + 2) // 3

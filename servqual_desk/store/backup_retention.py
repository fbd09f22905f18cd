"""Which copies stay: the newest few, and of the weeks before them the newest of each."""

import datetime as dt
from collections.abc import Sequence

from msgspec import Struct

from servqual_desk.store.backup_list import Backup


class Keep(Struct, frozen=True, kw_only=True):
    """How many of the newest copies stay (at least 1), and for how many weeks one a week."""

    newest: int
    weeks: int


KEEP = Keep(newest=7, weeks=8)


def superfluous(copies: Sequence[Backup], rule: Keep = KEEP) -> tuple[Backup, ...]:
    """The copies that the rule does not keep, newest first.

    A week is the calendar's (ISO 8601); the weeks are counted back from the newest copy, so that a survey that rests
    for a year loses nothing.
    """
    ordered = sorted(copies, key=lambda copy: copy.at, reverse=True)
    kept = list(ordered[: max(rule.newest, 1)])
    seen: set[tuple[int, int]] = set()
    for copy in ordered:
        age = dt.datetime.fromisoformat(ordered[0].at) - dt.datetime.fromisoformat(copy.at)
        week = dt.datetime.fromisoformat(copy.at).isocalendar()[:2]
        if week not in seen and age < dt.timedelta(weeks=rule.weeks):
            seen.add(week)
            kept.append(copy)
    return tuple(copy for copy in ordered if copy not in kept)

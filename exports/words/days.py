"""Days as people write them."""

import datetime as dt

from instruments.i18n import format_date


def day_words(day: str | None) -> str:
    """An ISO day: 21 Nov 2026; "" for none."""
    return format_date(dt.date.fromisoformat(day), "medium") if day else ""

"""Words that several sections of the set-up share."""

import datetime as dt

from instruments.i18n import format_date
from ui.widgets.spoken_words import Sentence, as_it_is


def whole(number: int | None) -> Sentence:
    """A number, or nothing where there is none."""
    return as_it_is("" if number is None else str(number))


def day_words(day: str | None) -> str:
    """An ISO day as people write it: 21 Nov 2026."""
    return format_date(dt.date.fromisoformat(day), "medium") if day else ""

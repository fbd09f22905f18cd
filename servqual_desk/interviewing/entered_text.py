"""What people write by hand, understood: whole numbers, numbers with a decimal mark, days. One sentence where it is none."""

import datetime as dt
import re

from instruments.i18n import _, language
from instruments.limits import no_such_day
from servqual_desk.errors import AnswerError

# Python reads no number of more than some thousand digits, and says so by an error of its own.
_WHOLE = re.compile(r"[-−]?\d{1,1000}")
_DECIMAL = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/. ]+(?P<month>\d{1,2})[-/. ]+(?P<year>\d{4})")
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def whole_number(text: str) -> int:
    """Digits as a number; grouping marks are refused, because 1.000 is one thing here and another there.

    Raises:
        AnswerError: it is no whole number.
    """
    if not _WHOLE.fullmatch(text):
        raise AnswerError(_("Write a whole number with digits only, such as 35 or 1250."))
    return int(text.replace("−", "-"))


def is_decimal_number(text: str) -> bool:
    """Whether `decimal_number` understands the text."""
    return _DECIMAL.fullmatch(text) is not None


def decimal_number(text: str) -> float:
    """A number with a decimal comma or point, without grouping marks.

    Raises:
        AnswerError: it is no number.
    """
    if not is_decimal_number(text):
        example = "1250,5" if language() == "id" else "1250.5"
        raise AnswerError(
            _("Write a number with one decimal mark and no other, such as {example}.").format(example=example)
        )
    return float(text.replace("−", "-").replace(",", "."))


def read_date(text: str) -> dt.date:
    """A date with the day first, or ISO.

    Raises:
        AnswerError: there is no such day, or it is written in another way.
    """
    match = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is None:
        raise AnswerError(_("Write the date as day/month/year, such as 21/11/2026."))
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise AnswerError(str(no_such_day(text))) from None


def read_hour(text: str) -> dt.time:
    """An hour of the day, with or without minutes: 9, 14.30, 14:30.

    Raises:
        AnswerError: there is no such hour, or it is written in another way.
    """
    match = _HOUR.fullmatch(text)
    hour, minute = (int(match["hour"]), int(match["minute"] or 0)) if match else (24, 0)
    if hour > 23 or minute > 59:
        example = "14.30" if language() == "id" else "14:30"
        raise AnswerError(
            _("Write the hour from 0 to 23, with minutes if you know them, such as 9 or {example}.").format(
                example=example
            )
        )
    return dt.time(hour, minute)

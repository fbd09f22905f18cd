"""When an interview on paper was held: what stands on the form, and not the hour at which somebody types it."""

import datetime as dt

from instruments.i18n import _, format_date, format_time
from instruments.limits import ImplausibleError, Limits, day_within
from servqual_desk.errors import AnswerError
from servqual_desk.interviewing.entered_text import read_date, read_hour

_NOT_AFTER_TODAY = Limits(not_after="today")


def read_day_held(text: str) -> dt.date:
    """The day on which interviews were held, as it is written on their forms.

    Raises:
        AnswerError: there is no such day, or it has not come yet.
    """
    day = read_date(text)
    try:
        day_within(day.isoformat(), _NOT_AFTER_TODAY)
    except ImplausibleError as error:
        raise AnswerError(str(error)) from None
    return day


def moment_held(day: dt.date, hour: str) -> dt.datetime:
    """That day at this hour, by the clock on the wall.

    Raises:
        AnswerError: there is no such hour, or it has not come yet.
    """
    return require_past(dt.datetime.combine(day, read_hour(hour)).astimezone())


def require_past(moment: dt.datetime) -> dt.datetime:
    """The moment, where it has come; it knows its time zone.

    Raises:
        AnswerError: it lies in the future.
    """
    if moment > dt.datetime.now(dt.UTC):
        here = moment.astimezone()
        raise AnswerError(
            _("{date}, {time} has not come yet. Write when the interview was held.").format(
                date=format_date(here), time=format_time(here, seconds=False)
            )
        )
    return moment

"""What a response can be chosen by though no cell holds it: the month of its interview, the channel of its service.

Months and not days: whoever may choose any two days learns by the difference of two papers what the few of one day answered. A
month is a value as any other, which the gate looks at.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from instruments.i18n import N_, _, format_date
from servqual_desk.words.domain_words import CHANNELS

MONTH, CHANNEL = "sqd_month", "sqd_channel"
# Not "Channel" alone: questionnaires ask by which channel the citizen came, and both stand in one list.
DERIVED: Mapping[str, str] = MappingProxyType(
    {MONTH: N_("Month of the interview"), CHANNEL: N_("Channel of the service")}
)
RANGE = ".."


def derived_value_word(column: str, value: str) -> str:
    """`2026-08` → August 2026, `2026-08..2026-10` → August 2026 to October 2026, `online` → Online."""
    if column == CHANNEL:
        return _(CHANNELS[value]) if value in CHANNELS else value
    first, to, last = value.partition(RANGE)
    if to:
        return _("{first} to {last}").format(first=_month_word(first), last=_month_word(last))
    return _month_word(value)


def joined_months(values: Sequence[str]) -> list[str]:
    """Months that follow one another as a range, for words."""
    runs: list[str] = []
    numbered = sorted((number, value) for value in values if (number := _number(value)) is not None)
    for _gap, run in groupby(enumerate(numbered), key=_lag):
        months = [value for _place, (_number_of, value) in run]
        runs.append(months[0] if len(months) == 1 else f"{months[0]}{RANGE}{months[-1]}")
    return [*runs, *(value for value in values if _number(value) is None)]


def _lag(placed: tuple[int, tuple[int, str]]) -> int:
    """The same for months that follow one another."""
    return placed[1][0] - placed[0]


def _number(month: str) -> int | None:
    """Months since the year 0; None for what is no single month."""
    year, _stroke, own = month.partition("-")
    return 12 * int(year) + int(own) if year.isdecimal() and own.isdecimal() else None


def _month_word(value: str) -> str:
    number = _number(value)
    if number is None:
        return value
    return format_date(date((number - 1) // 12, (number - 1) % 12 + 1, 1), "MMMM yyyy")

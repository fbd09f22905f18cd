"""Complaints by month, in words."""

import datetime as dt

from instruments.i18n import N_, _, format_date, format_number
from servqual_desk.follow_up.month_figures import MonthFigures

# What is counted, in the order of a sheet.
PARTS = {"received": N_("Received"), "waiting": N_("Waiting"), "in_process": N_("In process"), "done": N_("Done")}


def month_words(one: MonthFigures) -> str:
    """`January 2026`."""
    return format_date(dt.date.fromisoformat(f"{one.month}-01"), "MMMM yyyy")


def check_words(one: MonthFigures) -> str:
    """Whether the parts add up, and by how much not."""
    difference = one.check.difference or 0
    if not difference:
        return _("adds up")
    sentence = _("the parts are {n} too many") if difference > 0 else _("{n} belong to no part")
    return sentence.format(n=format_number(abs(difference), 0))

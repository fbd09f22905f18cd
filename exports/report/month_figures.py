"""Complaints by month on paper: the office's own counts, added up."""

from exports.paper.column_widths import Field
from exports.report.blocks import Block
from exports.report.context import Report
from exports.report.tables import headed
from exports.words.month_figures import PARTS, check_words, month_words
from exports.words.numbers import number, percent
from instruments.i18n import _


def month_figures(report: Report) -> list[Block]:
    """A row a channel and month; nothing where none is kept."""
    found = report.follow_up.months
    if not found:
        return []
    counts = [
        Field(title=_(title), cells=[number(getattr(one, part), 0) for one in found], kind="number")
        for part, title in PARTS.items()
    ]
    fields = [
        Field(title=_("Channel"), cells=[one.channel for one in found]),
        Field(title=_("Month"), cells=[month_words(one) for one in found]),
        *counts,
        Field(
            title=_("Done, %"),
            cells=["" if one.share_done is None else percent(one.share_done, 1) for one in found],
            kind="number",
        ),
        Field(title=_("Adds up?"), cells=[check_words(one) for one in found]),
    ]
    notes = [_("Counted by the office, not asked of citizens; no share is given where the parts do not add up.")]
    return headed(report, _("Complaints by month"), fields, notes)

"""What the office counts by month of a complaint channel: received, and what stands with it at the month's end.

The parts are added up against what was received; nothing is corrected, and what does not add up is kept and said.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from instruments.i18n import _
from servqual_desk.follow_up.numbered_rows import NumberedRows
from servqual_desk.reported_figures.adds_up import Part, Sum, summed
from servqual_desk.reported_figures.pasted import Number

PARTS = ("waiting", "in_process", "done")
_MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """Complaints of one channel in a month (`2026-01`), as whole numbers of the office's own count."""

    id: int = 0
    month: str
    channel: str
    received: int
    waiting: int
    in_process: int
    done: int

    @property
    def name(self) -> str:
        return f"{self.channel} {self.month}"

    @property
    def check(self) -> Sum:
        """The parts against what was received."""
        parts = [Part(label=part, number=Number(value=getattr(self, part), decimals=0)) for part in PARTS]
        return summed(self.name, parts, self.received)

    @property
    def share_done(self) -> float | None:
        """Of what was received; None where nothing was, or the parts do not add up."""
        return self.done / self.received if self.received and self.check.status == "adds_up" else None


class MonthSheets(NumberedRows[MonthFigures]):
    """The months of every channel."""

    table = "month_figures"
    kind = MonthFigures

    def key(self, row: MonthFigures) -> tuple[str, ...]:
        return row.channel.strip().casefold(), row.month  # LAKSA and laksa are one channel

    def faults(self, row: MonthFigures) -> list[str]:
        faults = []
        if not _MONTH.fullmatch(row.month):
            faults.append(_("“{month}” is no month. Write it as 2026-01.").format(month=row.month))
        elif row.month > dt.datetime.now().astimezone().date().isoformat():
            faults.append(_("The month {month} is still to come. Correct it.").format(month=row.month))
        if not row.channel.strip():
            faults.append(_("Name the channel, such as LAKSA or 112."))
        if min(row.received, *(getattr(row, part) for part in PARTS)) < 0:
            faults.append(_("Counts are whole numbers, none below 0."))
        if self.twin(row) is not None:
            sentence = _("{channel} already has figures of {month}; change those.")
            faults.append(sentence.format(channel=row.channel, month=row.month))
        return faults

    def put(self, row: MonthFigures, *, who: str | None = None) -> MonthFigures:
        """Keep the figures in place of those that the channel, as it was written there, has of the month."""
        twin = self.twin(row)
        return super().put(replace(row, channel=(twin or row).channel.strip()), who=who)

    def in_time(self) -> tuple[MonthFigures, ...]:
        """Channel by channel, each in order of its months."""
        return tuple(sorted(self.list(), key=self.key))

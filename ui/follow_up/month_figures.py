"""Complaints by month as the office counts them, added up."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from exports.words.month_figures import PARTS, check_words, month_words
from exports.words.numbers import number, percent
from instruments.i18n import N_
from servqual_desk.follow_up.month_figures import MonthFigures
from servqual_desk.project import Project
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import LineEntry, WholeEntry, side_by_side
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class MonthForm(Form):
    """Adds a month of a channel, or changes one."""

    def __init__(self, parent: QWidget, project: Project, figures: MonthFigures | None = None) -> None:
        self._project, self._id = project, figures.id if figures else 0
        self.channel = LineEntry(N_("Channel"), hint=N_("Such as LAKSA, SIARAN or 112."))
        self.month = LineEntry(N_("Month"), hint=N_("Year and month, such as 2026-01."))
        self.counts = {part: WholeEntry(title) for part, title in PARTS.items()}
        if figures is not None:
            self.channel.put(figures.channel)
            self.month.put(figures.month)
            for part, entry in self.counts.items():
                entry.put_number(getattr(figures, part))
        where, counts = side_by_side(self.channel, self.month), side_by_side(*self.counts.values())
        title = N_("Figures of a month") if figures else N_("New figures of a month")
        super().__init__(parent, title, (where, counts), self._keep_figures)

    def _keep_figures(self) -> MonthFigures:
        channel, month = self.channel.needed(), self.month.needed()
        counted = {part: entry.number() for part, entry in self.counts.items()}
        empty = next((self.counts[part] for part, count in counted.items() if count is None), None)
        if empty is not None:
            raise empty.refuse(N_("Write a whole number; 0 where there was none."))
        counts = {part: count or 0 for part, count in counted.items()}
        return self._project.month_sheets.keep(MonthFigures(id=self._id, channel=channel, month=month, **counts))


class MonthSection(RecordSection):
    """The months of every channel; what does not add up is kept as it is, and said."""

    title = N_("Complaints by month")
    advice = N_(
        "The office's own count of a complaint channel: received in the month, and how many of these wait, are in process or are "
        "done. The parts are added up against what was received. These are figures of the office, not answers of citizens."
    )
    columns = (
        Column(title=N_("Channel"), is_wide=True),
        Column(title=N_("Month")),
        *(Column(title=title, is_number=True) for title in PARTS.values()),
        Column(title=N_("Done, %"), is_number=True),
        Column(title=N_("Adds up?")),
    )
    add_words = N_("Add a month")
    none_title = N_("No month yet")
    none_words = N_("Add the counts of a month to see whether they add up, here and in the papers.")

    def things(self) -> Sequence[MonthFigures]:
        return self.desk.open_project.month_sheets.in_time()

    def line(self, thing: Any) -> Line:
        counts = (partial(number, getattr(thing, part), 0) for part in PARTS)
        done = "" if thing.share_done is None else partial(percent, thing.share_done, 1)
        cells = (as_it_is(thing.channel), partial(month_words, thing), *counts, done, partial(check_words, thing))
        return Line(thing=thing, cells=cells)

    def form(self, thing: Any) -> Form:
        return MonthForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.month_sheets.remove(thing)

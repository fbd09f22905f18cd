"""Events and stages beside the survey, which the chart over the waves shows."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from exports.words.days import day_words
from instruments.i18n import N_
from servqual_desk.follow_up.timeline import Happening
from servqual_desk.project import Project
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, LineEntry, side_by_side
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class HappeningForm(Form):
    """Adds an event or a stage, or changes one."""

    def __init__(self, parent: QWidget, project: Project, happening: Happening | None = None) -> None:
        self._project, self._id = project, happening.id if happening else 0
        self.name = LineEntry(N_("Name"), hint=N_("Such as: new counter hall, award, stage of implementation."))
        self.field = LineEntry(
            N_("Field"), hint=N_("What it belongs to, such as regulation, staff or applications; may stay empty.")
        )
        self.starts, self.ends = DayEntry(N_("Day, or first day")), DayEntry(N_("Last day of a stage"))
        if happening is not None:
            self.name.put(happening.title)
            self.field.put(happening.field or "")
            self.starts.put_day(happening.starts_on)
            self.ends.put_day(happening.ends_on)
        days = QWidget()
        days.setLayout(side_by_side(self.starts, self.ends))
        title = N_("Event or stage") if happening else N_("New event or stage")
        super().__init__(parent, title, (self.name, self.field, days), self._keep_happening)

    def _keep_happening(self) -> Happening:
        title, starts, ends = self.name.needed(), self.starts.day(), self.ends.day()
        if starts is None:
            raise self.starts.refuse(N_("Write the day on which it was or began."))
        if ends is not None and ends < starts:
            raise self.ends.refuse(N_("This date is before the first day."))
        field = self.field.text or None
        return self._project.timeline.keep(
            Happening(id=self._id, title=title, starts_on=starts, ends_on=ends, field=field)
        )


class TimelineSection(RecordSection):
    """What happened, on a day or from one day to another; stages may overlap."""

    title = N_("Events and stages")
    advice = N_(
        "What happened beside the survey: an event on a day, or a stage from one day to another. The trend shows them behind the "
        "waves, each with its name; they do not say what caused a change."
    )
    columns = (
        Column(title=N_("Name"), is_wide=True),
        Column(title=N_("Field")),
        Column(title=N_("From")),
        Column(title=N_("To")),
    )
    add_words = N_("Add an event or stage")
    none_title = N_("No event or stage yet")
    none_words = N_("Add what may matter for the results: a move, a new application, a training, a new rule.")

    def things(self) -> Sequence[Happening]:
        return self.desk.open_project.timeline.in_time()

    def line(self, thing: Any) -> Line:
        days = (partial(day_words, thing.starts_on), partial(day_words, thing.ends_on))
        return Line(thing=thing, cells=(as_it_is(thing.title), as_it_is(thing.field or ""), *days))

    def form(self, thing: Any) -> Form:
        return HappeningForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.timeline.remove(thing)

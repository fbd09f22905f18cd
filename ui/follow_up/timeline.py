"""Events and stages beside the survey, which the chart over the waves shows."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from exports.words.days import day_words
from instruments.i18n import N_, _
from servqual_desk.follow_up.timeline import Happening, field_key, timeline_matrix
from servqual_desk.project import Project
from servqual_desk.reported_figures.cities import CITIES
from ui.follow_up.timeline_matrix import NAME, MatrixView
from ui.jobs.city_events import add_city_events, added_words
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, LineEntry, side_by_side
from ui.widgets.layout import column, panel
from ui.widgets.plain_words import with_ampersands
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import Label, as_it_is

_CITY = N_("Add the stages, rules and awards that papers name of this city; two cities are never mixed")


class HappeningForm(Form):
    """Adds an event or a stage, or changes one; one without a number is added, and only begun with what it holds."""

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
        days = side_by_side(self.starts, self.ends)
        title = N_("Event or stage") if self._id else N_("New event or stage")
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

    def more_buttons(self) -> Sequence[QWidget]:
        self.city_buttons = {city: Button(as_it_is(name), kind="quiet", tip=_CITY) for city, name in CITIES.items()}
        for city, button in self.city_buttons.items():
            button.clicked.connect(partial(self.add_city, city))
        return tuple(self.city_buttons.values())

    def add_city(self, city: str, *_clicked: bool) -> None:
        """Add what the papers tell of one city, unless the survey is about the other."""
        before = len(self.things())
        if self.attempt(partial(self._add_one_city, city)):
            self.refresh()
            self.tell(partial(added_words, len(self.things()) - before))

    def _add_one_city(self, city: str) -> None:
        add_city_events(self.desk.open_project, city)

    def things(self) -> Sequence[Happening]:
        return self.desk.open_project.timeline.in_time()

    def below(self) -> Sequence[QWidget]:
        self.matrix = MatrixView()
        self.matrix.opened.connect(self.open_cell)
        self.matrix.removed.connect(self._remove_cell)
        hint = N_("Enter opens what stands in a cell, or adds to an empty one; Delete removes it.")
        self._by_year = panel(column(Label(NAME, role="heading"), Label(hint, role="muted", wrap=True), self.matrix))
        return (self._by_year,)

    def refresh(self) -> None:
        super().refresh()
        things = self.things()
        self._by_year.setVisible(bool(things))
        self.matrix.show_matrix(timeline_matrix(things))

    def open_cell(self, field: str, year: int) -> None:
        """Open what was in this field and year; of several things one is chosen first, and where nothing was, one is added."""
        found = self._within(field, year)
        if len(found) == 1:
            self.change(found[0])
        elif found:
            self._choose_one(found)
        else:
            self.change(Happening(title="", starts_on=f"{year}-01-01", field=field or None))

    def _choose_one(self, found: Sequence[Happening]) -> None:
        menu = QMenu(self)
        for one in found:
            menu.addAction(with_ampersands(one.title)).triggered.connect(partial(self._change_picked, one))
        menu.popup(self.matrix.viewport().mapToGlobal(self.matrix.visualItemRect(self.matrix.currentItem()).center()))

    def _change_picked(self, one: Happening, _checked: bool = False) -> None:
        self.change(one)

    def _remove_cell(self, field: str, year: int) -> None:
        """Remove what stands there alone; of several things each is removed in the list."""
        found = self._within(field, year)
        if len(found) == 1:
            self.remove(found[0])
        elif found:
            self.tell(lambda: _("Several things stand there. Remove one in the list above."))

    def _within(self, field: str, year: int) -> list[Happening]:
        return [one for one in self.things() if one.field_key == field_key(field) and year in one.years]

    def line(self, thing: Any) -> Line:
        days = (partial(day_words, thing.starts_on), partial(day_words, thing.ends_on))
        return Line(thing=thing, cells=(as_it_is(thing.title), as_it_is(thing.field or ""), *days))

    def form(self, thing: Any) -> Form:
        return HappeningForm(self, self.desk.open_project, thing)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.timeline.remove(thing)

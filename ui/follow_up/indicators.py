"""The indicator sheet: what only the office can count, by period, each value beside its goal."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from exports.words.days import day_words
from exports.words.follow_up import goal_words
from exports.words.indicators import DIRECTIONS, amount, area_words, direction_words, distance, period_words, titled
from instruments.i18n import N_, _, language
from servqual_desk.follow_up.indicator_sheet import IndicatorValue, own_indicator
from servqual_desk.project import Project
from servqual_desk.reported_figures.indicators import Indicator
from ui.jobs.follow_up import counted_indicators
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import DayEntry, DecimalEntry, Entry, LineEntry, side_by_side
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import Label

if TYPE_CHECKING:
    from analysis.follow_up.indicators import Counted

OWN = "*own"  # no indicator's code


class ValueForm(Form):
    """Adds a value, or changes one; an indicator of the office's own is added with its first value."""

    def __init__(self, parent: QWidget, project: Project, value: IndicatorValue | None = None) -> None:
        self._project, self._id = project, value.id if value else 0
        self._known = project.indicator_sheet.indicators()
        typed = [(code, partial(titled, one)) for code, one in self._known.items() if not one.is_computed]
        self.indicator = Choice([*typed, (OWN, N_("Another one …"))])
        self.about = Entry(N_("Indicator"), self.indicator)
        self.name, self.unit = LineEntry(N_("Indicator in your words")), LineEntry(N_("Unit of measure"))
        self.direction = Choice([(one, partial(direction_words, one)) for one in DIRECTIONS])
        self.period = LineEntry(N_("Year or month"), hint=N_("Such as 2026 or 2026-01."))
        self.value = DecimalEntry(N_("Value"))
        self.source = LineEntry(N_("Source of the value"), hint=N_("Such as: annual report of the agency, page 12."))
        self.day = DayEntry(N_("As of"))
        self._own = side_by_side(self.unit, Entry(N_("Direction"), self.direction))
        figures = side_by_side(self.period, self.value, self.day)
        if value is not None:
            self._put(value)
        self.indicator.chosen.connect(self._show_chosen)
        title = N_("Value of an indicator") if value else N_("New value of an indicator")
        super().__init__(parent, title, (self.about, self.name, self._own, figures, self.source), self._keep_value)
        self._show_chosen()

    def _put(self, value: IndicatorValue) -> None:
        self.indicator.put(value.indicator)
        self.period.put(value.period)
        self.value.put_number(value.value)
        self.source.put(value.source)
        self.day.put_day(value.counted_on)

    def _show_chosen(self) -> None:
        for entry in (self.name, self._own):
            entry.setVisible(self.indicator.value == OWN)
        chosen = self._known.get(self.indicator.value or "")
        self.about.say_hint(partial(_told, chosen) if chosen else "")

    def _keep_value(self) -> IndicatorValue:
        period, value, source = self.period.needed(), self.value.number(), self.source.needed()
        if value is None:
            raise self.value.refuse(N_("Write a number, such as 85."))
        sheet = self._project.indicator_sheet
        with self._project.transaction():
            code = self._added() if self.indicator.value == OWN else self.indicator.value or ""
            return sheet.keep(
                IndicatorValue(
                    id=self._id, indicator=code, period=period, value=value, source=source, counted_on=self.day.day()
                )
            )

    def _added(self) -> str:
        """The office's own indicator, once it is in the list."""
        direction = next(one for one in DIRECTIONS if one == self.direction.value)
        own = own_indicator(code=self.name.needed(), unit=self.unit.needed(), direction=direction)
        self._project.indicator_sheet.add(own)
        return own.code


class IndicatorSection(RecordSection):
    """What is computed stands first and is changed where it is computed from."""

    title = N_("Indicator sheet")
    advice = N_(
        "What only the office can count of a smart city, such as WiFi hotspots or open data sets, with its time and its source. "
        "These are figures of the office, never mixed with the answers of citizens. Set a goal for one under “Goals”."
    )
    columns = (
        Column(title=N_("Indicator"), is_wide=True),
        Column(title=N_("Year or month")),
        Column(title=N_("Value"), is_number=True),
        Column(title=N_("Goal"), is_number=True),
        Column(title=N_("Distance"), is_number=True),
        Column(title=N_("Verdict")),
    )
    add_words = N_("Add a value")
    none_title = N_("No value yet")
    none_words = N_("Add what the office has counted; it stands beside Cohen's indicators and in the papers.")

    def things(self) -> "Sequence[Counted]":
        return counted_indicators(self.desk.open_project)

    def line(self, thing: Any) -> Line:
        goal = thing.goal
        cells = (
            partial(titled, thing.indicator),
            partial(period_words, thing.value),
            partial(amount, thing.value.value),
            partial(amount, goal.value) if goal else "",
            partial(distance, goal.difference) if goal else "",
            partial(goal_words, goal) if goal else "",
        )
        return Line(thing=thing, cells=cells)

    def form(self, thing: Any) -> Form:
        return ValueForm(self, self.desk.open_project, thing.value if thing else None)

    def below(self) -> Sequence[QWidget]:
        self.told = Label("", role="muted", wrap=True)
        return (self.told,)

    def picked(self) -> None:
        chosen = self.list.thing
        self.told.say(partial(_told_of_value, chosen) if chosen else "")
        for button in (self.change_button, self.remove_button):
            button.setEnabled(chosen is not None and not chosen.indicator.is_computed)

    def change(self, thing: Any) -> None:
        if thing.indicator.is_computed:
            self.tell(lambda: _("This is computed from the catalogue of services; change it on the page “Set up”."))
        else:
            super().change(thing)

    def remove(self, thing: Any) -> None:
        if not thing.indicator.is_computed:
            super().remove(thing)

    def show_kept(self, thing: Any) -> None:
        shown = next(one for one in self.things() if one.value.id == thing.id)
        super().show_kept(shown)

    def drop(self, thing: Any) -> None:
        self.desk.open_project.indicator_sheet.remove(thing.value)


def _told_of_value(counted: "Counted") -> str:
    """The chosen line whole: what is counted, and where the value stands."""
    value = counted.value
    source = _("Source of the value: {source}").format(source=value.source)
    day = _("as of {day}").format(day=day_words(value.counted_on)) if value.counted_on else ""
    return " · ".join(filter(None, (titled(counted.indicator), source, day, _told(counted.indicator))))


def _told(indicator: Indicator) -> str:
    """What is known of an indicator: where it belongs, its direction, who knows the value, where it comes from."""
    who = indicator.filled_by.get(language())
    known_by = _("known by: {who}").format(who=who) if who else ""
    told = area_words(indicator.area), direction_words(indicator.direction), known_by, indicator.source.get(language())
    return " · ".join(filter(None, told))

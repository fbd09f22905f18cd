"""The rounds of the survey: when, how many are wanted, and which one new interviews belong to."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from exports.words.days import day_words
from instruments.i18n import N_, _
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from ui.setup.setup_words import whole
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, DayEntry, LineEntry, WholeEntry, side_by_side
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class WaveForm(Form):
    """Adds a wave, or changes everything but its code."""

    def __init__(self, parent: QWidget, plan: Fieldwork, wave: Wave | None = None) -> None:
        self._plan = plan
        self.name = LineEntry(N_("Title"), hint=N_("Such as: First half of 2027."))
        self.code = CodeEntry(self.name, wave.code if wave else "")
        self.starts, self.ends = DayEntry(N_("First day")), DayEntry(N_("Last day"))
        self.target = WholeEntry(N_("Target"), hint=N_("How many responses are wanted; “Sample size” computes it."))
        self.current = QCheckBox(_("New interviews belong to this wave"))
        if wave is not None:
            self.name.put(wave.title)
            self.starts.put_day(wave.starts_on)
            self.ends.put_day(wave.ends_on)
            self.target.put_number(wave.target)
        self.current.setChecked(wave is None or plan.current_wave() == wave)
        together = side_by_side(self.starts, self.ends)
        title = N_("Wave") if wave else N_("New wave")
        super().__init__(parent, title, (self.name, self.code, together, self.target, self.current), self._keep_wave)

    def _keep_wave(self) -> Wave:
        name, code = self.name.needed(), self.code.free(one.code for one in self._plan.waves())
        starts, ends, target = self.starts.day(), self.ends.day(), self.target.number()
        if starts and ends and ends < starts:
            raise self.ends.refuse(N_("This date is before the first day."))
        wave = Wave(code=code, title=name, starts_on=starts, ends_on=ends, target=target)
        self._plan.save_wave(wave, current=self.current.isChecked())
        return wave


class WaveSection(RecordSection):
    """The waves, of which one is current."""

    title = N_("Waves")
    advice = N_(
        "A survey repeated at intervals has one wave a round. New interviews belong to the current "
        "wave, and results can be compared between waves."
    )

    columns = (
        Column(title=N_("Title"), is_wide=True),
        Column(title=N_("Code")),
        Column(title=N_("From")),
        Column(title=N_("To")),
        Column(title=N_("Target"), is_number=True),
        Column(title=N_("New interviews")),
    )
    add_words = N_("Add a wave")
    none_title = N_("No waves yet")
    none_words = N_(
        "A survey that is held once needs none. Add one to set dates and a target, or to compare with the next round."
    )

    def more_buttons(self) -> Sequence[QWidget]:
        self._current = Button(
            N_("Make current"), self._make_current, tip=N_("New interviews belong to the chosen wave")
        )
        return (self._current,)

    def picked(self) -> None:
        super().picked()
        self._current.setEnabled(self.list.thing is not None)

    @property
    def plan(self) -> Fieldwork:
        return self.desk.open_project.fieldwork

    def things(self) -> Sequence[Wave]:
        return self.plan.waves()

    def line(self, thing: Any) -> Line:
        return Line(
            thing=thing,
            cells=(
                as_it_is(thing.title),
                as_it_is(thing.code),
                partial(day_words, thing.starts_on),
                partial(day_words, thing.ends_on),
                whole(thing.target),
                N_("current wave") if thing == self.plan.current_wave() else "",
            ),
        )

    def form(self, thing: Any) -> Form:
        return WaveForm(self, self.plan, thing)

    def drop(self, thing: Any) -> None:
        self.plan.remove(thing)

    def removed_words(self, thing: Any) -> str:
        return _("“{name}” was removed.").format(name=thing.title)

    def _make_current(self) -> None:
        wave: Wave = self.list.thing
        if self.attempt(partial(self.plan.save_wave, wave)):
            self.refresh()
            self.tell(lambda: _("New interviews belong to “{title}”.").format(title=wave.title))

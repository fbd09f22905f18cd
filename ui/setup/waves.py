"""The rounds of the survey: when, how many are wanted, and which one new interviews belong to."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from exports.words.days import day_words
from instruments.i18n import N_, _
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from ui.setup.setup_words import whole
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, DayEntry, LineEntry, WholeEntry, side_by_side
from ui.widgets.layout import card, column
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.wrapping_row import Wrapping

_COLUMNS = (
    Column(title=N_("Title"), is_wide=True),
    Column(title=N_("Code")),
    Column(title=N_("From")),
    Column(title=N_("To")),
    Column(title=N_("Target"), is_number=True),
    Column(title=N_("New interviews")),
)


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


class WaveSection(Section):
    """The waves, of which one is current."""

    title = N_("Waves")
    advice = N_(
        "A survey repeated at intervals has one wave a round. New interviews belong to the current "
        "wave, and results can be compared between waves."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = Listing(N_("Waves"), _COLUMNS)
        self.list.opened.connect(self.change)
        self.list.removed.connect(self.remove)
        self.list.picked.connect(self._enable)
        self._none = card(
            column(
                Label(N_("No waves yet"), role="heading"),
                Label(
                    N_(
                        "A survey that is held once needs none. Add one to set dates and a target, or to compare with "
                        "the next round."
                    ),
                    role="muted",
                    wrap=True,
                ),
            )
        )
        self.lay_out(column(self._buttons(), self.result, self._none, self.list))

    def _buttons(self) -> Wrapping:
        self._add = Button(N_("Add a wave"), self.add, picture="plus", key="Ctrl+N")
        self._current = Button(N_("Make current"), tip=N_("New interviews belong to the chosen wave"))
        self._change = Button(N_("Change …"), self._change_chosen, shown_key="Enter")
        self._remove = Button(N_("Remove"), self._remove_chosen, kind="quiet", shown_key="Del")
        self._current.clicked.connect(self._make_current)
        return Wrapping(self._add, self._current, self._change, self._remove)

    @property
    def plan(self) -> Fieldwork:
        return self.desk.open_project.fieldwork

    def refresh(self) -> None:
        waves, current = self.plan.waves(), self.plan.current_wave()
        self._none.setVisible(not waves)
        self.list.setVisible(bool(waves))
        self.list.show_lines([_line(wave, wave == current) for wave in waves])

    def first(self) -> QWidget:
        return self.list if self.list.isVisibleTo(self) else self._add

    def _enable(self) -> None:
        for button in (self._current, self._change, self._remove):
            button.setEnabled(self.list.thing is not None)

    # What can be done

    def add(self) -> None:
        self.open_form(WaveForm(self, self.plan), self._show_kept)

    def change(self, wave: Wave) -> None:
        self.open_form(WaveForm(self, self.plan, wave), self._show_kept)

    def _show_kept(self, wave: Wave) -> None:
        self.refresh()
        self.list.choose(wave)
        self.list.setFocus()

    def _change_chosen(self) -> None:
        self.change(self.list.thing)

    def _make_current(self) -> None:
        wave: Wave = self.list.thing
        if self.attempt(partial(self.plan.save_wave, wave)):
            self.refresh()
            self.tell(lambda: _("New interviews belong to “{title}”.").format(title=wave.title))

    def _remove_chosen(self) -> None:
        self.remove(self.list.thing)

    def remove(self, wave: Wave) -> None:
        """Take out a wave that nothing belongs to."""
        if self.attempt(partial(self.plan.remove, wave)):
            self.refresh()
            self.tell(lambda: _("“{name}” was removed.").format(name=wave.title))


def _line(wave: Wave, is_current: bool) -> Line:
    return Line(
        thing=wave,
        cells=(
            as_it_is(wave.title),
            as_it_is(wave.code),
            partial(day_words, wave.starts_on),
            partial(day_words, wave.ends_on),
            whole(wave.target),
            N_("current wave") if is_current else "",
        ),
    )

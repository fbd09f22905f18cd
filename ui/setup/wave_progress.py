"""How the field work stands, in one wave or in all."""

from functools import partial

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_, _, format_number
from servqual_desk.project import Project
from servqual_desk.responses.quality_flags import EnumeratorMean
from ui.setup.progress_meter import Meter
from ui.shared_state import Desk
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry
from ui.widgets.layout import row
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, as_it_is


class ProgressSection(Section):
    """The meter, of the current wave or another one."""

    title = N_("Progress")
    advice = N_("The outcome of every interview, and how many are still needed. Updates while interviews go on.")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wave, self.meter = Choice(), Meter(desk)
        self.wave.chosen.connect(self._show_wave)
        self._choice = Entry(N_("Wave"), self.wave)
        self._is_new = True
        self.apart = Label(role="body", wrap=True)
        self.lay_out(row(self._choice, 1), self.meter, self.apart, self.result)

    def refresh(self) -> None:
        plan = self.desk.open_project.fieldwork
        waves, current = plan.waves(), plan.current_wave()
        self.wave.offer([(None, N_("All waves")), *((wave.code, as_it_is(wave.title)) for wave in waves)])
        if self._is_new and current is not None:
            self.wave.put(current.code)
            self._is_new = False
        self._choice.setVisible(bool(waves))
        self._show_wave()

    def first(self) -> QWidget:
        return self.wave

    def _show_wave(self) -> None:
        self.meter.show_wave(self.wave.value)
        self.apart.say(partial(apart_words, self.desk.open_project))
        self.apart.setVisible(bool(self.apart.text()))


def apart_words(project: Project) -> str:
    """Enumerators whose interviews give answers far from the others', one line each; "" where nobody stands apart."""
    names = {person.code: person.name for person in project.people.list(active_only=False)}
    return "\n".join(
        _apart(names.get(one.enumerator, one.enumerator), one)
        for one in project.quality_flags.enumerators_out_of_line()
        if one.is_apart
    )


def _apart(name: str, one: EnumeratorMean) -> str:
    sentence = (
        _(
            "{who}: answers average {mean} in {n} interviews, {distance} standard deviations above the others'. "
            "Discuss it with them."
        )
        if (one.distance or 0) > 0
        else _(
            "{who}: answers average {mean} in {n} interviews, {distance} standard deviations below the others'. "
            "Discuss it with them."
        )
    )
    distance = format_number(abs(one.distance or 0), 1)
    return sentence.format(who=name, mean=format_number(one.mean), n=one.n, distance=distance)

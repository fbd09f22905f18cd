"""How the field work stands, wave by wave."""

from PySide6.QtWidgets import QWidget

from servqual_desk.field import Field
from servqual_desk.i18n import N_
from ui.desk import Desk
from ui.setup.meter import Meter
from ui.setup.section import Section
from ui.widgets.choice import Choice
from ui.widgets.entries import Entry
from ui.widgets.layout import row
from ui.widgets.words import as_it_is


class ProgressSection(Section):
    """The meter, of the current wave or another one."""

    title = N_("Progress")
    advice = N_(
        "What became of every interview, and what is still wanted. It follows by itself while interviews are held."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.wave, self.meter = Choice(), Meter(desk)
        self.wave.chosen.connect(self._show_wave)
        self._choice = Entry(N_("Wave"), self.wave)
        self._is_new = True
        self.lay_out(row(self._choice, 1), self.meter, self.result)

    def refresh(self) -> None:
        plan = Field(self.desk.open_project)
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

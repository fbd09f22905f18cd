"""The forms of a unit and of a service."""

from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.fieldwork.field_plan import CHANNELS, Channel, Service, Unit
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.words.domain_words import CHANNELS as CHANNEL_WORDS
from ui.widgets.choice_list import Choice, Option
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, Entry, LineEntry, WholeEntry
from ui.widgets.spoken_words import as_it_is


class UnitForm(Form):
    """Adds a unit, or changes its name."""

    def __init__(self, parent: QWidget, plan: Fieldwork, unit: Unit | None = None) -> None:
        self._plan = plan
        self.name = LineEntry(N_("Name"))
        self.code = CodeEntry(self.name, unit.code if unit else "")
        self.name.put(unit.name if unit else "")
        super().__init__(parent, N_("Unit") if unit else N_("New unit"), (self.name, self.code), self._keep_unit)

    def _keep_unit(self) -> Unit:
        name, code = self.name.needed(), self.code.free(one.code for one in self._plan.units())
        unit = Unit(code=code, name=name)
        self._plan.save_units([unit])
        return unit


class ServiceForm(Form):
    """Adds a service, or changes everything but its code."""

    def __init__(
        self, parent: QWidget, plan: Fieldwork, service: Service | None = None, *, unit: str | None = None
    ) -> None:
        self._plan = plan
        self.name = LineEntry(N_("Name"))
        self.code = CodeEntry(self.name, service.code if service else "")
        self.unit, self.channel = Choice(_unit_options(plan)), Choice([(one, CHANNEL_WORDS[one]) for one in CHANNELS])
        self.hours = LineEntry(
            N_("Hours"), hint=N_("When it can be had, such as 08:00–15:00 or 24 hours; may stay empty.")
        )
        self.needed = Choice([(None, N_("not said")), ("yes", N_("yes")), ("no", N_("no"))])
        self.target = WholeEntry(N_("Target"), hint=N_("How many responses are wanted in this survey; may stay empty."))
        self.name.put(service.name if service else "")
        self.unit.put(service.unit if service else unit)
        self.channel.put(service.channel if service else None)
        self.target.put_number(service.target if service else None)
        self.hours.put((service.hours if service else None) or "")
        self.needed.put({True: "yes", False: "no"}.get(service.counter_needed) if service else None)  # type: ignore[arg-type]
        entries = (
            *(self.name, self.code, Entry(N_("Unit"), self.unit), Entry(N_("Channel"), self.channel)),
            *(self.hours, Entry(N_("Counter needed"), self.needed), self.target),
        )
        super().__init__(parent, N_("Service") if service else N_("New service"), entries, self._keep_service)

    def _keep_service(self) -> Service:
        name, code = self.name.needed(), self.code.free(one.code for one in self._plan.services())
        service = Service(
            code=code,
            name=name,
            unit=self.unit.value,
            channel=self._channel(),
            target=self.target.number(),
            hours=self.hours.text or None,
            counter_needed={"yes": True, "no": False}.get(str(self.needed.value)),
        )
        self._plan.save_services([service])
        return service

    def _channel(self) -> Channel:
        return next(one for one in CHANNELS if one == self.channel.value)


def _unit_options(plan: Fieldwork) -> list[Option]:
    return [*((unit.code, as_it_is(unit.name)) for unit in plan.units()), (None, N_("Without a unit"))]

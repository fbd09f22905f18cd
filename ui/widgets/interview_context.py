"""Before an interview: who asks (with their PIN), in which unit, for which service, in which wave."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from instruments.i18n import N_
from servqual_desk.errors import RightError
from servqual_desk.fieldwork.field_plan import Service
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.interviewing.interview_context import InterviewContext
from ui.shared_state import Desk
from ui.widgets.choice_list import Choice
from ui.widgets.form_entries import Entry, LineEntry, side_by_side
from ui.widgets.layout import GRID, column
from ui.widgets.spoken_words import as_it_is


class InterviewContextChooser(QWidget):
    """Asks only for what is set up, and remembers the last choice while the same survey is open.

    A person's PIN is asked once; it is asked again after somebody else was chosen. `confirmed` is Enter after the PIN.

    Args:
        asks_person: False in a kiosk, where nobody interviews.
    """

    confirmed = Signal()

    def __init__(self, desk: Desk, *, asks_person: bool = True) -> None:
        super().__init__()
        self._desk, self._asks_person = desk, asks_person
        self._people: dict[str, Enumerator] = {}
        self._services: tuple[Service, ...] = ()
        self._entered: str | None = None
        self.person, self.unit, self.service, self.wave = Choice(), Choice(), Choice(), Choice()
        self.pin = LineEntry(N_("PIN"), secret=True)
        self._person_entry, self._unit_entry = Entry(N_("Enumerator"), self.person), Entry(N_("Unit"), self.unit)
        self._service_entry, self._wave_entry = Entry(N_("Service"), self.service), Entry(N_("Wave"), self.wave)
        self._connect()
        who = side_by_side(self._person_entry, self.pin)
        where = side_by_side(self._unit_entry, self._service_entry)
        self.setLayout(column(who, where, self._wave_entry, spacing=2 * GRID))
        self.forget()

    def _connect(self) -> None:
        self.person.chosen.connect(self._choose_person)
        self.unit.chosen.connect(self._choose_unit)
        self.service.chosen.connect(self._service_entry.clear_fault)
        self.pin.line.returnPressed.connect(self.confirmed)
        self._desk.project_changed.connect(self.forget)
        self._desk.field_changed.connect(self.refresh)

    @property
    def is_needed(self) -> bool:
        """Whether anything is set up to be asked."""
        return bool(self._people or self._services or self.unit.count() > 1 or self.wave.count() > 1)

    # Showing

    def forget(self) -> None:
        """Another survey: nobody has entered, nothing is chosen."""
        self._entered = None
        for choice in (self.person, self.unit, self.service, self.wave):
            choice.offer(())
        self.refresh()

    def refresh(self) -> None:
        """Offer what the project holds now, and keep what was chosen."""
        if self._desk.project is None:
            return
        plan, is_new = self._desk.project.fieldwork, not self.wave.count()
        people = self._desk.project.people.list() if self._asks_person else ()
        self._people = {person.code: person for person in people}
        self._services = plan.services()
        current = plan.current_wave()
        self.person.offer([(None, N_("Who interviews?")), *((person.code, as_it_is(person.name)) for person in people)])
        self.unit.offer([(None, N_("All units")), *((unit.code, as_it_is(unit.name)) for unit in plan.units())])
        self.wave.offer([*((wave.code, as_it_is(wave.title)) for wave in plan.waves()), (None, N_("Without a wave"))])
        if is_new:
            self.wave.put(current.code if current else None)
            self._choose_only_one()
        self._offer_services()
        self._show_entries()

    def _choose_only_one(self) -> None:
        for choice in (self.person, self.unit):
            if choice.count() == 2:
                choice.put(choice.values[1])

    def _offer_services(self) -> None:
        unit = self.unit.value
        offered = [one for one in self._services if unit is None or one.unit == unit]
        self.service.offer([(None, N_("Which service?")), *((one.code, as_it_is(one.name)) for one in offered)])
        if len(offered) == 1:
            self.service.put(offered[0].code)
        self._service_entry.clear_fault()

    def _show_entries(self) -> None:
        person = self._people.get(self.person.value or "")
        self._person_entry.setVisible(bool(self._people))
        self.pin.setVisible(person is not None and person.has_pin and person.code != self._entered)
        self._unit_entry.setVisible(self.unit.count() > 1)
        self._service_entry.setVisible(self.service.count() > 1)
        self._wave_entry.setVisible(self.wave.count() > 1)

    # Choosing

    def _choose_person(self) -> None:
        self._person_entry.clear_fault()
        self.pin.put("")
        self._show_entries()
        if self.pin.isVisibleTo(self):
            self.pin.line.setFocus()

    def _choose_unit(self) -> None:
        self._offer_services()
        self._show_entries()

    def _open_ones(self) -> tuple[QWidget, ...]:
        """What must still be chosen or entered."""
        ones = (
            (self.person, bool(self._people) and self.person.value is None),
            (self.pin.line, self.pin.isVisibleTo(self)),
            (self.service, self.service.count() > 1 and self.service.value is None),
        )
        return tuple(control for control, is_open in ones if is_open)

    @property
    def is_settled(self) -> bool:
        """Whether `needed` has nothing to refuse."""
        return not self._open_ones()

    def begin(self) -> None:
        """Give the focus to the first thing that is still open, else to what changes from one citizen to the next."""
        offered = (one for one in (self.service, self.person, self.wave) if one.count() > 1)
        for control in (*self._open_ones(), *offered):
            control.setFocus()
            return

    # Taking

    def needed(self) -> InterviewContext:
        """What is chosen.

        Raises:
            EntryError: somebody or something must still be chosen, or the PIN is wrong; said in place.
        """
        person, service = self._needed_person(), self._needed_service()
        unit = self.unit.value or next((one.unit for one in self._services if one.code == service), None)
        return InterviewContext(enumerator=person, unit=unit, service=service, wave=self.wave.value)

    def _needed_person(self) -> str | None:
        code = self.person.value
        if not self._people:
            return None
        if code is None:
            raise self._person_entry.refuse(N_("Choose who interviews."))
        if code != self._entered:
            self._check_pin(code)
        self._entered = code
        self.pin.put("")
        self._show_entries()
        return code

    def _check_pin(self, code: str) -> None:
        self.pin.line.selectAll()
        try:
            is_right = self._desk.open_project.people.may_enter(code, self.pin.text)
        except RightError as error:  # wrong too often: wait
            raise self.pin.refuse(as_it_is(error.faults[0])) from error
        if not is_right:
            raise self.pin.refuse(N_("This is not the PIN. Type it again."))

    def _needed_service(self) -> str | None:
        if self.service.count() > 1 and self.service.value is None:
            raise self._service_entry.refuse(N_("Choose the service that this citizen came for."))
        return self.service.value

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

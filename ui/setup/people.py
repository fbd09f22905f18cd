"""The enumerators and supervisors, and their PINs, which are set here and never shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.words.domain_words import ROLES
from ui.setup.protection_offer import ProtectionOffer
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, Entry, LineEntry
from ui.widgets.new_pin import PinEntries
from ui.widgets.record_section import RecordSection
from ui.widgets.record_table import Column, Line
from ui.widgets.spoken_words import as_it_is


class PersonForm(Form):
    """Adds a person, or changes everything but the code."""

    def __init__(self, parent: QWidget, project: Project, person: Enumerator | None = None) -> None:
        self._project = project
        self.name = LineEntry(N_("Name"))
        self.code = CodeEntry(self.name, person.code if person else "")
        self.role = Choice(list(ROLES.items()))
        self.pins = PinEntries(is_set=bool(person and person.has_pin))
        self.active = QCheckBox(_("Active in this survey"))
        self.name.put(person.name if person else "")
        self.role.put(person.role if person else None)
        self.active.setChecked(person is None or person.active)
        entries = (self.name, self.code, Entry(N_("Role"), self.role), self.pins, self.active)
        super().__init__(parent, N_("Enumerator") if person else N_("New enumerator"), entries, self._keep_person)

    def _keep_person(self) -> Enumerator:
        known = {one.code: one for one in self._project.people.list(active_only=False)}
        name, code, pin = self.name.needed(), self.code.free(known), self.pins.pin()
        person = Enumerator(
            code=code,
            name=name,
            role=self.role.value or "enumerator",
            active=self.active.isChecked(),
            has_pin=pin is not None or (code in known and known[code].has_pin),
        )
        self._project.people.save(person, pin=pin)
        return person


class PeopleSection(RecordSection):
    """Who asks. A person who leaves is set aside and stays known, because responses carry the code."""

    title = N_("Enumerators")
    advice = N_(
        "Who conducts the interviews. With a PIN, nobody can interview in another's name; without one, "
        "choosing the name is enough. As soon as a head of the office has a PIN, whatever needs a role asks for it."
    )

    columns = (
        Column(title=N_("Name"), is_wide=True),
        Column(title=N_("Code")),
        Column(title=N_("Role")),
        Column(title=N_("PIN")),
        Column(title=N_("Status")),
    )
    add_words = N_("Add an enumerator")
    none_title = N_("Nobody yet")
    none_words = N_(
        "Add the people who interview, so that each response says who conducted it. If only one person "
        "interviews, leave this empty."
    )
    can_remove = False

    def above(self) -> Sequence[QWidget]:
        self.offer = ProtectionOffer(self.desk)
        return (self.offer,)

    def refresh(self) -> None:
        super().refresh()
        self.offer.refresh()

    def things(self) -> Sequence[Enumerator]:
        return self.desk.open_project.people.list(active_only=False)

    def line(self, thing: Any) -> Line:
        return Line(
            thing=thing,
            cells=(
                as_it_is(thing.name),
                as_it_is(thing.code),
                ROLES[thing.role],
                N_("set") if thing.has_pin else N_("none"),
                N_("active") if thing.active else N_("inactive"),
            ),
        )

    def form(self, thing: Any) -> Form:
        return PersonForm(self, self.desk.open_project, thing)

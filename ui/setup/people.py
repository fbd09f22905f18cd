"""The enumerators and supervisors, and their PINs, which are set here and never shown."""

from PySide6.QtWidgets import QCheckBox, QWidget

from instruments.i18n import N_, _
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from servqual_desk.words.domain_words import ROLES
from ui.setup.protection_offer import ProtectionOffer
from ui.shared_state import Desk
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.form_dialog import Form
from ui.widgets.form_entries import CodeEntry, Entry, LineEntry
from ui.widgets.layout import card, column
from ui.widgets.new_pin import PinEntries
from ui.widgets.record_table import Column, Line, Listing
from ui.widgets.section import Section
from ui.widgets.spoken_words import Label, as_it_is
from ui.widgets.wrapping_row import Wrapping

_COLUMNS = (
    Column(title=N_("Name"), is_wide=True),
    Column(title=N_("Code")),
    Column(title=N_("Role")),
    Column(title=N_("PIN")),
    Column(title=N_("Status")),
)


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


class PeopleSection(Section):
    """Who asks. A person who leaves is set aside and stays known, because responses carry the code."""

    title = N_("Enumerators")
    advice = N_(
        "Who conducts the interviews. With a PIN, nobody can interview in another's name; without one, "
        "choosing the name is enough. As soon as a head of the office has a PIN, whatever needs a role asks for it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = Listing(N_("Enumerators"), _COLUMNS)
        self.list.opened.connect(self.change)
        self.list.picked.connect(self._enable)
        self._add = Button(N_("Add an enumerator"), self.add, picture="plus", key="Ctrl+N")
        self._change = Button(N_("Change …"), self._change_chosen, shown_key="Enter")
        self._none = card(
            column(
                Label(N_("Nobody yet"), role="heading"),
                Label(
                    N_(
                        "Add the people who interview, so that each response says who conducted it. If only one person "
                        "interviews, leave this empty."
                    ),
                    role="muted",
                    wrap=True,
                ),
            )
        )
        self.offer = ProtectionOffer(desk)
        self.lay_out(column(Wrapping(self._add, self._change), self.result, self.offer, self._none, self.list))

    def refresh(self) -> None:
        people = self.desk.open_project.people.list(active_only=False)
        self._none.setVisible(not people)
        self.list.setVisible(bool(people))
        self.list.show_lines([_line(person) for person in people])
        self.offer.refresh()

    def first(self) -> QWidget:
        return self.list if self.list.isVisibleTo(self) else self._add

    def _enable(self) -> None:
        self._change.setEnabled(self.list.thing is not None)

    def add(self) -> None:
        self.open_form(PersonForm(self, self.desk.open_project), self._show_kept)

    def change(self, person: Enumerator) -> None:
        self.open_form(PersonForm(self, self.desk.open_project, person), self._show_kept)

    def _change_chosen(self) -> None:
        self.change(self.list.thing)

    def _show_kept(self, person: Enumerator) -> None:
        self.refresh()
        self.list.choose(person)
        self.list.setFocus()


def _line(person: Enumerator) -> Line:
    return Line(
        thing=person,
        cells=(
            as_it_is(person.name),
            as_it_is(person.code),
            ROLES[person.role],
            N_("set") if person.has_pin else N_("none"),
            N_("active") if person.active else N_("inactive"),
        ),
    )

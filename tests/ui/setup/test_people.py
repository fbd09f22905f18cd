"""Enumerators and PINs; a PIN is set here and never shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from tests.ui.setup.driving import button, click, pick, press, texts, write
from ui.setup.people import PeopleSection, PersonForm

SECTION = PeopleSection


def test_a_supervisor_is_added_with_a_pin(section: PeopleSection, project: Project) -> None:
    click(button(section, "Add an enumerator"))
    form = section.findChild(PersonForm)
    write(form.name.line, "Budi Santoso")
    pick(form.role, "supervisor")
    write(form.pins.first.line, "2468")
    write(form.pins.again.line, "2468")
    assert form.pins.first.line.echoMode() == QLineEdit.EchoMode.Password
    press(form, Qt.Key.Key_Return)

    assert project.people.list() == (
        Enumerator(code="budi-santoso", name="Budi Santoso", role="supervisor", has_pin=True),
    )
    assert project.people.may_enter("budi-santoso", "2468")
    assert "2468" not in texts(section)


def test_two_different_pins_are_refused_in_place(section: PeopleSection, project: Project) -> None:
    section.add()
    form = section.findChild(PersonForm)
    write(form.name.line, "Ani")
    write(form.pins.first.line, "1234")
    write(form.pins.again.line, "1243")
    press(form, Qt.Key.Key_Return)
    assert "not the same" in texts(form.pins.again)

    write(form.pins.first.line, "12")
    press(form, Qt.Key.Key_Return)
    assert "4 to 8 digits" in texts(form.pins.first)
    assert project.people.list() == ()


def test_a_change_of_name_keeps_the_pin_and_shows_no_digit(section: PeopleSection, project: Project) -> None:
    project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")
    section.refresh()

    press(section.list, Qt.Key.Key_Return)
    form = section.findChild(PersonForm)
    assert (form.pins.first.text, "A PIN is set" in texts(form)) == ("", True)
    write(form.name.line, "Ani S.")
    press(form.active, Qt.Key.Key_Space)
    press(form, Qt.Key.Key_Return)

    assert project.people.list(active_only=False) == (
        Enumerator(code="ani", name="Ani S.", has_pin=True, active=False),
    )
    project.people.save(Enumerator(code="ani", name="Ani S."))
    assert project.people.may_enter("ani", "1234")

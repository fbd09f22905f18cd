"""Signing in at the top of the window, by keys: who is signed in does what the role may, and the log says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.setup.driving import press, texts, write
from ui.person_button import PersonButton
from ui.widgets.sign_in_box import SignInBox


@pytest.fixture
def office(person: Person, survey: Path) -> Project:
    person.window.desk.open(survey)
    project = person.window.desk.open_project
    project.people.save(Enumerator(code="ani", name="Ani Lestari", role="head"), pin="3333")
    person.window.desk.field_changed.emit()
    return project


def test_a_head_signs_in_and_out_by_keys(person: Person, office: Project) -> None:
    at_top = person.window.findChild(PersonButton)
    assert (at_top.isVisible(), at_top.text()) == (True, "Sign in")
    at_top.click()
    box = person.window.findChild(SignInBox)
    write(box.name.line, "ani lestari")
    write(box.pin.line, "0000")
    press(box.pin.line, Qt.Key.Key_Return)
    assert "not the name and PIN" in texts(box)
    write(box.pin.line, "3333")
    press(box.pin.line, Qt.Key.Key_Return)
    assert at_top.text() == "Ani Lestari – sign out"
    office.set_setting("title", "Renamed")
    assert office.events()[-1].who == "ani"

    at_top.click()
    assert at_top.text() == "Sign in"
    assert session.signed_in(office.guard.identity) is None

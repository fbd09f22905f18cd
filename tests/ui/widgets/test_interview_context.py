"""Before an interview: who, where, what, in which wave."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from servqual_desk.fieldwork.field_plan import Service, Unit, Wave
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.interviewing.interview_context import InterviewContext
from servqual_desk.project import Project
from tests.ui.setup.driving import pick, texts, write
from ui.shared_state import Desk
from ui.widgets.form_entries import EntryError
from ui.widgets.interview_context import InterviewContextChooser


@pytest.fixture
def project(desk: Desk, survey: Path) -> Project:
    desk.open(survey)
    return desk.open_project


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    plan = project.fieldwork
    plan.save_units([Unit(code="bpn", name="BPN"), Unit(code="samsat", name="Samsat")])
    plan.save_services(
        [
            Service(code="roya", name="Roya", unit="bpn"),
            Service(code="cek", name="Pengecekan", unit="bpn"),
            Service(code="pkb", name="Pajak kendaraan", unit="samsat"),
        ]
    )
    plan.save_wave(Wave(code="a", title="First"))
    plan.save_wave(Wave(code="b", title="Second"))
    project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")
    project.people.save(Enumerator(code="budi", name="Budi"))
    return plan


@pytest.fixture
def chooser(project: Project, desk: Desk, qtbot: QtBot) -> InterviewContextChooser:
    made = InterviewContextChooser(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_asked_where_nothing_is_set_up(chooser: InterviewContextChooser) -> None:
    assert not chooser.is_needed
    assert texts(chooser) == ""
    assert chooser.needed() == InterviewContext()


def test_person_service_and_wave_of_an_interview(plan: Fieldwork, chooser: InterviewContextChooser) -> None:
    pick(chooser.person, "ani")
    write(chooser.pin.line, "1234")
    pick(chooser.service, "pkb")

    assert chooser.needed() == InterviewContext(enumerator="ani", unit="samsat", service="pkb", wave="b")


def test_the_services_are_those_of_the_unit(plan: Fieldwork, chooser: InterviewContextChooser) -> None:
    pick(chooser.unit, "bpn")
    assert chooser.service.values == (None, "cek", "roya")

    pick(chooser.unit, "samsat")
    pick(chooser.person, "budi")
    assert chooser.needed() == InterviewContext(enumerator="budi", unit="samsat", service="pkb", wave="b")


def test_a_wrong_pin_is_refused_in_place(plan: Fieldwork, chooser: InterviewContextChooser) -> None:
    pick(chooser.person, "ani")
    pick(chooser.service, "pkb")
    write(chooser.pin.line, "4321")

    with pytest.raises(EntryError):
        chooser.needed()

    assert "This is not the PIN" in texts(chooser.pin)


@pytest.mark.parametrize(("person", "words"), [(None, "Choose who interviews."), ("budi", "Choose the service")])
def test_what_is_open_is_said(
    plan: Fieldwork, chooser: InterviewContextChooser, person: str | None, words: str
) -> None:
    pick(chooser.person, person)

    with pytest.raises(EntryError):
        chooser.needed()

    assert words in texts(chooser)


def test_the_choice_is_remembered_and_the_pin_asked_once(plan: Fieldwork, chooser: InterviewContextChooser) -> None:
    pick(chooser.person, "ani")
    write(chooser.pin.line, "1234")
    pick(chooser.service, "roya")
    first = chooser.needed()
    chooser.hide()
    chooser.show()

    assert not chooser.pin.isVisible()
    assert chooser.needed() == first

    pick(chooser.person, "budi")
    chooser.needed()
    pick(chooser.person, "ani")
    assert chooser.pin.isVisible()
    with pytest.raises(EntryError):
        chooser.needed()


def test_another_survey_forgets_everything(plan: Fieldwork, chooser: InterviewContextChooser, desk: Desk) -> None:
    pick(chooser.person, "ani")
    write(chooser.pin.line, "1234")
    pick(chooser.service, "roya")
    chooser.needed()

    desk.project_changed.emit()

    assert (chooser.person.value, chooser.service.value, chooser.wave.value) == (None, None, "b")


def test_a_kiosk_asks_for_no_person(plan: Fieldwork, desk: Desk, qtbot: QtBot) -> None:
    chooser = InterviewContextChooser(desk, asks_person=False)
    qtbot.addWidget(chooser)
    chooser.show()
    pick(chooser.service, "roya")

    assert not chooser.person.isVisible()
    assert chooser.needed() == InterviewContext(unit="bpn", service="roya", wave="b")

"""The box that starts the kiosk from the page of interviews, and the way from the window into the kiosk and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people.pins import hash_pin
from servqual_desk.project import Project
from tests.ui.collect.kiosk.citizen import Citizen
from tests.ui.driving import Person, see_the_screen
from tests.ui.setup.driving import button, click, pick, press, texts, write
from ui.collect.kiosk.kiosk_box import KioskBox
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.collect.page import CollectPage

PIN = "2468"


@pytest.fixture
def supervisor(person: Person, survey: Path) -> Person:
    """Somebody at the page of interviews, of a survey with two services."""
    with Project.open(survey) as project:
        project.fieldwork.save_units([Unit(code="duk", name="Dukcapil"), Unit(code="tax", name="Tax office")])
        services = [("ktp", "KTP", "duk"), ("kk", "KK", "duk"), ("npwp", "NPWP", "tax")]
        project.fieldwork.save_services([Service(code=code, name=name, unit=unit) for code, name, unit in services])
    person.window.desk.open(survey)
    person.window.show_page("collect")
    return person


def opened_box(person: Person) -> KioskBox:
    person.click("Start the kiosk …")
    box = QApplication.activeModalWidget()
    assert isinstance(box, KioskBox)
    return box


def running_kiosk() -> Citizen:
    QApplication.processEvents()
    kiosk = next(one for one in QApplication.topLevelWidgets() if isinstance(one, KioskWindow) and one.isVisible())
    kiosk.resize(1366, 768)
    return Citizen(kiosk)


def test_what_is_chosen_is_kept_in_the_survey_and_holds_in_the_kiosk(supervisor: Person, survey: Path) -> None:
    box = opened_box(supervisor)
    pick(box.unit, "duk")
    pick(box.service, "kk")
    box.languages["en"].click()
    write(box.idle.line, "45")
    pick(box.left_form, "set_aside")
    pick(box.slip, "yes")
    assert box.pins is not None
    write(box.pins.first.line, PIN)
    write(box.pins.again.line, PIN)
    click(button(box, "Start the kiosk"))

    citizen = running_kiosk()
    assert not supervisor.window.isVisible()
    expected = KioskSettings(
        unit="duk", service="kk", languages=("id",), idle_seconds=45, left_form="set_aside", offers_slip=True
    )
    assert citizen.kiosk.settings == expected
    citizen.touch("Mulai")
    assert (citizen.interview.context.unit, citizen.interview.context.service) == ("duk", "kk")
    leave(citizen)

    with Project.open(survey) as project:
        assert KioskSettings.of(project) == expected
        kinds = [event.variable for event in project.events() if event.kind == "setting"]
    assert {"kiosk_unit", "kiosk_service", "kiosk_pin"} <= set(kinds)


def leave(citizen: Citizen) -> None:
    citizen.kiosk.ask_pin()
    see_the_screen()
    QTest.keyClicks(QApplication.focusWidget(), PIN)
    citizen.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_window_comes_back_as_it_was(supervisor: Person) -> None:
    supervisor.window.desk.open_project.set_setting("kiosk_pin", hash_pin(PIN))
    press(opened_box(supervisor), Qt.Key.Key_Return)
    citizen = running_kiosk()
    citizen.touch("Bahasa Indonesia")
    citizen.touch("Dukcapil")
    citizen.touch("KK")
    citizen.touch("Laki-laki")
    leave(citizen)

    assert supervisor.window.isVisible()
    assert isinstance(supervisor.window.page, CollectPage)
    assert supervisor.reads("1 interview is not finished")  # in English again, with the form that was left
    supervisor.click("Resume")
    assert supervisor.interview.answers == {"sex": "m"}


def test_without_a_pin_or_a_language_or_with_a_wrong_time_it_does_not_start(supervisor: Person) -> None:
    box = opened_box(supervisor)
    click(button(box, "Start the kiosk"))
    assert "Type the PIN that leads out of the kiosk, twice." in texts(box)
    write(box.idle.line, "5")
    click(button(box, "Start the kiosk"))
    assert "Write a whole number from 20 to 600." in texts(box)
    for tick in box.languages.values():
        tick.click()
    click(button(box, "Start the kiosk"))
    assert "Choose at least one language." in texts(box)
    assert supervisor.window.isVisible()
    press(box, Qt.Key.Key_Escape)
    assert supervisor.window.desk.open_project.setting("kiosk_idle_seconds") == ""


def test_services_follow_the_unit(supervisor: Person) -> None:
    box = opened_box(supervisor)
    pick(box.unit, "tax")
    assert box.service.values == (None, "npwp")
    press(box, Qt.Key.Key_Escape)


def test_what_left_the_catalogue_is_asked_of_the_citizen_again(survey: Path) -> None:
    with Project.open(survey) as project:
        KioskSettings(unit="gone", service="gone", languages=("xx",), idle_seconds=45).keep(project)
        assert KioskSettings.of(project) == KioskSettings(languages=("id", "en"), idle_seconds=45)


def test_who_may_not_change_the_set_up_starts_it_as_it_is(supervisor: Person) -> None:
    project = supervisor.window.desk.open_project
    project.set_setting("kiosk_pin", hash_pin(PIN))
    project.people.save(Enumerator(code="head", name="Ibu Kepala", role="head"), pin="13579")
    box = opened_box(supervisor)
    write(box.idle.line, "45")
    click(button(box, "Start the kiosk"))
    assert box.isVisible()
    assert "change the set-up" in texts(box)
    write(box.idle.line, "90")
    click(button(box, "Start the kiosk"))
    leave(running_kiosk())
    assert supervisor.window.isVisible()


def test_a_language_chosen_in_the_kiosk_is_taken_up_by_the_pages_behind_it_when_they_come_back(
    supervisor: Person,
) -> None:
    supervisor.window.desk.open_project.set_setting("kiosk_pin", hash_pin(PIN))
    for page in ("setup", "follow_up", "collect"):
        supervisor.window.show_page(page)
    press(opened_box(supervisor), Qt.Key.Key_Return)
    citizen = running_kiosk()
    for language in ("id", "en", "id"):
        citizen.kiosk.desk.set_language(language)
    leave(citizen)
    supervisor.window.desk.set_language("id")
    supervisor.window.show_page("setup")
    assert supervisor.reads("Kemajuan")

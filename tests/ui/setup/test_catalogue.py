"""Units and services by hand, from a file, from the sample."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from servqual_desk.fieldwork.field_plan import Service, Unit
from servqual_desk.fieldwork.fieldwork import Fieldwork
from servqual_desk.project import Project
from tests.ui.setup.driving import button, click, pick, press, shortcut, texts, write
from ui.setup.catalogue import CatalogueSection
from ui.setup.catalogue_forms import ServiceForm, UnitForm

SECTION = CatalogueSection


@pytest.fixture
def plan(project: Project) -> Fieldwork:
    return project.fieldwork


def test_a_unit_and_a_service_are_added_by_keyboard_alone(section: CatalogueSection, plan: Fieldwork) -> None:
    shortcut(section, "Ctrl+U")
    unit = section.findChild(UnitForm)
    write(unit.name.line, "Dinas Dukcapil")
    press(unit, Qt.Key.Key_Return)
    shortcut(section, "Ctrl+N")
    service = section.findChild(ServiceForm)
    write(service.name.line, "Kartu keluarga (KK)")
    write(service.code.line, "kk")
    pick(service.channel, "both")
    write(service.target.line, "1.200")
    press(service, Qt.Key.Key_Return)

    assert plan.units() == (Unit(code="dinas-dukcapil", name="Dinas Dukcapil"),)
    assert plan.services() == (
        Service(code="kk", name="Kartu keluarga (KK)", unit="dinas-dukcapil", channel="both", target=1200),
    )
    assert section.tree.thing == plan.services()[0]


def test_a_fault_stands_at_its_entry_and_the_form_stays(section: CatalogueSection, plan: Fieldwork) -> None:
    plan.save_units([Unit(code="bpn", name="BPN")])
    section.refresh()
    section.add_unit()
    form = section.findChild(UnitForm)

    press(form, Qt.Key.Key_Return)
    assert "Fill this in: Name." in texts(form.name)

    write(form.name.line, "Badan")
    write(form.code.line, "bpn")
    press(form, Qt.Key.Key_Return)
    assert "“bpn” is taken" in texts(form.code)
    assert form.isVisible()
    assert plan.units() == (Unit(code="bpn", name="BPN"),)


def test_a_target_that_is_no_number_is_refused(section: CatalogueSection, plan: Fieldwork) -> None:
    section.add_service()
    form = section.findChild(ServiceForm)
    write(form.name.line, "KTP")
    write(form.target.line, "12,5")

    press(form, Qt.Key.Key_Return)

    assert "whole number" in texts(form.target)
    assert plan.services() == ()


def test_enter_changes_what_is_chosen_and_keeps_its_code(section: CatalogueSection, plan: Fieldwork) -> None:
    plan.save_services([Service(code="ktp", name="KTP")])
    section.refresh()
    section.tree.choose(plan.services()[0])

    press(section.tree, Qt.Key.Key_Return)
    form = section.findChild(ServiceForm)
    write(form.name.line, "KTP elektronik")
    write(form.code.line, "other")
    click(button(form, "Save"))

    assert plan.services() == (Service(code="ktp", name="KTP elektronik"),)


def test_escape_changes_nothing(section: CatalogueSection, plan: Fieldwork) -> None:
    section.add_unit()
    form = section.findChild(UnitForm)
    write(form.name.line, "BPN")

    press(form, Qt.Key.Key_Escape)

    assert plan.units() == ()


def test_the_sample_fills_the_catalogue(section: CatalogueSection, plan: Fieldwork) -> None:
    assert "No units or services yet" in texts(section)

    click(section.sample_button)

    assert len(plan.units()) >= 8
    assert "Added or changed" in texts(section)
    assert section.tree.isVisible()


def test_delete_removes_what_nothing_belongs_to(section: CatalogueSection, plan: Fieldwork) -> None:
    plan.save_services([Service(code="ktp", name="KTP"), Service(code="kk", name="KK")])
    plan.project.start_interview(service="ktp").refuse()
    section.refresh()

    for service in plan.services():
        section.tree.choose(service)
        press(section.tree, Qt.Key.Key_Delete)

    assert [service.code for service in plan.services()] == ["ktp"]
    assert "“ktp” cannot be removed: interviews, services or actions belong to it" in texts(section)


def test_a_file_is_imported(section: CatalogueSection, plan: Fieldwork, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "katalog.csv"
    file.write_text("unit_code;unit_name;service_code;service_name;channel\nbpn;BPN;roya;Roya;daring\n")

    section.import_file(file)

    qtbot.waitUntil(lambda: "Added or changed: 1 unit, 1 service." in texts(section))
    assert plan.services() == (Service(code="roya", name="Roya", unit="bpn", channel="online"),)


def test_a_faulty_file_is_refused_whole_with_every_fault(
    section: CatalogueSection, plan: Fieldwork, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "katalog.csv"
    file.write_text("service_code,service_name,channel,target\nroya,Roya,pos,\nktp,KTP,loket,banyak\nkk,KK,loket,3\n")

    section.import_file(file)

    qtbot.waitUntil(lambda: "Row 2, column channel" in texts(section))
    assert "Row 3, column target" in texts(section)
    assert plan.services() == ()


def test_a_city_is_added_by_its_button_and_the_other_is_refused(section: CatalogueSection, plan: Fieldwork) -> None:
    tangerang, south = section.city_buttons.values()
    click(tangerang)
    before = plan.services()
    assert "laksa" in {service.code for service in before}
    assert "5 of 6 services can be had over the internet (83%)." in texts(section)

    click(south)
    assert plan.services() == before
    assert "two cities are never mixed" in texts(section)

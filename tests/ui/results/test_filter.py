"""One filter over all pages: the latest wave unless another is chosen, several values of a column, all of it in words."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from servqual_desk.importing.raw_table import Record
from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.conftest import open_results, page_of
from tests.ui.results.waves import three_waves
from ui.widgets.staying_menu import StayingMenu


def submenu(person: Person, title: str) -> StayingMenu:
    """Open the filter's menu by its key, and one of its columns."""
    person.press("Ctrl+F")
    person.wait(lambda: any(menu.isVisible() for menu in person.window.findChildren(QMenu)))
    menu = next(one for one in person.window.findChildren(StayingMenu) if one.title() == title)
    menu.popup(person.window.mapToGlobal(person.window.rect().center()))
    return menu


def test_results_speak_of_the_latest_wave_and_name_it(head: Person) -> None:
    assert page_of(head).findings.n == 60
    assert head.reads("Wave I 2026 · 60 responses")


def test_another_wave_and_all_waves_are_chosen_by_keys(head: Person, waves: Path) -> None:
    page = page_of(head)
    page.filter.waves.setFocus()
    head.press("Down")
    head.wait(lambda: head.reads("Wave II 2025 · 60 responses"))
    page.filter.waves.setFocus()
    head.press("End")
    head.wait(lambda: head.reads("All waves · 180 responses"))
    assert head.window.desk.settings.filters == {str(waves): {"sqd_wave": "all"}}


def test_several_values_of_a_column_are_alternatives(head: Person, waves: Path) -> None:
    with Project.open(waves) as project:
        both = project.count({"sqd_wave": "w3", "sqd_service": ["s0", "s1"]})
    services = submenu(head, "Service")
    for name in ("Layanan 1", "Layanan 2"):
        action = next(one for one in services.actions() if one.text() == name)
        head.qtbot.mouseClick(services, Qt.MouseButton.LeftButton, pos=services.actionGeometry(action).center())
        assert services.isVisible()
    services.close()
    head.wait(lambda: page_of(head).findings.n == both)
    assert head.reads("only Service: Layanan 1 / Layanan 2")
    head.click("Clear this filter")
    head.wait(lambda: page_of(head).findings.n == 60)


def test_the_menu_offers_the_places_of_the_chosen_wave(person: Person, tmp_path: Path) -> None:
    path = three_waves(tmp_path / "three.sqd", each=8)
    with Project.open(path) as project:
        project.add_responses([Record(values={}, meta={"sqd_wave": "w1", "sqd_service": "closed"})], source="import")
    open_results(person, path)
    offered = [action.text() for action in submenu(person, "Service").actions()]
    assert offered == ["Layanan 1", "Layanan 2", "Layanan 3", "Layanan 4"]


def test_words_stand_on_every_tab_and_follow_the_language(head: Person) -> None:
    content = page_of(head).content
    for tab in content.tabs:
        content.show_tab(tab)
        assert head.reads("Wave I 2026 · 60 responses")
    head.press("Ctrl+L")
    assert head.reads("Wave I 2026 · 60 tanggapan")


def test_so_few_that_somebody_may_be_known_are_not_shown(person: Person, tmp_path: Path) -> None:
    open_results(person, three_waves(tmp_path / "three.sqd", each=3, services=1))
    assert person.reads("Results are shown from 5 responses on; 2 more are needed")
    assert not page_of(person).content


def test_nor_is_a_choice_that_leaves_so_few_out(person: Person, tmp_path: Path) -> None:
    open_results(person, three_waves(tmp_path / "few.sqd", each=60, services=2, few=2))
    page = page_of(person)
    page.filter.show_filter(person.window.desk.open_project, {"sqd_service": ["s0"]})
    page.compute()
    person.wait(lambda: person.reads("people whom the filter leaves out"))

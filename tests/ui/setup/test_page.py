"""The page as a whole: keys, names for screen readers, both languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from servqual_desk.fieldwork.catalogue import sample_catalogue
from servqual_desk.fieldwork.field_plan import Quota, Wave
from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.project import Project
from tests.ui.setup.driving import pick, press, shortcut, texts
from ui.setup.page import SECTIONS, SetupPage
from ui.setup.survey import SurveySection
from ui.shared_state import Desk
from ui.widgets.choice_list import Choice
from ui.widgets.section import Section
from ui.widgets.section_menu import SectionMenu
from ui.window import MainWindow


@pytest.fixture
def planned(project: Project) -> Project:
    plan = project.fieldwork
    plan.save_catalogue(sample_catalogue())
    plan.save_wave(Wave(code="w1", title="First", target=384))
    plan.set_quotas([Quota(variable="sex", value="f", variable2="age", value2="old", target=5)])
    project.people.save(Enumerator(code="ani", name="Ani"), pin="1234")
    return project


def test_a_key_opens_the_page_and_keys_lead_through_its_sections(window: MainWindow, desk: Desk) -> None:
    desk.show_page("collect")
    shortcut(window, "Ctrl+7")

    assert isinstance(window.page, SetupPage)
    seen = [type(window.page.section)]
    for _step in range(len(SECTIONS) - 1):
        press(window.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        seen.append(type(window.page.section))
    assert seen == list(SECTIONS)
    press(window.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    press(window.page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert type(window.page.section) is SECTIONS[-1]


def controls(section: Section) -> list[QWidget]:
    return [
        one
        for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
        for one in section.findChildren(kind)
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]


def test_every_control_has_a_name_and_is_reached_by_tab(planned: Project, page: SetupPage) -> None:
    for number, kind in enumerate(SECTIONS):
        page.show_section(number)
        found = controls(page.section)

        assert found, kind
        assert [one for one in found if not one.accessibleName().strip()] == [], kind
        assert [one for one in found if not one.focusPolicy() & Qt.FocusPolicy.TabFocus] == [], kind


def test_the_focus_is_never_lost_to_a_section_without_a_control(page: SetupPage, qtbot: QtBot) -> None:
    page.entered()

    qtbot.waitUntil(lambda: page.isAncestorOf(page.window().focusWidget()))


def test_every_section_follows_the_language(planned: Project, page: SetupPage, desk: Desk) -> None:
    for number in range(len(SECTIONS)):
        page.show_section(number)
    for number, kind in enumerate(SECTIONS):
        page.show_section(number)
        english = texts(page)
        desk.set_language("id")
        indonesian = texts(page)
        desk.set_language("en")

        assert indonesian.splitlines()[0] != english.splitlines()[0], kind
        assert texts(page) == english, kind


def test_sections_show_what_changed_elsewhere(page: SetupPage, project: Project, desk: Desk) -> None:
    page.show_section(SECTIONS.index(SurveySection))
    project.set_setting("title", "Counter 2027")

    desk.project_changed.emit()

    assert page.section.findChildren(QLineEdit)[0].text() == "Counter 2027"


def test_sections_that_were_looked_at_speak_of_no_survey_that_is_closed(
    planned: Project, page: SetupPage, desk: Desk, qtbot: QtBot
) -> None:
    for number in range(len(SECTIONS)):
        page.show_section(number)
    desk.create(planned.path.with_name("other.sqd"), instrument="skm-9", title="Other")
    qtbot.wait(1)
    for language in ("id", "en"):
        desk.set_language(language)
        assert page.section.isVisible()
    page.show_section(SECTIONS.index(SurveySection))
    assert page.section.findChildren(QLineEdit)[0].text() == "Other"


def test_where_large_text_leaves_no_room_the_menu_is_a_list(page: SetupPage, desk: Desk, window: MainWindow) -> None:
    window.resize(960, 640)
    desk.settings.text_percent = 200
    desk.dress()
    choice = page.findChild(SectionMenu).findChild(Choice)
    assert choice.isVisible()

    pick(choice, "2")

    assert type(page.section) is SECTIONS[2]
    desk.settings.text_percent = 100
    desk.dress()
    assert not choice.isVisible()

"""Protection is offered when people are set up for the first time, once, and how often the survey asks who is there is chosen."""

import pytest
from PySide6.QtCore import Qt

from servqual_desk.fieldwork.people import Enumerator
from servqual_desk.people import session
from servqual_desk.project import Project
from servqual_desk.store.pin_unlocking import BY_PIN
from tests.ui.setup.driving import pick, press, texts
from ui.setup.page import SECTIONS, SetupPage
from ui.setup.people import PeopleSection
from ui.setup.protection import ProtectionSection
from ui.widgets.passphrase_form import PassphraseForm
from ui.window_lock import IDLE_MINUTES


@pytest.fixture
def people(page: SetupPage) -> PeopleSection:
    page.show_section(SECTIONS.index(PeopleSection))
    assert isinstance(page.section, PeopleSection)
    return page.section


def set_up_ani(people: PeopleSection) -> Project:
    project = people.desk.open_project
    project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin="3333")
    people.refresh()
    return project


def test_without_people_nothing_is_offered(people: PeopleSection) -> None:
    assert not people.offer.isVisible()
    people.desk.open_project.people.save(Enumerator(code="budi", name="Budi"))
    people.refresh()
    assert not people.offer.isVisible()


def test_not_now_is_an_answer_that_is_kept(people: PeopleSection) -> None:
    set_up_ani(people)
    assert people.offer.isVisible()
    people.offer.no.setFocus()
    press(people.offer.no, Qt.Key.Key_Space)
    assert not people.offer.isVisible()
    people.refresh()
    assert not people.offer.isVisible()


def test_yes_asks_for_the_passphrase_of_the_head(people: PeopleSection, page: SetupPage) -> None:
    project = set_up_ani(people)
    project.sign_in("ani", "3333")
    people.offer.yes.setFocus()
    press(people.offer.yes, Qt.Key.Key_Space)
    assert isinstance(page.section, ProtectionSection)
    form = page.section.findChild(PassphraseForm)
    assert form.isVisible()
    press(form, Qt.Key.Key_Escape)
    page.show_section(SECTIONS.index(PeopleSection))
    assert people.offer.isVisible()  # it was not protected after all
    session.forget_everybody()


def test_how_often_it_asks_is_chosen_by_keys(page: SetupPage) -> None:
    page.show_section(SECTIONS.index(ProtectionSection))
    section = page.section
    assert isinstance(section, ProtectionSection)
    assert not section.asking.isVisible()
    project = section.desk.open_project
    project.people.save(Enumerator(code="ani", name="Ani", role="head"), pin="3333")
    section.refresh()
    assert section.asking.isVisible()
    assert not section.asking.by_pin.isVisible()  # an open survey is unlocked by nobody

    pick(section.asking.after, "15")
    press(section.asking.after, Qt.Key.Key_Return)
    section.asking.after.chosen.emit()
    assert "somebody must sign in" in texts(section)
    project.sign_in("ani", "3333")
    pick(section.asking.after, "15")
    section.asking.after.chosen.emit()
    assert project.setting(IDLE_MINUTES) == "15"
    assert project.setting(BY_PIN) == ""
    session.forget_everybody()

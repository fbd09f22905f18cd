"""Steps of the guide, by the keys that it says, on a fresh survey."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from instruments.i18n import _
from servqual_desk.follow_up.actions import Action
from servqual_desk.project import Project
from tests.ui.driving import Person
from ui.widgets.form_dialog import Form


@pytest.fixture
def office(person: Person, tmp_path: Path) -> Person:
    """Somebody with a fresh survey, on its first page."""
    path = tmp_path / "loket.sqd"
    Project.create(path, instrument="skm-9", title="Loket").close()
    person.window.desk.open(path)
    return person


def press_in_box(words: str) -> None:
    """Press this button of the next box, once it is there."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        next(one for one in box.buttons() if one.text() == words).click()
    else:
        QTimer.singleShot(20, partial(press_in_box, words))


@pytest.mark.parametrize("language", ["id", "en"])
def test_who_does_not_consent_is_one_refusal_and_nothing_else(office: Person, language: str) -> None:
    desk = office.window.desk
    desk.set_language(language)
    office.press("Ctrl+2")
    office.wait(lambda: office.reads(_("Start an interview")))
    office.press("Enter")
    assert office.asked.column == "consent"
    QTimer.singleShot(0, partial(press_in_box, _("Record the refusal")))
    office.press("2")
    kinds = [kind for (kind,) in desk.open_project.database.execute("SELECT kind FROM event WHERE kind = 'refused'")]
    assert kinds == ["refused"]
    assert desk.open_project.drafts() == ()
    assert desk.open_project.responses.list() == ()


def test_enter_opens_a_line_of_the_plan_also_where_its_page_was_shown_already(office: Person) -> None:
    desk = office.window.desk
    desk.open_project.actions.keep(Action(what="Menambah loket"))
    office.press("Ctrl+0")
    office.wait(lambda: office.reads("Add an action"))
    office.window.page.section.list.setFocus()
    office.press("Ctrl+0")
    office.wait(lambda: office.window.page.isAncestorOf(office.window.focusWidget()))
    office.press("Enter")
    office.wait(lambda: isinstance(QApplication.activeModalWidget(), Form))
    QApplication.activeModalWidget().reject()

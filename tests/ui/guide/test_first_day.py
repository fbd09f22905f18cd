"""The first day of a survey by the guide: set up by the supervisor, asked by the enumerator, read by the unit's head."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from instruments.i18n import LANGUAGES, _
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.project import Project
from tests.ui.driving import Person, answer_file_dialog
from tests.ui.guide.test_supervisor_steps import come_to
from ui.results.page import ResultsPage
from ui.widgets.form_dialog import Form

OFFICE, CONTACT = "Kecamatan Coblong", "loket informasi"

pytestmark = pytest.mark.usefixtures("on_start")


@pytest.fixture(params=LANGUAGES)
def newcomer(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Person:
    """Somebody who has just started the program."""
    monkeypatch.setattr("ui.start.new_survey.documents", lambda: tmp_path)
    person.window.desk.set_language(request.param)
    return person


def fill(person: Person, button: str, *texts: str) -> None:
    """Add something by this button's form: its first lines, then Enter."""
    person.click(button)
    form = QApplication.activeModalWidget()
    assert isinstance(form, Form), button
    lines = [line for line in form.findChildren(QLineEdit) if line.isVisible()]
    for line, text in zip(lines, texts, strict=False):
        line.setFocus()
        person.write(text)
    lines[0].setFocus()
    person.press("Enter")
    person.wait(lambda: QApplication.activeModalWidget() is None)
    with person.qtbot.waitActive(person.window):
        person.window.activateWindow()  # as a window manager does when a box has closed


def results(person: Person) -> ResultsPage:
    person.press("Ctrl+3")
    person.wait(lambda: isinstance(person.window.page, ResultsPage))
    page = person.window.page
    assert isinstance(page, ResultsPage)
    return page


def test_from_a_new_survey_to_the_first_consent(newcomer: Person) -> None:
    desk = newcomer.window.desk
    newcomer.click(_("New survey"))
    newcomer.press("Enter")
    newcomer.wait(lambda: desk.project is not None)

    section = come_to(newcomer, "setup", _("Survey"))
    for name, text in ((_("Office"), OFFICE), (_("Contact"), CONTACT)):
        next(one for one in section.findChildren(QLineEdit) if one.accessibleName() == name).setFocus()
        newcomer.write(text)
    newcomer.press("Enter")
    come_to(newcomer, "setup", _("Units and services"))
    fill(newcomer, _("Add a unit"), "Loket")
    fill(newcomer, _("Add a service"), "KTP")
    come_to(newcomer, "setup", _("Waves"))
    fill(newcomer, _("Add a wave"), "2026")
    come_to(newcomer, "setup", _("Enumerators"))
    fill(newcomer, _("Add an enumerator"), "Siti", "", "2468", "2468")

    newcomer.press("Ctrl+2")
    newcomer.wait(lambda: newcomer.reads(_("Start an interview")))
    newcomer.press("Enter")
    newcomer.wait(lambda: isinstance(newcomer.window.focusWidget(), QLineEdit))
    newcomer.write("2468")
    newcomer.press("Enter")
    newcomer.wait(lambda: newcomer.reads(OFFICE))
    assert newcomer.reads(CONTACT)


def test_the_head_saves_the_report_and_plans_what_follows(newcomer: Person, tmp_path: Path) -> None:
    path = tmp_path / "kantor.sqd"
    with Project.create(path, instrument="skm-9", title="Kantor") as project:
        project.add_responses(simulate(project.instrument, 40), source=SOURCE)
    newcomer.window.desk.open(path)
    page = results(newcomer)
    newcomer.wait(lambda: page.findings is not None)
    newcomer.click(_("Plan follow-up"))
    assert newcomer.window.desk.open_project.actions.list()
    results(newcomer)
    newcomer.click(_("Report …"))
    menu = next(one for one in newcomer.window.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == _("Brief for the head (two pages)")).trigger()
    menu.close()
    newcomer.wait(lambda: newcomer.reads(_("Save as …")))
    answer_file_dialog(tmp_path / "brief.pdf")
    newcomer.click(_("Save as …"))
    newcomer.wait((tmp_path / "brief.pdf").exists)

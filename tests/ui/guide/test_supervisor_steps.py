"""The supervisor's chapter, by the buttons that it names, to the end of each step and in both languages."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from instruments.i18n import LANGUAGES, _
from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from servqual_desk.store import file_keys
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.ui.driving import Person, answer_file_dialog
from tests.ui.guide.test_steps import press_in_box
from ui import background
from ui.merge.page import MergePage
from ui.responses.erase_box import EraseBox, ReceiptBox
from ui.sectioned_page import SectionedPage
from ui.start.page import StartPage
from ui.widgets.passphrase_form import PassphraseForm
from ui.widgets.spoken_words import said
from ui.widgets.unlock_box import UnlockBox

PASSPHRASE = "empat kata yang mudah"
CITIZENS = 3


@pytest.fixture(autouse=True)
def _locked_afterwards() -> Iterator[None]:
    yield
    file_keys.lock_everything()


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    return answered(tmp_path / "loket.sqd")


@pytest.fixture(params=LANGUAGES)
def supervisor(person: Person, survey: Path, request: pytest.FixtureRequest) -> Person:
    """Somebody with a fresh survey that has a few answers."""
    person.window.desk.set_language(request.param)
    person.window.desk.open(survey)
    return person


def answered(path: Path) -> Path:
    with Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk"), title="Loket") as project:
        add_citizens(project)
    return path


def add_citizens(project: Project) -> None:
    for _citizen in range(CITIZENS):
        finished(project)


def come_to(person: Person, page: str, section: str = "") -> QWidget:
    """Show a page, and the section of that title."""
    person.window.show_page(page)
    shown = person.window.page
    if not section:
        return shown
    assert isinstance(shown, SectionedPage)
    titles = [said(one.title) for one in shown.sections]
    shown.show_section(titles.index(section))
    return shown.section


def write_in(person: Person, box: type[QDialog], *texts: str) -> None:
    """Type a text into each line of the next box of this kind, then Enter."""
    shown = QApplication.activeModalWidget()
    if not isinstance(shown, box):
        QTimer.singleShot(20, partial(write_in, person, box, *texts))
        return
    lines = [line for line in shown.findChildren(QLineEdit) if line.isVisible()]
    for line, text in zip(lines, texts, strict=True):
        line.setFocus()
        person.write(text)
    person.press("Enter")


def test_another_laptops_survey_is_merged_once(supervisor: Person, survey: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk = supervisor.window.desk
    laptop = stick / "laptop2.sqd"
    desk.close()
    laptop.write_bytes(survey.read_bytes())
    with Project.open(laptop) as project:
        add_citizens(project)
    desk.open(survey)
    page = come_to(supervisor, "merge")
    assert isinstance(page, MergePage)
    for expected in (2 * CITIZENS, 2 * CITIZENS):
        before = desk.open_project.count()
        answer_file_dialog(stick)
        supervisor.click(_("Choose a USB stick or folder …"))
        supervisor.wait(page.agree.isVisible)
        assert desk.open_project.count() == before
        page.agree.click()
        supervisor.wait(lambda: supervisor.reads(_("Merged. Backup of the survey as it was: {path}").partition("{")[0]))
        assert desk.open_project.count() == expected


def test_a_backup_is_made_and_restored(supervisor: Person, tmp_path: Path) -> None:
    desk, stick = supervisor.window.desk, tmp_path / "stick"
    stick.mkdir()
    section = come_to(supervisor, "setup", _("Backups"))
    answer_file_dialog(stick)
    supervisor.click(_("Choose the folder …"))
    supervisor.click(_("Back up now"))
    supervisor.wait(lambda: bool(section.list.lines))
    add_citizens(desk.open_project)
    section.list.setFocus()
    QTimer.singleShot(20, partial(press_in_box, _("Restore")))
    supervisor.click(_("Restore this backup …"))
    supervisor.wait(lambda: supervisor.reads(_("What was there before is kept: {path}").partition("{")[0]))
    assert desk.open_project.count() == CITIZENS


def test_a_damaged_survey_comes_back_from_its_backup_on_the_first_page(
    supervisor: Person, survey: Path, tmp_path: Path
) -> None:
    desk = supervisor.window.desk
    desk.open_project.backups.use_folder(tmp_path)
    come_to(supervisor, "setup", _("Backups"))
    supervisor.click(_("Back up now"))
    supervisor.wait(lambda: bool(desk.open_project.setting("backup_at")))
    desk.close()
    background.wait()  # a survey that is put away is copied first
    survey.write_bytes(survey.read_bytes()[:200] + b"\xff" * 9000)
    page = come_to(supervisor, "start")
    assert isinstance(page, StartPage)
    answer_file_dialog(survey)
    supervisor.click(_("Open a survey"))
    supervisor.wait(page.restore_offer.isVisible)
    supervisor.click(_("Restore this backup"))
    supervisor.wait(lambda: desk.project is not None)
    assert desk.open_project.count() == CITIZENS


def test_a_protected_survey_is_closed_and_opened_again(supervisor: Person, survey: Path, tmp_path: Path) -> None:
    desk, sheet = supervisor.window.desk, tmp_path / "sheet.pdf"
    section = come_to(supervisor, "setup", _("Protection"))
    supervisor.click(_("Protect …"))
    write_in(supervisor, PassphraseForm, PASSPHRASE, PASSPHRASE)
    supervisor.wait(lambda: section.sheet.isVisible())
    answer_file_dialog(sheet)
    supervisor.click(_("Save the sheet to print …"))
    assert sheet.stat().st_size > 0
    desk.close()
    file_keys.lock_everything()
    come_to(supervisor, "start")
    QTimer.singleShot(20, partial(write_in, supervisor, UnlockBox, PASSPHRASE))
    supervisor.click(survey.stem.capitalize())
    supervisor.wait(lambda: desk.project is not None)
    assert desk.open_project.count() == CITIZENS


def test_a_citizens_answers_are_erased_by_the_code(supervisor: Person) -> None:
    responses = supervisor.window.desk.open_project.responses
    erased = responses.list()[0]
    come_to(supervisor, "responses")
    supervisor.click(_("Erase on request …"))
    write_in(supervisor, EraseBox, str(erased.withdrawal_code))
    box = QApplication.activeModalWidget()
    assert isinstance(box, EraseBox)
    assert box.agree.text() == _("Erase for good")
    box.agree.click()
    supervisor.wait(lambda: isinstance(QApplication.activeModalWidget(), ReceiptBox))
    supervisor.press("Enter")
    assert responses.get(erased.uuid).status == "erased"
    assert supervisor.window.desk.open_project.count() == CITIZENS - 1

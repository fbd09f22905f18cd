"""The frame: pages, languages, sizes, colours, what is remembered, what happens when something goes wrong."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from instruments.i18n import language
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.errors import DataError
from servqual_desk.project import Project
from servqual_desk.settings import load_settings, log_path
from tests.ui.driving import Person, homeless, let_settle, when_a_box_opens
from ui import theme, uncaught_errors
from ui.collect.page import CollectPage
from ui.pages import PAGES
from ui.qt_translations import QtWords
from ui.shared_state import Desk
from ui.window import MainWindow
from ui.window_frame import Rail


def test_pages_that_need_a_survey_wait_for_one(person: Person, survey: Path) -> None:
    assert not person.button("Interview citizens").isEnabled()
    person.window.desk.open(survey)
    assert person.button("Interview citizens").isEnabled()


def test_a_page_is_built_when_it_is_first_shown(person: Person, survey: Path) -> None:
    sys.modules.pop("ui.results.report_preview", None)
    person.window.desk.open(survey)
    assert "collect" not in person.window._pages
    person.press("Ctrl+2")
    person.wait(lambda: person.reads("Start an interview"))


def test_the_key_of_the_page_that_is_shown_leaves_the_keys_to_the_page(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    start = person.button("Start an interview")
    assert start.hasFocus()
    person.press("Ctrl+2")
    person.wait(person.button("Interview citizens").hasFocus)  # Qt presses the button, and lets it go a moment later
    person.wait(start.hasFocus)


def test_the_language_is_switched_everywhere_and_remembered(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.click("Bahasa Indonesia")
    assert language() == "id"
    assert person.reads("Mulai")
    assert not person.reads("Recent surveys")
    assert load_settings().language == "id"


def test_text_size_and_colours_are_remembered(person: Person) -> None:
    person.click("Larger text")
    person.click("Light, dark or high contrast")
    assert (load_settings().text_percent, load_settings().theme) == (110, "dark")
    assert theme.current().id == "dark"


def test_the_window_remembers_its_page(person: Person, survey: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.window.close()
    assert load_settings().page == "collect"
    assert load_settings().recent == [str(survey)]


def drop(window: QWidget, path: Path) -> bool:
    """Drag a file onto the window and let it go; whether the window would take it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(200, 200), actions, data, button, no_key)
    entering.ignore()
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), actions, data, button, no_key))
    return entering.isAccepted()


def test_a_survey_is_opened_by_dropping_it(person: Person, survey: Path, tmp_path: Path) -> None:
    person.window.show_page("start")
    assert drop(person.window, survey)
    assert person.window.desk.open_project.path == survey
    assert isinstance(person.window.page, CollectPage)

    other = Project.create(tmp_path / "Loket é.sqd", instrument="skm-9", title="Loket")
    other.close()
    person.press("Enter")
    assert person.interview.question is not None
    assert drop(person.window, tmp_path / "Loket é.sqd")
    assert person.window.desk.open_project.title == "Loket"
    with Project.open(survey) as project:
        assert project.count() == 0


def test_what_is_no_survey_is_not_taken(person: Person, survey: Path, tmp_path: Path) -> None:
    person.window.desk.open(survey)
    person.window.show_page("collect")
    table = tmp_path / "table.csv"
    table.write_text("a,b", encoding="utf-8")
    assert not drop(person.window, table)
    assert person.window.desk.open_project.path == survey


class Windows(QObject):
    """Notes every window that appears on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_flashes_up_as_a_window_of_its_own(
    person: Person, tmp_path: Path, qapp: QApplication
) -> None:
    desk, windows = person.window.desk, Windows()
    qapp.installEventFilter(windows)
    desk.create(tmp_path / "survey.sqd", instrument="servqual-22", title="Survei")
    desk.open_project.add_responses(simulate(desk.open_project.instrument, 12), source=SOURCE)
    for spec in PAGES:
        person.window.show_page(spec.id)
        person.qtbot.wait(20)
    person.window.show_page("results")
    person.wait(lambda: person.reads("What to improve first") or person.reads("Gap by dimension"))
    person.window.show_page("collect")
    person.press("Enter", "1", "Esc")
    qapp.removeEventFilter(windows)
    assert windows.seen == []


def test_a_fault_of_the_user_is_one_sentence(window: MainWindow) -> None:
    text, shown = report(DataError("Row 3: 9 is not on the scale."))
    assert (text, shown) == ("Something went wrong", "Row 3: 9 is not on the scale.")


def test_a_bug_is_logged_with_its_trace_and_told_calmly(window: MainWindow) -> None:
    text, shown = report(ZeroDivisionError("division by zero"))
    assert text == "The program has failed"
    assert str(log_path()) in shown
    assert "ZeroDivisionError: division by zero" in log_path().read_text(encoding="utf-8")


def report(error: Exception) -> tuple[str, str]:
    """What the box says that appears for an error that nobody caught."""
    seen: list[tuple[str, str]] = []

    def read_and_close(box: QMessageBox) -> None:
        seen.append((box.text(), box.informativeText()))
        box.buttons()[0].click()

    when_a_box_opens(QMessageBox, read_and_close)
    uncaught_errors.report(type(error), error, error.__traceback__)
    return seen[0]


@pytest.mark.parametrize(("qt_says", "we_say"), [("&Copy", "Salin"), ("Cancel", "Batal")])
def test_qts_own_words_are_ours_in_indonesian(desk: Desk, qt_says: str, we_say: str) -> None:
    words = QtWords()
    assert words.translate("QLineEdit", qt_says) is None  # English stands as it is
    desk.set_language("id")
    assert words.translate("QLineEdit", qt_says) == we_say


def test_a_word_that_we_do_not_know_stays_qts(desk: Desk) -> None:
    desk.set_language("id")
    assert QtWords().translate("QWidget", "Frobnicate") is None
    assert QLabel.tr("Frobnicate") == "Frobnicate"


def test_every_widget_of_every_page_stands_in_the_window(interviewer: Person) -> None:
    before = homeless(interviewer.window)
    for page in PAGES:
        interviewer.window.show_page(page.id)
    assert len(homeless(interviewer.window)) <= len(before)


def test_pictures_of_the_pages_are_whole_beside_a_wide_page(person: Person, survey: Path) -> None:
    survey = survey.with_name("full.sqd")
    with Project.create(survey, instrument="loket-lengkap", title="Mall") as project:
        project.add_responses(simulate(project.instrument, 384), source=SOURCE)
    person.window.desk.set_language("id")
    person.window.desk.settings.text_percent = 200
    person.window.desk.dress()
    person.window.desk.open(survey)
    for page in PAGES:
        person.window.show_page(page.id)
        let_settle()
        rail = person.window.findChild(Rail)
        assert rail.width() >= rail.sizeHint().width(), page.id

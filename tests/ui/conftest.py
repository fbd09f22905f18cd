"""The window around a survey with every kind of question, driven by keys and clicks as a person would."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from instruments import i18n
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from servqual_desk.store import open_file
from tests.little_survey import little_survey
from tests.ui.driving import Person
from tests.ui.standing_window import StandingWindow
from ui import background, theme
from ui.apply_theme import apply_theme
from ui.garbage import collect_anywhere
from ui.shared_state import Desk
from ui.widgets import one_gesture
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes what the person at this computer has chosen."""
    monkeypatch.setenv("SERVQUAL_DESK_CONFIG", str(tmp_path_factory.mktemp("settings")))
    spoken = i18n.language()
    yield
    i18n.set_language(spoken)
    logger = logging.getLogger("servqual_desk")
    for handler in tuple(logger.handlers):  # a log file of this test's own folder
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def on_a_display(qapp: QApplication) -> None:
    """The window is seen: keys and focus go where a window manager lets them."""
    if QGuiApplication.platformName() != "xcb":
        pytest.skip("needs an X display: make test gives it one with xvfb-run")


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """What a test has copied goes before Python ends: Qt's clipboard would free it after Python has."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _garbage_as_before() -> Iterator[None]:
    """The tests that follow wait for no events, in which garbage would be collected; none of it while a thread still works."""
    yield
    background.wait()
    collect_anywhere()


@pytest.fixture(autouse=True)
def _no_file_opened_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another test damaged is no fault of this one's."""
    monkeypatch.setattr(open_file, "_opened", {})


@pytest.fixture(autouse=True)
def _no_gesture_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last key of another test is not the first of this one, pressed twice."""
    monkeypatch.setattr(one_gesture, "_moments", one_gesture.Moments())


@pytest.fixture(autouse=True)
def _usual_look(request: pytest.FixtureRequest) -> None:
    """Take another test's look off: not before its windows are gone, which would have to be dressed anew."""
    application, usual = QApplication.instance(), Settings()
    if not isinstance(application, QApplication):
        return
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if "open_kiosk" not in request.fixturenames:
        apply_theme(application, name="light", text_size=theme.next_text_size(usual.text_percent, 0))


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A project file without responses."""
    path = tmp_path / "little.sqd"
    Project.create(path, instrument=little_survey(), title="Kota Contoh").close()
    return path


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk(Settings(language="en"))
    made.dress()
    yield made
    background.cancel_all()
    made.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window at 1366 × 768, before any page is built, as `servqual-desk open FILE` makes it."""
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture(scope="module")
def standing_window(qapp: QApplication) -> Iterator[StandingWindow]:
    made = StandingWindow()
    yield made
    made.put_away()


@pytest.fixture
def lent_window(standing_window: StandingWindow) -> Iterator[MainWindow]:
    """One window for all tests of a module: its `window`, where each opens a survey of its own and looks at nothing else."""
    with standing_window.lent() as lent:
        yield lent


@pytest.fixture
def on_start(window: MainWindow) -> None:
    """The window shows its start page, as it does where no survey is opened by name."""
    window.show_page("start")


@pytest.fixture
def person(window: MainWindow, qtbot: QtBot) -> Person:
    """Who sits at the window."""
    return Person(window, qtbot)


@pytest.fixture
def interviewer(person: Person, survey: Path) -> Person:
    """Someone who has opened the survey and begun an interview."""
    person.window.desk.open(survey)
    person.window.show_page("collect")
    person.press("Enter")
    return person

"""A survey with sex and age, open in the window, with the set-up page in front."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.questionnaire_text import battery, dimension, document, item, question, scale
from ui.setup.page import SECTIONS, SetupPage
from ui.shared_state import Desk
from ui.window import MainWindow

SURVEY = document(
    "counter",
    scale("agree4", 1, 4),
    battery("perception", "", "agree4", ("Yang dialami", "What I experienced")),
    dimension("speed", ("Kecepatan", "Speed")),
    item("s1", "speed", ("Antrean pendek.", "The queue is short.")),
    question(
        "sex",
        "choice",
        ("Jenis kelamin", "Sex"),
        role="profile",
        choices={"m": ("Laki-laki", "Male"), "f": ("Perempuan", "Female")},
    ),
    question(
        "age", "choice", ("Usia", "Age"), role="profile", choices={"young": ("Muda", "Young"), "old": ("Tua", "Old")}
    ),
    title=("Loket", "Counter"),
)


@pytest.fixture
def desk(desk: Desk, tmp_path: Path) -> Desk:
    desk.create(tmp_path / "counter.sqd", instrument=instrument_from_toml(SURVEY, name="counter"), title="Counter 2026")
    return desk


@pytest.fixture
def project(desk: Desk) -> Project:
    return desk.open_project


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page("setup")
    return window


@pytest.fixture
def page(window: MainWindow) -> SetupPage:
    assert isinstance(window.page, SetupPage)
    return window.page


@pytest.fixture
def section(page: SetupPage, request: pytest.FixtureRequest) -> object:
    """The section whose class the test module names as `SECTION`."""
    page.show_section(SECTIONS.index(request.module.SECTION))
    return page.section

"""A survey with sex and age, open in the window, with the set-up page in front."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from ui.desk import Desk
from ui.setup.page import SECTIONS, SetupPage
from ui.window import MainWindow

SURVEY = """
format = 1
id = "counter"
version = "1.0.0"
languages = ["id", "en"]
title = { id = "Loket", en = "Counter" }
citation = "Made for tests."

[scales.agree4]
min = 1
max = 4

[[batteries]]
id = "perception"
suffix = ""
scale = "agree4"
stem = { id = "Yang dialami", en = "What I experienced" }

[[dimensions]]
id = "speed"
title = { id = "Kecepatan", en = "Speed" }

[[items]]
id = "s1"
dimension = "speed"
text = { id = "Antrean pendek.", en = "The queue is short." }

[[questions]]
id = "sex"
kind = "choice"
role = "profile"
text = { id = "Jenis kelamin", en = "Sex" }
choices = [
  { id = "m", label = { id = "Laki-laki", en = "Male" } },
  { id = "f", label = { id = "Perempuan", en = "Female" } },
]

[[questions]]
id = "age"
kind = "choice"
role = "profile"
text = { id = "Usia", en = "Age" }
choices = [
  { id = "young", label = { id = "Muda", en = "Young" } },
  { id = "old", label = { id = "Tua", en = "Old" } },
]
"""


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

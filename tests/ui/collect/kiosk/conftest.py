"""The kiosk on a survey, at a counter's screen."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from servqual_desk.fieldwork.kiosk_settings import KioskSettings
from servqual_desk.people.pins import hash_pin
from servqual_desk.project import Project
from servqual_desk.settings import Settings
from tests.ui.collect.kiosk.citizen import Citizen
from ui.collect.kiosk.kiosk_window import KioskWindow
from ui.shared_state import Desk

PIN = "2468"
Opener = Callable[..., Citizen]


@pytest.fixture
def open_kiosk(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Opens the kiosk on a survey, else on `survey`; further arguments are settings of the kiosk in place of the survey's own."""
    made: list[KioskWindow] = []

    def opened(
        path: Path | None = None,
        *,
        language: str = "en",
        text: int = 100,
        theme: str = "light",
        size: QSize = QSize(1366, 768),  # noqa: B008  nobody changes it
        **settings: object,
    ) -> Citizen:
        chosen = Settings(language=language, kiosk_pin=hash_pin(PIN), text_percent=text, theme=theme)
        desk = Desk(chosen, kiosk=True)
        desk.dress()
        desk.open(path or request.getfixturevalue("survey"))
        window = KioskWindow(desk, replace(KioskSettings.of(desk.open_project), **settings))  # type: ignore[arg-type]
        window.resize(size)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        made.append(window)
        return Citizen(window)

    yield opened
    for window in made:
        window.leave()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def made_mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mall") / "mall.sqd"
    Project.create(path, instrument="loket-lengkap", title="Mal Pelayanan Publik").close()
    return path


@pytest.fixture
def mall(made_mall: Path, tmp_path: Path) -> Path:
    """A survey with the complete questionnaire, which asks for the consent first; a copy goes on with a chain of its own."""
    return Path(shutil.copy(made_mall, tmp_path))

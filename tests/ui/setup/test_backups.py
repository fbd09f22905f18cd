"""A backup by one click: copied in the background, read back, remembered, listed."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from servqual_desk.project import Project
from servqual_desk.store.clock import now
from tests.ui.setup.driving import shortcut, texts
from ui.setup.backups import BackupSection

SECTION = BackupSection


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_backup_is_made_verified_and_listed(
    section: BackupSection, project: Project, stick: Path, qtbot: QtBot
) -> None:
    assert "No backup yet" in texts(section)
    section.use_folder(stick)
    before = now()

    shortcut(section, "Ctrl+B")

    qtbot.waitUntil(lambda: "Copied and read back" in texts(section))
    (copy,) = stick.iterdir()
    qtbot.waitUntil(lambda: bool(section.list.lines))
    with Project.open(copy) as opened:
        assert opened.title == "Counter 2026"
    assert before <= project.setting("backup_at") <= now()
    assert [(line.thing.path, line.thing.good) for line in section.list.lines] == [(copy, True)]
    assert "Last verified backup" in texts(section)


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_remembered(
    section: BackupSection, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "file").touch()
    section.use_folder(tmp_path / "file" / "below")

    section.back_up()

    qtbot.waitUntil(lambda: section.fault.isVisible())
    assert str(tmp_path) in section.fault.text()
    assert project.setting("backup_at") == ""

"""A backup by one click: copied in the background, read back, remembered, listed."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from servqual_desk.project import Project
from servqual_desk.store.backup_retention import Keep
from servqual_desk.store.backups import back_up
from servqual_desk.store.clock import now
from tests.ui.driving import when_a_box_opens
from tests.ui.setup.driving import button, click, shortcut, texts, write
from ui.setup.backup_rule import RuleForm
from ui.setup.backups import BackupSection
from ui.shared_state import Desk

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


def agree(words: str, box: QMessageBox) -> None:
    """Press a button of the box that asks."""
    next(one for one in box.buttons() if one.text() == words).click()


def test_a_backup_is_restored_after_asking_once(
    section: BackupSection, project: Project, desk: Desk, stick: Path, qtbot: QtBot
) -> None:
    copy = back_up(project, stick)
    project.backups.remember(copy)
    project.set_setting("title", "Changed since")
    section.refresh()
    qtbot.waitUntil(lambda: bool(section.list.lines))

    when_a_box_opens(QMessageBox, partial(agree, "Restore"))
    click(button(section, "Restore this backup …"))

    qtbot.waitUntil(lambda: "Restored, with 0 responses" in texts(section))
    assert desk.open_project.title == "Counter 2026"
    assert "What was there before is kept" in texts(section)


def test_a_damaged_copy_is_named_so_in_words_and_cannot_be_restored(
    section: BackupSection, project: Project, stick: Path, qtbot: QtBot
) -> None:
    copy = back_up(project, stick)
    project.backups.remember(copy)
    copy.write_bytes(copy.read_bytes()[:5000])
    section.refresh()
    qtbot.waitUntil(lambda: bool(section.list.lines))

    (line,) = section.list.lines
    assert "damaged: does not open whole" in line.cells
    assert not button(section, "Restore this backup …").isEnabled()


def test_the_rule_for_keeping_is_said_and_changed(section: BackupSection, project: Project) -> None:
    assert "the newest 7 backups, and before them one a week for 8 weeks" in texts(section)

    click(button(section, "How many to keep …"))
    form = next(one for one in section.findChildren(RuleForm) if one.isVisible())
    write(form.newest.line, "3")
    write(form.weeks.line, "0")
    form.save()

    assert project.backups.keep == Keep(newest=3, weeks=0)
    assert "Kept: the newest 3 backups; older ones go" in texts(section)


def test_automatic_backups_wait_for_a_place_and_can_be_switched_off(
    section: BackupSection, project: Project, stick: Path
) -> None:
    assert not section.automatic.isEnabled()
    section.use_folder(stick)
    assert section.automatic.isChecked()

    section.automatic.click()

    assert not project.backups.is_automatic

"""The line at the bottom: today, the target, the last verified backup."""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.fieldwork.field_plan import Wave
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from tests.ui.driving import Person
from ui import automatic_backups, background
from ui.jobs.status_line_words import backup_words, count_words


def finish(project: Project, wave: str | None = None) -> None:
    interview = project.start_interview(wave=wave)
    while (asked := interview.question) is not None:
        if asked.required:
            interview.answer(asked.choices[0].value)
        else:
            interview.skip()
    interview.finish()


def test_today_and_in_all_and_against_the_waves_target(survey: Path) -> None:
    with use_language("en"), Project.open(survey) as project:
        finish(project)
        assert count_words(project) == "Today 1 · 1 finished response"

        project.fieldwork.save_wave(Wave(code="b", title="Second", target=40))
        finish(project, wave="b")
        assert count_words(project) == "Today 1 · 1 of 40 responses"


@pytest.mark.parametrize(
    ("days", "words"), [(0, "✓ Backup today "), (1, "✓ Backup 1 day ago"), (30, "✓ Backup 30 days ago")]
)
def test_how_old_the_last_backup_is(survey: Path, tmp_path: Path, days: int, words: str) -> None:
    made = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with use_language("en"), Project.open(survey) as project:
        assert backup_words(project) == "No backup yet"
        project.backups.remember(back_up(project, tmp_path / "stick"))
        project.set_setting("backup_at", made.isoformat(timespec="milliseconds"))

        assert backup_words(project).startswith(words)


def gone(copy: Path) -> None:
    shutil.rmtree(copy.parent)


def empty(copy: Path) -> None:
    copy.write_bytes(b"")


def cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:4096])


@pytest.mark.parametrize("loss", [gone, empty, cut], ids=lambda loss: loss.__name__)
def test_no_tick_for_a_copy_that_is_not_there_any_more(
    survey: Path, tmp_path: Path, loss: Callable[[Path], None]
) -> None:
    with use_language("en"), Project.open(survey) as project:
        copy = back_up(project, tmp_path / "stick")
        project.backups.remember(copy)
        loss(copy)

        assert backup_words(project) == "✗ Last backup is not at hand"


def test_the_line_follows_a_backup_and_its_loss(person: Person, survey: Path, tmp_path: Path) -> None:
    person.window.desk.open(survey)
    assert person.reads("No backup yet")

    project = person.window.desk.open_project
    copy = back_up(project, tmp_path / "stick")
    project.backups.remember(copy)
    person.window.desk.field_changed.emit()
    assert person.reads("✓ Backup today")

    with copy.open("rb+") as file:  # of the same size, but no longer what it was
        file.seek(4096)
        file.write(bytes(4096))
    person.window.desk.field_changed.emit()
    person.wait(lambda: person.reads("✗ Last backup is damaged"))


def test_a_survey_that_is_closed_is_backed_up_where_a_place_was_chosen(
    person: Person, survey: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    person.window.desk.open(survey)
    person.window.desk.open_project.backups.use_folder(stick)
    finish(person.window.desk.open_project)

    person.window.close()

    (copy,) = stick.iterdir()
    with Project.open(copy) as opened:
        assert opened.count() == 1


def test_nothing_is_copied_where_nothing_was_written_or_the_stick_is_gone(
    person: Person, survey: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    desk = person.window.desk
    desk.open(survey)
    desk.open_project.backups.remember(back_up(desk.open_project, stick))
    desk.close()
    background.wait()
    assert len(list(stick.iterdir())) == 1

    desk.open(survey)
    finish(desk.open_project)
    stick.rename(tmp_path / "drawer")
    person.window.close()
    assert not stick.exists()
    with Project.open(survey) as project:
        assert project.count() == 1


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits until a survey has been open for a while comes at once; ask for it before the window."""
    monkeypatch.setattr(automatic_backups, "SETTLED_MS", 0)


def test_a_copy_is_made_by_itself_on_the_next_day_and_what_a_kill_left_is_swept(
    soon: None, person: Person, survey: Path, tmp_path: Path
) -> None:
    stick, left = tmp_path / "stick", tmp_path / "stick" / ".servqual-desk-0123abcd-4000000-0123abcd"
    with Project.open(survey) as project:
        project.backups.remember(back_up(project, stick))
        project.set_setting("backup_at", "2026-01-05T03:00:00.000+00:00")
        finish(project)
    left.mkdir()
    (left / "little.sqd").touch()
    os.utime(left, (0, 0))

    person.window.desk.open(survey)

    person.wait(lambda: len(list(stick.glob("*.sqd"))) == 2)
    person.wait(lambda: person.reads("✓ Backup today"))
    assert not left.exists()

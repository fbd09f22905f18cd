"""The line at the bottom: today, the target, the last verified backup."""

import datetime as dt
from pathlib import Path

import pytest

from instruments.i18n import use_language
from servqual_desk.fieldwork.plan import Wave
from servqual_desk.project import Project
from servqual_desk.store.backups import back_up
from tests.ui.driving import Person
from ui.jobs.saved_receipt import backup_words, count_words


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
def test_how_old_the_last_backup_is(survey: Path, days: int, words: str) -> None:
    made = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with use_language("en"), Project.open(survey) as project:
        assert backup_words(project) == "No backup yet"
        project.set_setting("backup_at", made.isoformat(timespec="milliseconds"))

        assert backup_words(project).startswith(words)


def test_the_line_follows_a_backup(person: Person, survey: Path, tmp_path: Path) -> None:
    person.window.desk.open(survey)
    assert person.reads("No backup yet")

    project = person.window.desk.open_project
    project.backups.remember(back_up(project.path, tmp_path / "stick"))
    person.window.desk.field_changed.emit()

    assert person.reads("✓ Backup today")

"""What the window says of its open file: who else has it open, and whether the one file is whole while nobody writes."""

import shutil
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.servqual_desk.store.test_other_windows import another_program
from tests.ui.driving import Person
from ui import open_file


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_file, "LOOK_MS", 50)
    monkeypatch.setattr(open_file, "IDLE_S", 0.2)


@pytest.mark.parametrize("language", ["en", "id"])
def test_another_window_is_said_while_it_is_there(person: Person, survey: Path, language: str) -> None:
    person.window.desk.set_language(language)
    person.window.desk.open(survey)
    with another_program(survey) as (process, pipe):
        person.wait(lambda: person.reads(str(process.pid)))
        pipe.send("close")  # type: ignore[attr-defined]

        person.wait(lambda: not person.reads(str(process.pid)))


def test_a_window_that_was_there_first_is_said_at_once(person: Person, survey: Path) -> None:
    with another_program(survey) as (process, _pipe):
        person.window.desk.open(survey)

        assert person.reads(str(process.pid))


def test_the_file_alone_has_the_answers_of_an_unfinished_interview_after_a_while(
    interviewer: Person, survey: Path, tmp_path: Path
) -> None:
    interviewer.press("1")
    wal = survey.with_name(survey.name + "-wal")
    assert wal.stat().st_size > 0

    interviewer.wait(lambda: not wal.stat().st_size)

    with Project.open(shutil.copyfile(survey, tmp_path / "salinan.sqd")) as copy:
        assert [draft.answered for draft in copy.drafts()] == [1]
    interviewer.press("2")
    assert interviewer.interview.answers


def test_a_reader_in_the_way_is_said_until_it_has_gone(interviewer: Person, survey: Path) -> None:
    with Project.open(survey, readonly=True) as reader:
        reader.database.conn.execute("BEGIN")
        reader.count()
        interviewer.press("1")

        interviewer.wait(lambda: interviewer.reads("keeps the newest answers from being taken into the file"))
        reader.database.conn.execute("COMMIT")

        interviewer.wait(lambda: not interviewer.reads("keeps the newest answers from being taken into the file"))
    assert not survey.with_name(survey.name + "-wal").stat().st_size


def test_a_file_that_was_overwritten_is_not_written_into_while_nobody_answers(
    interviewer: Person, survey: Path, tmp_path: Path
) -> None:
    Project.create(tmp_path / "lain.sqd", instrument="skm-9").close()
    interviewer.press("1")
    shutil.copyfile(tmp_path / "lain.sqd", survey)
    overwritten = survey.read_bytes()

    interviewer.qtbot.wait(600)

    assert survey.read_bytes() == overwritten

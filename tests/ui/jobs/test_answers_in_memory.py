"""Answers are read once for many filters, are those of the file as it is, and never those of a damaged one."""

import os
import shutil
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest

from analysis import analyse
from instruments.progress import CancelledError, Progress
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.errors import DataError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store import response_blocks
from servqual_desk.store.filters import Where
from servqual_desk.store.sqlite import sqlite
from tests.little_survey import little_survey
from ui.jobs import answers_in_memory
from ui.jobs.analyse_project import analyse_project
from ui.jobs.answers_in_memory import answers_of, forget_answers, require_sealed_now, sealed_answers
from ui.jobs.city import sources
from ui.jobs.city.sources import read_source

# Windows says when a file was made instead.
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="no time of change that cannot be set")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "little.sqd"
    with Project.create(path, instrument=little_survey()) as project:
        project.add_responses(simulate(project.instrument, 80), source=SOURCE)
    return path


@pytest.fixture
def project(filled: Path, tmp_path: Path) -> Project:
    forget_answers()
    path = Path(shutil.copyfile(filled, tmp_path / "little.sqd"))
    with Project.open(path) as opened:
        yield opened
    forget_answers()


def sealed_answers_of(project: Project, where: Where | None = None) -> pd.DataFrame:
    with sealed_answers(project, where) as frame:
        return frame


def test_small_columns_are_analysed_as_the_usual_ones(project: Project) -> None:
    of_memory, of_file = analyse(answers_of(project), project.instrument), analyse(project.frame(), project.instrument)

    assert of_memory.to_dict() == of_file.to_dict()


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"sex": "f"},
        {"sex": ["f", "m"], "channels": "counter"},
        {"channels": ["online", "counter"], "sqd_mode": "interviewer"},
        {"t1_e": "7"},
        {"t1_p": "dk"},
        {"sqd_unit": "nowhere"},
    ],
)
def test_a_filter_leaves_what_the_file_itself_gives(project: Project, where: Where) -> None:
    for _again in range(2):
        usual = project.frame(where)
        pd.testing.assert_frame_equal(answers_of(project, where).astype(usual.dtypes), usual)
        assert answers_of(project, where).attrs == project.frame(where).attrs


def test_a_filter_that_does_not_fit_is_refused_in_words(project: Project) -> None:
    with pytest.raises(DataError, match="smoke"):
        answers_of(project, {"channels": "smoke"})


@pytest.mark.parametrize("most_kept", [100, 10])
@pytest.mark.parametrize("where", [None, {"sex": "f"}])
def test_what_is_read_for_its_seals_is_what_is_read_for_itself(
    project: Project, most_kept: int, where: Where | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts and voided responses too are sealed, and are in no results."""
    monkeypatch.setattr(answers_in_memory, "MOST_KEPT", most_kept)
    first, second, *_others = project.frame()["sqd_uuid"]
    project.responses.void(first, reason="twice")
    project.responses.correct(second, "t1_p", "dk", reason="typed wrong")
    project.start_interview().answer("f")
    sealed = sealed_answers_of(project, where)
    forget_answers()

    pd.testing.assert_frame_equal(sealed, answers_of(project, where))
    assert sealed.attrs == project.frame(where).attrs
    assert len(sealed) == project.count(where)


def test_an_answer_outside_its_scale_is_read_with_its_seal(project: Project) -> None:
    with project.transaction():
        project.database.conn.execute('UPDATE "answers_little" SET t1_p = 300 WHERE rowid = 5')

    sealed = sealed_answers_of(project)

    assert sealed["t1_p"].tolist()[4] == 300
    pd.testing.assert_frame_equal(sealed, project.read_answers())


def test_what_is_written_while_it_is_read_is_not_taken_for_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    import servqual_desk.store.frame as frames

    usual = frames.GrowingFrame.take

    def take(growing: frames.GrowingFrame, block: object) -> None:
        project.add_responses(simulate(project.instrument, 3, seed=4), source=SOURCE)
        usual(growing, block)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(frames.GrowingFrame, "take", take)
        assert len(sealed_answers_of(project)) == 80

    assert len(answers_of(project)) == len(sealed_answers_of(project)) == 83


def test_reading_is_given_up_between_two_pieces(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(response_blocks, "AT_ONCE", 10)
    told: list[float | None] = []
    progress = Progress(lambda _doing, share: told.append(share), lambda: len(told) == 3)

    with pytest.raises(CancelledError):
        analyse_project(project.path, progress)
    assert told == pytest.approx([0.1, 0.1 + 0.3 * 10 / 80, 0.1 + 0.3 * 20 / 80])
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("reading-ahead")] == []
    assert len(sealed_answers_of(project)) == 80


def test_whoever_closes_the_survey_does_not_wait_for_what_is_made_of_the_answers(project: Project) -> None:
    with ThreadPoolExecutor(1) as another_thread:
        for _read_from in ("file", "memory"):
            with sealed_answers(project):
                is_free = another_thread.submit(answers_in_memory._lock.acquire, blocking=False)
                assert is_free.result()
                another_thread.submit(answers_in_memory._lock.release).result()


def test_nothing_is_kept_of_a_survey_that_was_closed_while_something_was_made_of_its_answers(project: Project) -> None:
    with sealed_answers(project) as before:
        forget_answers()

    assert answers_of(project) is not before


def test_what_is_written_is_read_anew(project: Project) -> None:
    before = answers_of(project)
    project.add_responses(simulate(project.instrument, 3, seed=4), source=SOURCE)
    assert len(answers_of(project)) == len(before) + 3
    project.responses.void(str(before["sqd_uuid"][0]), reason="twice")
    assert len(answers_of(project)) == len(before) + 2


def test_another_survey_is_another(project: Project, tmp_path: Path) -> None:
    assert len(answers_of(project)) == 80
    with Project.create(tmp_path / "other.sqd", instrument=little_survey()) as other:
        assert len(answers_of(other)) == 0
    assert len(answers_of(project)) == 80


@pytest.mark.parametrize("is_hidden", [False, pytest.param(True, marks=POSIX_ONLY)])
def test_a_file_that_another_program_changed_is_held_against_its_seals_again(project: Project, is_hidden: bool) -> None:
    require_sealed_now(project)
    require_sealed_now(project)
    before = project.path.stat()
    stranger = sqlite.connect(project.path)
    stranger.execute("UPDATE \"answers_little\" SET sex = CASE sex WHEN 'f' THEN 'm' ELSE 'f' END")
    stranger.commit()
    if is_hidden:
        stranger.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        os.utime(project.path, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (project.path.stat().st_size, project.path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    stranger.close()
    with pytest.raises(ProjectError):
        require_sealed_now(project)


def test_a_file_that_was_closed_and_opened_again_is_not_read_again(filled: Path) -> None:
    forget_answers()
    with Project.open(filled) as first:
        before = answers_of(first)
    with Project.open(filled) as again:
        assert answers_of(again) is before
    forget_answers()


def test_a_city_counts_the_very_answers_that_were_held_against_their_seals(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copyfile(filled, tmp_path / "little.sqd"))
    forget_answers()
    assert len(read_source(path).frame) == 80
    usual = sources.project_to_read

    def changed_when_open(place: Path, **how: bool) -> Project:
        project = usual(place, **how)
        stranger = sqlite.connect(place)
        stranger.execute("UPDATE \"answers_little\" SET sex = CASE sex WHEN 'f' THEN 'm' ELSE 'f' END")
        stranger.commit()
        stranger.close()
        return project

    monkeypatch.setattr(sources, "project_to_read", changed_when_open)
    with pytest.raises(ProjectError):
        read_source(path)

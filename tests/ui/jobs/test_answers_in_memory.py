"""Answers are read once for many filters, are those of the file as it is, and never those of a damaged one."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis import analyse
from servqual_desk.demo.simulated_citizens import SOURCE, simulate
from servqual_desk.errors import DataError, ProjectError
from servqual_desk.project import Project
from servqual_desk.store.filters import Where
from servqual_desk.store.sqlite import sqlite
from tests.little_survey import little_survey
from ui.jobs.answers_in_memory import answers_of, forget_answers, require_sealed_now


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


def test_a_file_that_another_program_changed_is_held_against_its_seals_again(project: Project) -> None:
    require_sealed_now(project)
    require_sealed_now(project)
    stranger = sqlite.connect(project.path)
    stranger.execute("UPDATE \"answers_little\" SET sex = CASE sex WHEN 'f' THEN 'm' ELSE 'f' END")
    stranger.commit()
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

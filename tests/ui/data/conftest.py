"""Somebody at the data page of a survey with one response."""

from pathlib import Path
from shutil import copyfile

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.ui.data.clerk import Clerk
from tests.ui.driving import Person


@pytest.fixture(scope="session")
def survey_of_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "desk.sqd"
    with Project.create(
        path, instrument=instrument_from_toml(LITTLE, name="little-desk"), title="Kota Contoh"
    ) as project:
        finished(project)
    return path


@pytest.fixture
def survey(survey_of_one: Path, tmp_path: Path) -> Path:
    return copyfile(survey_of_one, tmp_path / "desk.sqd")


@pytest.fixture
def clerk(person: Person, survey: Path) -> Clerk:
    person.window.desk.open(survey)
    person.window.show_page("data")
    return Clerk(person)

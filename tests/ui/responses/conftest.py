"""A survey with answers, and somebody who looks after them."""

from pathlib import Path

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import FULL, answer_all
from tests.ui.driving import Person
from tests.ui.responses.looking import Keeper


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqd"
    Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk"), title="Kota Contoh").close()
    return path


@pytest.fixture
def keeper(person: Person, survey: Path) -> Keeper:
    """Someone at the responses page of a survey without responses."""
    person.window.desk.open(survey)
    person.window.show_page("responses")
    return Keeper(person)


@pytest.fixture
def three(keeper: Keeper) -> Keeper:
    """The same with a paper form, an answer about the queue, and an interview that is not finished."""
    project = keeper.project
    answer_all(project.start_interview(mode="paper", serial="MPP-0001")).finish()
    answer_all(project.start_interview(), {**FULL, "remark": "Antrean terlalu panjang."}).finish()
    answer_all(project.start_interview(), {"channel": "online"})
    keeper.page.entered()
    return keeper

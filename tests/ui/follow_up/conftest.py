"""The follow-up page on a survey of three waves, the first of which names waiting to be improved."""

from pathlib import Path
from shutil import copyfile

import pytest

from servqual_desk.project import Project
from tests.ui.driving import Person
from tests.ui.results.waves import three_waves
from ui.follow_up.page import SECTIONS, FollowUpPage


@pytest.fixture(scope="session")
def waves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_waves(tmp_path_factory.mktemp("waves") / "waves.sqd")


@pytest.fixture
def planner(person: Person, waves: Path, tmp_path: Path) -> Person:
    """Whoever fills in the plan."""
    person.window.desk.open(copyfile(waves, tmp_path / "waves.sqd"))
    person.window.show_page("follow_up")
    return person


@pytest.fixture
def project(planner: Person) -> Project:
    return planner.window.desk.open_project


@pytest.fixture
def page(planner: Person) -> FollowUpPage:
    shown = planner.window.page
    assert isinstance(shown, FollowUpPage)
    return shown


@pytest.fixture
def section(page: FollowUpPage, request: pytest.FixtureRequest) -> object:
    """The section whose class the test module names as `SECTION`."""
    page.show_section(SECTIONS.index(request.module.SECTION))
    return page.section

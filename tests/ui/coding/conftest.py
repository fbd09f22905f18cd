"""A survey with comments, and somebody who codes them."""

from pathlib import Path
from shutil import copyfile

import pytest

from instruments.load import instrument_from_toml
from servqual_desk.project import Project
from servqual_desk.responses.comment_coding import Code
from tests.servqual_desk.conftest import LITTLE
from tests.servqual_desk.held_interviews import finished
from tests.ui.coding.reading import Coder
from tests.ui.driving import Person

COMMENTS = ("Antrean panjang.", "Petugas ramah.", "Kursi kurang, antrean panjang.")


@pytest.fixture(scope="session")
def survey_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("coding") / "desk.sqd"
    with Project.create(path, instrument=instrument_from_toml(LITTLE, name="little-desk"), title="Kota") as project:
        for comment in COMMENTS:
            finished(project, remark=comment)
    return path


@pytest.fixture
def survey(survey_of_three: Path, tmp_path: Path) -> Path:
    """A project file with three comments and no codes."""
    return copyfile(survey_of_three, tmp_path / "desk.sqd")


@pytest.fixture
def stranger(person: Person, survey: Path) -> Coder:
    """Someone at the comments page who has not said who they are."""
    person.window.desk.open(survey)
    person.window.show_page("coding")
    return Coder(person)


@pytest.fixture
def ani(person: Person, survey: Path) -> Coder:
    """Ani at the comments page, with a codebook: queue (1), staff (2), beneath it smile (3)."""
    desk = person.window.desk
    desk.coder = "Ani"
    desk.open(survey)
    coding = desk.open_project.comments
    for code in (
        Code(code="queue", title="Queue", dimension="speed"),
        Code(code="staff", title="Staff"),
        Code(code="smile", title="Smile", parent="staff"),
    ):
        coding.save_code(code)
    person.window.show_page("coding")
    return Coder(person)

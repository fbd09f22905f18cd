"""A window that shows a survey from the first."""

import shutil
from pathlib import Path

import pytest

from servqual_desk.project import Project
from tests.little_survey import survey_of_every_kind


@pytest.fixture(scope="session")
def made_of_every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kinds") / "little.sqd"
    Project.create(path, instrument=survey_of_every_kind(), title="Kota Contoh").close()
    return path


@pytest.fixture
def of_every_kind(made_of_every_kind: Path, tmp_path: Path) -> Path:
    """A survey without responses that asks every kind of question: a copy, which goes on with a chain of its own."""
    return Path(shutil.copy(made_of_every_kind, tmp_path))

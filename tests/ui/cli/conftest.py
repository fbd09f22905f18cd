"""Where commands run: a folder of their own, in English."""

from pathlib import Path

import pytest

from servqual_desk.project import Project


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands run in, whose answers are in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    return tmp_path


@pytest.fixture
def skm_survey(empty_folder: Path) -> Path:
    """`a.sqd` in that folder, a survey of SKM without responses."""
    path = empty_folder / "a.sqd"
    Project.create(path, instrument="skm-9").close()
    return path

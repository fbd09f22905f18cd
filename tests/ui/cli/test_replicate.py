"""`servqual-desk replicate`: what stands in the folder."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from ui.cli.commands import desk


def test_data_and_scripts_stand_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    with Project.create(tmp_path / "desk.sqd", instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 25), source="simulated")

    result = CliRunner().invoke(desk, ["replicate", str(tmp_path / "desk.sqd"), "-o", str(tmp_path / "new" / "folder")])

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
        "data.csv",
        "replicate.R",
        "replicate.py",
        "replicate.sps",
        "results-servqual-desk.json",
    ]
    with (tmp_path / "new" / "folder" / "data.csv").open(encoding="utf-8") as file:
        assert len(list(csv.reader(file))) == 26

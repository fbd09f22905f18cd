"""A data package that was exported is imported again, as an archive and as a folder, by the same command as any data file."""

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from tests.little_survey import little_survey
from ui.cli.commands import desk
from ui.jobs.export_data import ExportOptions, export_data

N = 40


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "ours.sqd"
    with Project.create(path, instrument=little_survey(), title="Loket") as project:
        project.add_responses(simulate(project.instrument, N), source="simulated")
    return path


def answers(path: Path) -> pd.DataFrame:
    """The stored answers with the responses' identifiers; where they came from is another story in each file."""
    with Project.open(path) as project:
        frame = project.frame(non_answers=True).set_index("sqd_uuid").sort_index()
    return frame.drop(columns=["sqd_source"]).astype("object")


@pytest.mark.parametrize("name", ["package.zip", "package/"])
def test_a_package_comes_home_without_loss(survey: Path, tmp_path: Path, name: str) -> None:
    tables = ExportOptions(tables=("answers", "events"))
    export_data(survey, f"{tmp_path}/{name}", language="id", options=tables)
    other = tmp_path / "other.sqd"
    Project.create(other, instrument=little_survey(), title="Loket").close()

    said = CliRunner().invoke(desk, ["import", str(other), str(tmp_path / name)])

    assert said.exit_code == 0, said.output
    pd.testing.assert_frame_equal(answers(other), answers(survey))
    again = CliRunner().invoke(desk, ["import", str(other), str(tmp_path / name)])
    assert again.exit_code == 2
    assert len(answers(other)) == N


def test_a_folder_or_an_archive_without_data_is_refused(survey: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = CliRunner().invoke(desk, ["import", str(survey), str(tmp_path / "empty")])
    assert said.exit_code == 2
    assert "data.csv" in said.output

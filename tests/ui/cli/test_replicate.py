"""`servqual-desk replicate`: what stands in the folder."""

import csv
import json
import subprocess
import sys
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


def test_a_method_of_the_lab_is_replicated_with_its_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    survey, folder = tmp_path / "desk.sqd", tmp_path / "folder"
    with Project.create(survey, instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, 25), source="simulated")

    asked = [
        "replicate",
        str(survey),
        "-o",
        str(folder),
        "--method",
        "skm",
        "--set",
        "weight=0.11",
        "--where",
        "sex=female",
    ]
    result = CliRunner().invoke(desk, asked)

    assert result.exit_code == 0, result.output
    subprocess.run([sys.executable, "replicate.py"], cwd=folder, check=True, capture_output=True)
    ours, theirs = (
        json.loads((folder / name).read_text(encoding="utf-8"))["tables"][0]
        for name in ("results-servqual-desk.json", "results-python.json")
    )
    index = dict(zip([column["id"] for column in ours["columns"]], ours["rows"][0], strict=True))
    assert index["weight"] == "0.11"
    assert theirs["rows"][0]["ikm_rounded"] == index["ikm_rounded"]
    assert theirs["rows"][0]["n"] == index["n"] < 25


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [(["--method", "quality"], "There is no script"), (["--set", "weight=0.11"], "--set needs a --method")],
)
def test_what_cannot_be_replicated_is_said_and_nothing_written(
    asked: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    with Project.create(tmp_path / "desk.sqd", instrument="servqual-22") as project:
        project.add_responses(simulate(project.instrument, 40), source="simulated")

    result = CliRunner().invoke(desk, ["replicate", str(tmp_path / "desk.sqd"), "-o", str(tmp_path / "folder"), *asked])

    assert result.exit_code == 2
    assert sentence in result.output
    assert not (tmp_path / "folder").exists()

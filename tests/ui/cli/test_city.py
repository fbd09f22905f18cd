"""`servqual-desk city`: surveys and Parquet files as one."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from ui.cli.commands import desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two surveys of one questionnaire: `north.sqd` with 30 responses and `south.sqd` with 40."""
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    made = tmp_path / "city"
    made.mkdir()
    for name, n in (("north", 30), ("south", 40)):
        survey(made / f"{name}.sqd", n, seed=n)
    return made


def survey(path: Path, n: int, *, seed: int, instrument: str = "skm-9") -> None:
    with Project.create(path, instrument=instrument) as project:
        records = simulate(project.instrument, n, seed=seed)
        project.add_responses(records, source="simulated")


def run(*arguments: Path | str) -> Result:
    return CliRunner().invoke(desk, [str(argument) for argument in arguments])


def city(*sources: Path | str) -> dict[str, Any]:
    result = run("city", *sources, "--json", "-")
    assert result.exit_code == 0, result.output
    whole: dict[str, Any] = json.loads(result.stdout)
    return whole


def test_a_folder_is_analysed_as_one_survey(folder: Path) -> None:
    whole = city(folder)

    assert whole["all"]["data"]["n_responses"] == 70
    assert sum(unit["n"] for unit in whole["units"]) == 70
    assert whole["all"]["skm"]["ikm"] is not None


def test_the_same_responses_in_another_file_count_once(folder: Path) -> None:
    assert run("export", folder / "north.sqd", "-o", folder / "north.parquet").exit_code == 0

    assert city(folder)["all"]["data"]["n_responses"] == 70


def test_a_parquet_file_gives_what_its_survey_gives(folder: Path, tmp_path: Path) -> None:
    parquet = tmp_path / "north.parquet"
    assert run("export", folder / "north.sqd", "-o", parquet).exit_code == 0

    assert city(parquet)["all"]["skm"] == city(folder / "north.sqd")["all"]["skm"]


def test_other_groups_can_be_compared(folder: Path) -> None:
    result = run("city", folder, "--by", "sex", "--json", "-")

    assert {unit["unit"] for unit in json.loads(result.stdout)["units"]} >= {"male", "female"}


def test_another_questionnaire_is_refused(folder: Path) -> None:
    survey(folder / "west.sqd", 5, seed=1, instrument="servperf-22")

    result = run("city", folder)

    assert result.exit_code == 2
    assert "Analyse each questionnaire by itself" in result.stderr


def test_a_file_that_cannot_be_read_is_named_and_left_out_only_when_asked(folder: Path) -> None:
    (folder / "broken.sqd").write_bytes(b"no survey")

    refused, left_out = run("city", folder, "--json", "-"), run("city", folder, "--skip-invalid", "--json", "-")

    assert refused.exit_code == 2
    assert "broken.sqd" in refused.stderr
    assert json.loads(left_out.stdout)["all"]["data"]["n_responses"] == 70

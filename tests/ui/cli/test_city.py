"""`servqual-desk city`: surveys and Parquet files as one."""

import itertools
import json
from pathlib import Path
from typing import Any

import fsspec
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
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


def test_what_nothing_ranks_says_how_two_cities_are_compared(folder: Path) -> None:
    cohen = folder.parent / "cohen"
    cohen.mkdir()
    survey(cohen / "a.sqd", 10, seed=1, instrument="cohen-smart-governance")
    assert "invariance=true" in run("city", cohen).output
    assert "invariance=true" not in run("city", folder).output


def test_another_questionnaire_is_refused(folder: Path) -> None:
    survey(folder / "west.sqd", 5, seed=1, instrument="servperf-22")

    result = run("city", folder)

    assert result.exit_code == 2
    assert "Analyse each questionnaire by itself" in result.stderr


def test_an_archive_in_the_folder_is_named_and_not_left_out_without_a_word(folder: Path) -> None:
    (folder / "answers.ZIP").write_bytes(b"PK")
    refused, left_out = run("city", folder, "--json", "-"), run("city", folder, "--skip-invalid", "--json", "-")
    assert refused.exit_code == 2
    assert "answers.ZIP: is an archive. Unpack it" in refused.stderr
    assert left_out.exit_code == 0
    assert "answers.ZIP: is an archive." in left_out.stderr


def test_a_file_that_cannot_be_read_is_named_and_left_out_only_when_asked(folder: Path) -> None:
    (folder / "broken.sqd").write_bytes(b"no survey")

    refused, left_out = run("city", folder, "--json", "-"), run("city", folder, "--skip-invalid", "--json", "-")

    assert refused.exit_code == 2
    assert "broken.sqd" in refused.stderr
    assert json.loads(left_out.stdout)["all"]["data"]["n_responses"] == 70


def test_one_file_in_parts_gives_the_identical_json(tmp_path: Path) -> None:
    """Rows of one Parquet file in so many files, each with the whole questionnaire; in the last, of one row or two."""
    whole = tmp_path / "whole.parquet"
    survey(tmp_path / "large.sqd", 44, seed=3, instrument="loket-lengkap")
    assert run("export", tmp_path / "large.sqd", "-o", whole).exit_code == 0
    table = pq.read_table(whole)
    units = pa.array([f"unit {row % 3}" for row in range(len(table))])
    table = table.set_column(table.column_names.index("sqd_unit"), "sqd_unit", units)
    pq.write_table(table, whole)
    of_one_file = city(whole)
    assert len(of_one_file["units"]) == 3

    for parts in (3, 40):
        split = tmp_path / f"split in {parts}"
        split.mkdir()
        bounds = np.linspace(0, len(table), parts + 1).astype(int)
        for number, (start, end) in enumerate(itertools.pairwise(bounds)):
            pq.write_table(table.slice(start, end - start), split / f"{number:03}.parquet")
        assert city(split) == of_one_file, f"in {parts} parts"


def test_a_store_of_objects_is_read_by_its_address(folder: Path) -> None:
    assert run("export", folder / "north.sqd", "-o", folder / "north.parquet").exit_code == 0
    store = fsspec.filesystem("memory")
    store.pipe_file("/offices/north.parquet", (folder / "north.parquet").read_bytes())
    store.pipe_file("/offices/south.sqd", (folder / "south.sqd").read_bytes())

    assert city("memory://offices") == city(folder / "north.parquet", folder / "south.sqd")


def test_a_store_that_is_not_known_is_one_sentence(folder: Path) -> None:
    result = run("city", "nowhere://offices")

    assert result.exit_code == 2
    assert "nowhere://offices" in result.stderr


def test_units_have_their_waves_and_how_sure_they_are(folder: Path, tmp_path: Path) -> None:
    for name in ("north", "south"):
        assert run("export", folder / f"{name}.sqd", "-o", tmp_path / f"{name}.parquet").exit_code == 0
        table = pq.read_table(tmp_path / f"{name}.parquet")
        waves = pa.array([f"2026-{1 + row % 2}" for row in range(len(table))])
        table = table.drop_columns(["sqd_wave", "sqd_unit"]).append_column("sqd_wave", waves)
        pq.write_table(table, tmp_path / f"{name}.parquet")
    units = tmp_path / "units.parquet"

    result = run("city", tmp_path / "north.parquet", tmp_path / "south.parquet", "--json", "-", "--units", units)

    whole = json.loads(result.stdout)
    assert whole["between"]["units"] == 2
    assert [wave["wave"] for wave in whole["all"]["waves"]] == ["2026-1", "2026-2"]
    for unit in whole["units"]:
        assert [wave["n"] for wave in unit["waves"]] == [unit["n"] / 2] * 2
        assert unit["change"] == unit["waves"][-1]["change"]
        assert unit["funnel"] in ("within", "above", "below")
        assert sum(unit["class_probability"].values()) == pytest.approx(1)
        assert (
            min(unit["ikm"], whole["between"]["mean"]) <= unit["shrunken"] <= max(unit["ikm"], whole["between"]["mean"])
        )
    read = pd.read_parquet(units)
    assert list(read["unit"]) == [unit["unit"] for unit in whole["units"]]
    assert list(read["ikm"]) == [unit["ikm"] for unit in whole["units"]]

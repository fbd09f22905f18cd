"""What was kept in the lab comes out on paper and in the JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from tests.exports.report.reading import whole
from ui.cli.commands import desk
from ui.jobs.saved_analyses import run_kept


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    path = tmp_path / "desk.sqd"
    with Project.create(path, instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, 60, seed=5), source="simulated")
        project.set_setting("organisation", "Kantor Contoh")
        project.saved_analyses.keep(SavedAnalysis(method="skm", options={"smallest": 7}))
        project.saved_analyses.keep(SavedAnalysis(method="from_the_future", options={}))
    return path


def test_the_json_holds_the_kept_analyses_after_the_contracts_sections(survey: Path) -> None:
    result = CliRunner().invoke(desk, ["analyse", str(survey), "--json", "-"])

    assert result.exit_code == 0, result.output
    (kept,) = json.loads(result.stdout)["lab"]
    assert kept["method"] == "skm"
    assert kept["options"]["smallest"] == 7
    assert kept["options"]["weight"] == "1/9"  # what nobody chose is said too
    index = next(table for table in kept["tables"] if table["id"] == "skm_index")
    assert index["rows"][0][0] == 60


@pytest.mark.parametrize(("language", "heading"), [("en", "Further analyses"), ("id", "Analisis lanjutan")])
def test_the_report_has_a_part_for_each_kept_analysis(survey: Path, language: str, heading: str) -> None:
    output = survey.with_suffix(".pdf")

    result = CliRunner().invoke(desk, ["report", str(survey), "-o", str(output), "--lang", language])

    assert result.exit_code == 0, result.output
    text = whole(output)
    assert heading in text
    assert "Kantor Contoh" in text


def test_a_filter_limits_the_kept_analyses_too(survey: Path) -> None:
    result = CliRunner().invoke(desk, ["analyse", str(survey), "--json", "-", "--where", "sex=female"])

    assert result.exit_code == 0, result.output
    whole = json.loads(result.stdout)
    index = next(table for table in whole["lab"][0]["tables"] if table["id"] == "skm_index")
    assert index["rows"][0][0] == whole["data"]["n_responses"] < 60


def test_a_filter_never_gives_way_to_that_of_a_kept_analysis(survey: Path) -> None:
    with Project.open(survey) as project:
        men = project.count({"sex": "male"})
        kept = SavedAnalysis(method="skm", options={"smallest": 7}, where={"sex": "male"})

        _outcome, of_men_among_women = run_kept(project, kept, where={"sex": "female"})
        _outcome, of_men_among_all = run_kept(project, kept, where={"sex": ["female", "male"]})

    assert of_men_among_women == 0
    assert 0 < of_men_among_all == men

"""`servqual-desk lab`: methods listed in words, one run with options as typed, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from analysis.methods import METHODS, controls
from instruments.load import load_instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from servqual_desk.store.saved_analyses import SavedAnalysis
from ui.cli.commands import desk

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty citizens at a counter, of the questionnaire that has everything."""
    path = tmp_path_factory.mktemp("lab") / "counter.sqd"
    with Project.create(path, instrument="loket-lengkap") as project:
        project.add_responses(simulate(project.instrument, 60, seed=5), source="simulated")
    return path


@pytest.fixture
def run(survey: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `lab` on the survey, in English unless it is told otherwise."""
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "en")
    monkeypatch.setenv("LANGUAGE", "en")
    return lambda *arguments: CliRunner().invoke(desk, ["lab", str(survey), *arguments])


def as_json(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    whole: dict[str, object] = json.loads(result.stdout)
    return whole


def refused(result: Result) -> list[str]:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    return result.stderr.splitlines()


# The list


def test_without_a_method_every_method_and_option_is_listed(run: Run) -> None:
    lines = run().stdout.splitlines()
    instrument = load_instrument("loket-lengkap")
    for method in METHODS.values():
        assert any(line.startswith(f"{method.id}: ") for line in lines)
        if method.why_not(instrument):
            continue
        for field in controls(method.options):
            assert any(line.startswith(f"    {field.name}: ") for line in lines)
    assert "        a number from 0.50 to 0.95; default: 0.60" in lines
    assert "        one of expectation, perception, gap; default: perception" in lines


def test_the_list_says_why_a_questionnaire_cannot_give_a_method(tmp_path: Path) -> None:
    path = tmp_path / "skm.sqd"
    Project.create(path, instrument="skm-9").close()

    result = CliRunner().invoke(desk, ["lab", str(path)], env={"SERVQUAL_DESK_LANG": "en", "LANGUAGE": "en"})

    about = result.stdout.partition("\ngaps: ")[2].partition("\n\n")[0]
    assert "Not with this questionnaire. This needs items" in about
    assert "resamples" not in about


def test_the_list_speaks_indonesian(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVQUAL_DESK_LANG", "id")
    text = run().stdout
    assert "reliability: Reliabilitas" in text
    assert "ya atau tidak; bawaan: ya" in text
    assert "yes or no" not in text


# One method


def test_the_json_has_the_contracts_shape(run: Run) -> None:
    result = as_json(run("validity", "--set", "measures=perception", "--json", "-"))

    assert list(result)[:2] == ["method", "options"]
    assert {"method", "options", "n", "tables", "notes"} <= set(result)
    assert result["method"] == "validity"
    assert result["options"] == {**METHODS["validity"].options().to_dict(), "measures": ["perception"]}
    assert result["n"] == 60
    table = result["tables"][0]  # type: ignore[index]
    assert {"id", "columns", "rows", "n", "method", "notes"} <= set(table)
    assert all({"id", "kind"} <= set(column) for column in table["columns"])
    assert all(len(row) == len(table["columns"]) for row in table["rows"])
    place = [column["id"] for column in table["columns"]].index("verdict")
    assert {row[place] for row in table["rows"]} <= {"valid", "not_valid", None}


def test_the_json_says_how_its_numbers_are_reported(run: Run) -> None:
    result = as_json(run("skm", "--json", "-"))

    index = result["tables"][0]  # type: ignore[index]
    cells = dict(zip([column["id"] for column in index["columns"]], index["rows"][0], strict=True))
    assert str(result["apa"]).startswith(f"IKM = {cells['ikm_rounded']:.2f}, class {cells['class']} ")
    assert f"n = {cells['n']};" in str(result["apa"])


def test_a_kept_analysis_has_the_same_json_as_the_command(run: Run, survey: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kept.sqd"
    copy.write_bytes(survey.read_bytes())
    with Project.open(copy) as project:
        project.saved_analyses.keep(SavedAnalysis(method="skm", options={"smallest": 7}, where={"sex": "female"}))

    analysed = CliRunner().invoke(desk, ["analyse", str(copy), "--json", "-"])
    command = as_json(run("skm", "--set", "smallest=7", "--where", "sex=female", "--json", "-"))

    (kept,) = json.loads(analysed.stdout)["lab"]
    assert {**kept, "where": {"sex": ["female"]}} == command


def test_every_kind_of_option_is_read(run: Run) -> None:
    given = as_json(
        run(
            "factors",
            "--set",
            "measure=gap",
            "--set",
            "number=2",
            "--set",
            "hidden=0,4",
            "--set",
            "draws=50",
            "--json",
            "-",
        )
    )["options"]
    assert {"measure": "gap", "number": 2, "hidden": 0.4, "draws": 50}.items() <= given.items()  # type: ignore[attr-defined]
    given = as_json(
        run(
            "reliability",
            "--set",
            "measures=perception, gap",
            "--set",
            "ordinal=tidak",
            "--set",
            "hierarchical=no",
            "--json",
            "-",
        )
    )["options"]
    assert given["measures"] == ["perception", "gap"]  # type: ignore[index]
    assert given["ordinal"] is given["hierarchical"] is False  # type: ignore[index]


def test_tables_are_shown_with_what_they_say(run: Run) -> None:
    text = run("quality").stdout
    assert text.startswith("Flags of careless answers\nHow often each flag")
    assert "A flag is no proof" in text
    assert "n = 60 of 60 responses" in text


def test_the_result_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "quality.json"
    result = run("quality", "--json", str(out))
    assert result.exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["method"] == "quality"


# What is refused


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("threshold=9", "threshold takes a number from 0.50 to 0.95, and not “9”."),
        ("threshold=high", "threshold takes a number from 0.50 to 0.95, and not “high”."),
        ("resamples=300.5", "resamples takes a whole number from 200 to 10,000, and not “300.5”."),
        ("ordinal=maybe", "ordinal takes yes or no, and not “maybe”."),
        (
            "measures=perception,importance",
            "measures takes some of expectation, perception, gap, parted by commas, and not “perception,importance”.",
        ),
        ("threshold", "--set takes OPTION=VALUE, and not “threshold”."),
    ],
)
def test_a_bad_value_is_one_sentence(run: Run, tmp_path: Path, setting: str, sentence: str) -> None:
    out = tmp_path / "out.json"
    assert refused(run("reliability", "--set", setting, "--json", str(out))) == [sentence]
    assert not out.exists()


def test_an_unknown_option_names_those_that_there_are(run: Run) -> None:
    (sentence,) = refused(run("cfa", "--set", "colour=red"))
    assert sentence == "“colour” is no option of cfa. Use one of: measure, family, estimator, missing, second_order."


def test_an_option_given_twice_is_refused_where_it_takes_one_value(run: Run) -> None:
    (sentence,) = refused(run("cfa", "--set", "measure=gap", "--set", "measure=perception"))
    assert sentence.endswith("and not “gap, perception”.")


def test_an_unknown_method_names_those_that_there_are(run: Run) -> None:
    (sentence,) = refused(run("anova"))
    assert sentence == f"There is no method “anova”. Use one of: {', '.join(METHODS)}."


def test_a_method_that_the_questionnaire_cannot_give_is_refused_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "skm.sqd"
    with Project.create(path, instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, 20, seed=1), source="simulated")

    (sentence,) = refused(CliRunner().invoke(desk, ["lab", str(path), "gaps"], env={"SERVQUAL_DESK_LANG": "en"}))

    assert sentence.startswith("gaps: This needs items")


def test_a_wave_that_the_data_lack_is_refused(run: Run) -> None:
    (sentence,) = refused(run("trend", "--set", "before=2019"))
    assert sentence.endswith("and not “2019”.")


def test_options_without_a_method_are_refused(run: Run) -> None:
    (sentence,) = refused(run("--set", "measure=gap"))
    assert "need a METHOD" in sentence


def test_a_filter_that_leaves_nobody_is_refused(run: Run) -> None:
    (sentence,) = refused(run("quality", "--where", "sqd_wave=2019"))
    assert sentence.startswith("No response meets sqd_wave=2019")

"""The scripts run in their own programs and give the program's numbers."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis import Analysis, analyse
from exports.replication import write_replication
from instruments.load import load_instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from tests.exports.replication.warm_python import run_script
from tests.exports.replication.warm_r import run_r
from tests.references import REFERENCES, needs_references

SURVEYS = ["worked-example", "lab-servqual", "servaqua", "mobi"]


def replicated(name: str, folder: Path) -> Analysis:
    """The scripts of a reference survey in `folder`."""
    instrument = load_instrument(REFERENCES / name / "instrument.toml")
    frame = pd.read_csv(REFERENCES / name / "data.csv")
    analysis = analyse(frame, instrument)
    write_replication(frame, instrument, analysis, folder)
    return analysis


KEYS = ("scale", "battery", "item", "dimension", "element", "outcome", "predictors", "term")
NOT_REPLICATED = ("diagnostics", "overall", "class_probability")
IN_EVERY_SCRIPT = {
    "skm": {"ikm", "n", "nrr", "lower", "upper"},
    "reliability": {"n", "alpha"},
    "gaps": {"n", "gap", "t", "p", "wilcoxon_w", "wilcoxon_p"},
    "regression": {"n", "r2", "b", "p"},
}


def numbers(value: Any, wanted: set[str], where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], float]]:
    """Every wanted number of a result, by the names of the row in which it stands."""
    if isinstance(value, list):
        for row in value:
            names = (row[key] for key in KEYS if key in row and not (key == "dimension" and "item" in row))
            yield from numbers(row, wanted, (*where, *names))
    elif isinstance(value, dict):
        for name, part in value.items():
            if name in wanted and isinstance(part, int | float):
                yield (*where, name), part
            elif isinstance(part, list | dict) and name not in NOT_REPLICATED:
                yield from numbers(part, wanted, (*where, name))


def assert_same_numbers(folder: Path, theirs: str) -> None:
    """The script gives every number that it is to give, and it is ours."""
    ours = json.loads((folder / "results-servqual-desk.json").read_text(encoding="utf-8"))
    other = json.loads((folder / theirs).read_text(encoding="utf-8"))

    for part, wanted in IN_EVERY_SCRIPT.items():
        expected = dict(numbers(ours[part], wanted - {"n"} if part == "skm" else wanted))
        found = dict(numbers(other[part], wanted))
        assert set(expected) <= set(found), part
        for key, value in expected.items():
            assert found[key] == pytest.approx(value, rel=1e-9, abs=1e-10), key


@needs_references
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("name", SURVEYS)
def test_r_gives_the_same_numbers(name: str, tmp_path: Path) -> None:
    replicated(name, tmp_path)

    code, said = run_r(tmp_path / "replicate.R")

    assert code == 0, said
    assert_same_numbers(tmp_path, "results-r.json")


@needs_references
@pytest.mark.parametrize("name", SURVEYS[:3])
def test_python_gives_the_same_numbers(name: str, tmp_path: Path) -> None:
    replicated(name, tmp_path)

    code, said = run_script(tmp_path / "replicate.py")

    assert code == 0, said
    assert_same_numbers(tmp_path, "results-python.json")


@needs_references
@pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
@pytest.mark.parametrize("name", ["worked-example", "servaqua"])
def test_pspp_runs_the_syntax_and_gives_the_same_alphas(name: str, tmp_path: Path) -> None:
    analysis = replicated(name, tmp_path)

    done = subprocess.run(
        ["pspp", "replicate.sps", "-o", "-", "-O", "format=csv"], cwd=tmp_path, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert_same_results(analysis, tmp_path / "results-spss.csv")
    printed = [float(alpha) for alpha in re.findall(r"Cronbach's Alpha,N of Items\n([-.\d]+),", done.stdout)]
    expected = [row.alpha for row in analysis.reliability if row.alpha is not None]
    assert printed == pytest.approx(expected, abs=0.006)  # PSPP prints two or three decimals here


def assert_same_results(analysis: Analysis, path: Path) -> None:
    """The file that the syntax writes holds each alpha, and each gap with its test, as we have them."""
    theirs = pd.read_csv(path).iloc[0]
    for scale in analysis.reliability:
        name = f"reliability.{scale.scale.replace('/', '.')}.{scale.battery}"
        assert [theirs[f"{name}.n"], theirs[f"{name}.alpha"]] == pytest.approx([scale.n, scale.alpha], rel=1e-9)
    for row in analysis.gaps.items if analysis.gaps else ():
        name = f"gaps.items.{row.item}"
        ours = [row.n, row.gap, row.t, row.p]
        assert [theirs[f"{name}.{what}"] for what in ("n", "gap", "t", "p")] == pytest.approx(ours, rel=1e-9, abs=1e-12)


@pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
def test_pspp_gives_the_same_satisfaction_index(tmp_path: Path) -> None:
    analysis = joined(tmp_path)

    subprocess.run(["pspp", "replicate.sps", "-o", "out.txt"], cwd=tmp_path, check=True, capture_output=True)

    theirs = pd.read_csv(tmp_path / "results-spss.csv").iloc[0]
    assert analysis.skm is not None
    assert theirs["skm.ikm"] == pytest.approx(analysis.skm.ikm, rel=1e-12)
    assert [theirs[f"skm.elements.{e.element}.nrr"] for e in analysis.skm.elements] == pytest.approx(
        [e.nrr for e in analysis.skm.elements], rel=1e-12
    )


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_a_joined_questionnaire_with_non_answers(tmp_path: Path) -> None:
    joined(tmp_path)

    subprocess.run(["Rscript", "replicate.R"], cwd=tmp_path, check=True, capture_output=True)

    assert_same_numbers(tmp_path, "results-r.json")


def test_python_replicates_a_joined_questionnaire(tmp_path: Path) -> None:
    joined(tmp_path)

    subprocess.run([sys.executable, "replicate.py"], cwd=tmp_path, check=True, capture_output=True)

    assert_same_numbers(tmp_path, "results-python.json")


def joined(folder: Path) -> Analysis:
    """The scripts of a survey with SERVQUAL, Cohen and SKM, and its analysis."""
    with Project.create(folder / "desk.sqd", instrument="loket-lengkap") as project:
        project.add_responses(simulate(project.instrument, 40, seed=3), source="simulated")
        frame = project.frame()
        analysis = analyse(frame, project.instrument)
        write_replication(frame, project.instrument, analysis, folder)
    return analysis

"""The scripts run in their own programs and give the program's numbers."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import Analysis, analyse
from exports.replication import write_replication
from instruments.load import load_instrument
from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project
from tests.references import REFERENCES, needs_references

SURVEYS = ["worked-example", "lab-servqual", "servaqua", "mobi"]


def replicated(name: str, folder: Path) -> Analysis:
    """The scripts of a reference survey in `folder`."""
    instrument = load_instrument(REFERENCES / name / "instrument.toml")
    frame = pd.read_csv(REFERENCES / name / "data.csv")
    analysis = analyse(frame, instrument)
    write_replication(frame, instrument, analysis, folder)
    return analysis


def assert_same_numbers(folder: Path, theirs: str) -> None:
    keys = ["part", "where", "name"]
    ours = pd.read_csv(folder / "results-servqual-desk.csv").set_index(keys)["value"]
    other = pd.read_csv(folder / theirs).set_index(keys)["value"]

    assert len(ours) > 0
    assert set(ours.index) == set(other.dropna().index)
    for key, value in ours.items():
        assert other[key] == pytest.approx(value, rel=1e-8, abs=1e-10), key


@needs_references
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
@pytest.mark.parametrize("name", SURVEYS)
def test_r_gives_the_same_numbers(name: str, tmp_path: Path) -> None:
    replicated(name, tmp_path)

    subprocess.run(["Rscript", "replicate.R"], cwd=tmp_path, check=True, capture_output=True)

    assert_same_numbers(tmp_path, "results-r.csv")


@needs_references
@pytest.mark.parametrize("name", SURVEYS[:3])
def test_python_gives_the_same_numbers(name: str, tmp_path: Path) -> None:
    replicated(name, tmp_path)

    subprocess.run([sys.executable, "replicate.py"], cwd=tmp_path, check=True, capture_output=True)

    assert_same_numbers(tmp_path, "results-python.csv")


@needs_references
@pytest.mark.skipif(shutil.which("pspp") is None, reason="GNU PSPP is not installed")
@pytest.mark.parametrize("name", ["worked-example", "servaqua"])
def test_pspp_runs_the_syntax_and_gives_the_same_alphas(name: str, tmp_path: Path) -> None:
    analysis = replicated(name, tmp_path)

    done = subprocess.run(
        ["pspp", "replicate.sps", "-o", "-", "-O", "format=csv"], cwd=tmp_path, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
    printed = [float(alpha) for alpha in re.findall(r"Cronbach's Alpha,N of Items\n([-.\d]+),", done.stdout)]
    expected = [row.alpha for row in analysis.reliability if row.alpha is not None]
    assert printed == pytest.approx(expected, abs=0.006)  # PSPP prints two or three decimals here


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_a_joined_questionnaire_with_non_answers(tmp_path: Path) -> None:
    with Project.create(tmp_path / "desk.sqd", instrument="loket-lengkap") as project:
        project.add_responses(simulate(project.instrument, 40, seed=3), source="simulated")
        frame = project.frame()
        write_replication(frame, project.instrument, analyse(frame, project.instrument), tmp_path)

    subprocess.run(["Rscript", "replicate.R"], cwd=tmp_path, check=True, capture_output=True)

    assert_same_numbers(tmp_path, "results-r.csv")

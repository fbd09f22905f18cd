"""To add a method of the lab: a folder and a file of words. A trial one shows that no existing file of the program is touched."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from servqual_desk.demo.simulated_citizens import simulate
from servqual_desk.project import Project

ROOT = Path(__file__).parents[1]
ROOMS = ("analysis", "exports", "instruments", "servqual_desk", "ui")

TRIAL = {
    "analysis/methods/trial/__init__.py": '"""Trial."""\n',
    "analysis/methods/trial/spec.py": '''"""What may be chosen."""

from dataclasses import dataclass

from analysis.methods.fields import Options, whole
from analysis.methods.method import Method
from analysis.methods.needs import needs_items


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialOptions(Options):
    """A number is added."""

    added: int = whole(1, least=0, most=9)


METHOD = Method(id="trial", place=999, options=TrialOptions, why_not=needs_items)
''',
    "analysis/methods/trial/run.py": '''"""How many responses there are, and a few more."""

import pandas as pd

from analysis.methods.outcome import Outcome
from analysis.methods.table_builder import count, of_complete, table
from analysis.methods.trial.spec import TrialOptions
from instruments.model import Instrument
from instruments.progress import UNWATCHED, Progress


def run(frame: pd.DataFrame, instrument: Instrument, options: TrialOptions, progress: Progress = UNWATCHED) -> Outcome:
    rows = [(len(frame), len(frame) + options.added)]
    sample = of_complete(len(frame), len(frame))
    return Outcome(tables=(table("lab_trial", [count("n"), count("raised")], rows, sample=sample, method="trial_sum"),))
''',
    "exports/words/methods/trial.py": '''"""The trial, in words."""

from exports.words.method_card_fields import MethodCard, Reported
from exports.words.method_words import MethodWords, OptionWords, TableWords

WORDS = MethodWords(
    name="Trial method",
    question="How many are there, and a few more?",
    card=MethodCard(
        not_for="Not for anything else.",
        formula="raised = n + added",
        references=(),
        reported=(Reported(table="lab_trial", sentence="There were {n}, raised to {raised}."),),
    ),
    options={"added": OptionWords(name="Added", help="So many are added.")},
    tables={"lab_trial": TableWords(title="Raised counts", definition="It shows a count, raised.")},
    procedures={"trial_sum": "sum of two numbers"},
    columns={"raised": "Raised count"},
)
''',
}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the trial method's files beside the others, and a survey of twenty."""
    copy = tmp_path_factory.mktemp("program")
    for room in ROOMS:
        shutil.copytree(ROOT / room, copy / room)  # with what was compiled of them
    for name, text in TRIAL.items():
        path = copy / name
        assert not path.exists(), f"{name} would change a file that is there"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with Project.create(copy / "counter.sqd", instrument="skm-9") as project:
        project.add_responses(simulate(project.instrument, 20, seed=1), source="simulated")
    return copy


def said(program: Path, *arguments: str) -> str:
    settings = {"SERVQUAL_DESK_LANG": "en", "LANGUAGE": "en", "PYTHONPATH": str(program)}
    done = subprocess.run(
        [sys.executable, "-m", "servqual_desk", "lab", "counter.sqd", *arguments],
        cwd=program,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_trial_method_is_listed_with_its_options(program: Path) -> None:
    about = said(program).partition("trial: Trial method\n")[2]
    assert about.startswith("  How many are there, and a few more?\n  Not for anything else.\n    added: Added\n")
    assert "a whole number from 0 to 9; default: 1" in about


def test_a_trial_method_runs_and_speaks(program: Path) -> None:
    text = said(program, "trial", "--set", "added=3")
    assert text.startswith("Raised counts\nIt shows a count, raised.\n")
    assert "Raised count" in text
    assert "sum of two numbers" in text
    assert said(program, "validity") != text  # the others are there as before


def test_a_trial_method_has_the_json_of_all(program: Path) -> None:
    result = json.loads(said(program, "trial", "--json", "-"))
    assert result["method"] == "trial"
    assert result["options"] == {"added": 1}
    assert result["tables"][0]["rows"] == [[20, 21]]
    assert result["apa"] == "There were 20, raised to 21."

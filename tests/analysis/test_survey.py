"""The whole analysis: its JSON, its doors, and surveys with next to nothing in them."""

import json
import math
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import Options, analyse
from analysis.methods.priorities.spec import PrioritiesOptions
from analysis.methods.reliability.spec import ReliabilityOptions
from analysis.methods.skm.spec import SkmOptions
from analysis.notes import NOTE_PARAMS
from analysis.survey import Analysis
from instruments.columns import variables
from instruments.load import load_instrument
from instruments.model import Instrument
from tests.analysis.questionnaires import PAIR, answers, questionnaire

JOINED = questionnaire(
    {"speed": ("a", "b", "c"), "care": ("d", "e"), "policy": ("f", "g"), "skm": ("u1", "u2")},
    PAIR,
    scale=(1, 4),
    families={"speed": "servqual", "care": "servqual", "policy": "cohen", "skm": "skm"},
    asked={item: ["perception"] for item in ("f", "g", "u1", "u2")},
    reverse=["e"],
    weights="servqual",
    outcomes=("overall",),
)


def simulated(instrument: Instrument, n: int, *, constant: bool = False, missing: float = 0.0) -> pd.DataFrame:
    """Random (or everywhere the highest) answers of which a share is missing."""
    rng = np.random.default_rng(n)
    columns: dict[str, Any] = {}
    for variable in variables(instrument):
        if variable.kind == "weight":
            columns[variable.name] = np.full(n, 100 / len(instrument.dimensions_of("servqual")))
        elif variable.is_numeric:
            low, high = (variable.scale.min, variable.scale.max) if variable.scale else (1, 5)
            drawn = np.full(n, high, dtype=float) if constant else rng.integers(low, high + 1, n).astype(float)
            columns[variable.name] = np.where(rng.random(n) < missing, np.nan, drawn)
    return pd.DataFrame(columns)


def numbers(node: Any) -> Iterator[float]:
    """Every number in a JSON value."""
    if isinstance(node, dict):
        for value in node.values():
            yield from numbers(value)
    elif isinstance(node, list):
        for value in node:
            yield from numbers(value)
    elif isinstance(node, float):
        yield node


# Keys of the contract, section by section; `notes`, `samples` and the like of our own never get into the JSON.
SECTIONS = {
    "servqual_desk",
    "instrument",
    "data",
    "reliability",
    "gaps",
    "priorities",
    "regression",
    "skm",
    "waves",
    "scores",
    "notes",
}
TESTED = {
    "dimension",
    "n",
    "expectation",
    "perception",
    "gap",
    "sd",
    "lower",
    "upper",
    "t",
    "df",
    "p",
    "p_holm",
    "wilcoxon_w",
    "wilcoxon_p",
    "wilcoxon_exact_p",
    "cohen_dz",
}


def test_json_has_the_keys_of_the_contract() -> None:
    result = json.loads(analyse(simulated(JOINED, 20), JOINED).to_json())
    assert set(result) == SECTIONS
    assert set(result["instrument"]) == {"id", "version", "digest"}
    assert set(result["data"]) == {"n_responses", "n_complete", "fingerprint"}
    assert set(result["reliability"][0]) == {
        "scale",
        "battery",
        "n",
        "k",
        "alpha",
        "alpha_lower",
        "alpha_upper",
        "alpha_standardised",
        "omega_total",
        "items",
    }
    assert set(result["gaps"]["items"][0]) == TESTED | {"item"}
    assert set(result["gaps"]["dimensions"][0]) == TESTED | {"weight", "difference_reliability"}
    assert set(result["gaps"]["overall"]) == {"n", "unweighted", "weighted", "n_weighted", "servperf"}
    assert set(result["priorities"]) == {"ipa", "csi", "pgcv", "mend", "keep"}
    assert set(result["priorities"]["ipa"][0]) == {"item", "importance", "performance", "quadrant", "conformity"}
    assert set(result["skm"]) == {"ikm", "ikm_rounded", "class", "weight", "elements", "interval", "class_probability"}
    assert set(result["skm"]["interval"]) == {"lower", "upper", "method"}
    assert set(result["skm"]["class_probability"]) == {"A", "B", "C", "D"}
    assert set(result["scores"][0]) == {"dimension", "battery", "n", "mean", "sd", "lower", "upper"}
    assert set(result["notes"][0]) == {"code", "where", "params"}


def test_json_of_a_regression_has_the_keys_of_the_contract() -> None:
    (model, _) = json.loads(analyse(simulated(JOINED, 20), JOINED).to_json())["regression"]
    assert set(model) == {
        "outcome",
        "predictors",
        "n",
        "r2",
        "r2_adj",
        "f",
        "df1",
        "df2",
        "f_p",
        "sigma",
        "aic",
        "bic",
        "terms",
        "diagnostics",
    }
    assert set(model["terms"][0]) == {
        "term",
        "b",
        "se",
        "beta",
        "t",
        "p",
        "lower",
        "upper",
        "vif",
        "tolerance",
        "se_hc3",
    }
    assert {key: set(value) for key, value in model["diagnostics"].items() if isinstance(value, dict)} == {
        "breusch_pagan": {"lm", "p"},
        "lilliefors": {"d", "p"},
        "shapiro": {"w", "p"},
        "jarque_bera": {"jb", "p"},
        "reset": {"f", "p"},
    }
    assert set(model["diagnostics"]["glejser"][0]) == {"term", "t", "p"}


def test_json_keeps_every_digit() -> None:
    analysis = analyse(answers(a=[1, 2, 2]), questionnaire({"speed": ("a",)}))
    assert json.loads(analysis.to_json())["scores"][0]["mean"] == 5 / 3
    assert analysis.to_dict()["skm"] is None


def test_sections_of_a_joined_questionnaire() -> None:
    analysis = analyse(simulated(JOINED, 20), JOINED)
    assert [row.scale for row in analysis.reliability if row.battery == "perception"] == [
        "speed",
        "care",
        "overall/servqual",
        "policy",
        "skm",
    ]
    assert analysis.gaps is not None
    assert [row.item for row in analysis.gaps.items] == ["a", "b", "c", "d", "e"]
    assert analysis.regression is not None
    assert [term.term for term in analysis.regression[0].terms] == ["const", "speed", "care"]
    assert analysis.skm is not None
    assert [row.element for row in analysis.skm.elements] == ["u1", "u2"]


@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 12])
@pytest.mark.parametrize(("constant", "missing"), [(False, 0), (False, 0.3), (False, 1), (True, 0), (True, 0.3)])
def test_next_to_nothing_gives_nulls_and_reasons(n: int, constant: bool, missing: float) -> None:
    analysis = analyse(simulated(JOINED, n, constant=constant, missing=missing), JOINED)
    result = json.loads(analysis.to_json())  # refuses NaN and infinity
    assert all(math.isfinite(number) for number in numbers(result))
    assert analysis.notes
    assert_notes_are_documented(analysis)
    assert len(analysis.tables()) == 22
    assert analysis.charts()


@pytest.mark.parametrize("instrument_id", ["servqual-22", "servperf-22", "skm-9", "loket-lengkap"])
def test_bundled_questionnaires(instrument_id: str) -> None:
    instrument = load_instrument(instrument_id)
    analysis = analyse(simulated(instrument, 40, missing=0.01), instrument)
    assert_notes_are_documented(analysis)
    assert (analysis.gaps is None) == (instrument_id in ("servperf-22", "skm-9"))
    assert (analysis.skm is None) == (instrument_id in ("servqual-22", "servperf-22"))


def assert_notes_are_documented(analysis: Analysis) -> None:
    places = [(note.code, note.where) for note in analysis.notes]
    assert len(set(places)) == len(places)
    for note in analysis.notes:
        assert tuple(note.params) == NOTE_PARAMS[note.code]


def test_results_are_frozen_and_the_frame_is_left_alone() -> None:
    frame = simulated(JOINED, 9)
    before = frame.copy()
    analysis = analyse(frame, JOINED)
    pd.testing.assert_frame_equal(frame, before)
    with pytest.raises(FrozenInstanceError):
        analysis.skm = None  # type: ignore[misc]


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        (Options, {"predictors": "both"}),
        (SkmOptions, {"weight": "0.1"}),
        (ReliabilityOptions, {"threshold": 1.5}),
        (PrioritiesOptions, {"acceptable": 0}),
    ],
)
def test_an_option_that_does_not_exist_is_refused(options: type[Any], wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        options(**wrong)


def test_importing_analysis_is_light() -> None:
    script = "import sys, analysis; print([m for m in ('numpy', 'pandas', 'scipy') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"


def test_analyse_is_the_function_whatever_was_imported_first() -> None:
    script = "import analysis.survey; from analysis import analyse; print(callable(analyse))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "True"


def test_the_version_of_the_program_is_in_the_result() -> None:
    from servqual_desk import __version__

    assert analyse(answers(a=[1]), questionnaire({"speed": ("a",)})).to_dict()["servqual_desk"] == __version__
